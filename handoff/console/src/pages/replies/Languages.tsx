import { useState } from 'preact/hooks';
import { language, languageName, t } from '../../text';
import { languagesOf, type Entry } from './draft';
import { put, useEditing } from './saving';

const offered = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'tr', 'ar', 'sv', 'da', 'cs', 'uk'];

/** Which language is being written, which ones this entry has, and a way to another. */
export function Languages({ e }: { e: Entry }) {
  const { draft, lang } = useEditing(), [adds, setAdds] = useState(false);
  const there = new Set([...Object.keys(e.text), ...e.steps.flatMap(s => Object.keys(s.text ?? {}))].filter(l => e.text[l]?.trim() || e.steps.some(s => s.text?.[l]?.trim())));
  const all = [...new Set([...languagesOf(draft!), language(), 'en', lang])].sort();
  return (
    <div class="modes languages" role="group" aria-label={t('replies.language')}>
      {all.map(l => <button type="button" key={l} aria-pressed={l === lang} class={there.has(l) ? '' : 'lacks'} onClick={() => put({ lang: l })}>{languageName(l)}{!there.has(l) && <span class="sr">, {t('replies.lacks')}</span>}</button>)}
      {adds
        ? <select class="short" aria-label={t('replies.addLanguage')} autofocus value="" onChange={x => { if (x.currentTarget.value) put({ lang: x.currentTarget.value }); setAdds(false); }} onBlur={() => setAdds(false)}><option value="">{t('replies.addLanguage')}</option>{offered.filter(l => !all.includes(l)).map(l => <option key={l} value={l}>{languageName(l)}</option>)}</select>
        : <button type="button" class="quiet" onClick={() => setAdds(true)}>{t('replies.addLanguage')}</button>}
    </div>
  );
}
