import { useState } from 'preact/hooks';
import { change } from '../../intents/draft';
import { edit, editing, put } from '../../intents/editing';
import { languages, type Draft, type Entry } from '../../intents/set';
import { languageName, t } from '../../text';

const offered = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'tr', 'ar', 'sv', 'da', 'cs', 'uk'];

/** Which language is being edited, with how many phrases each has, and a way to one that is not there yet. */
export function Languages({ d, i, lang }: { d: Draft; i: Entry; lang: string }) {
  const [adds, setAdds] = useState(false);
  const all = [...new Set([...languages(d), ...Object.keys(i.phrases)])];
  const choose = (l: string) => {
    put({ lang: l });
    if (!all.includes(l)) edit(change(editing().draft!, i.key, { phrases: { ...i.phrases, [l]: [] } }));
    setAdds(false);
  };
  return (
    <div class="modes languages" role="group" aria-label={t('int.language')}>
      {all.map(l => <button type="button" key={l} aria-pressed={l === lang} onClick={() => choose(l)}>{languageName(l)}<span class="count" aria-hidden="true">{i.phrases[l]?.length ?? 0}</span><span class="sr">, {t('int.phrasesN', { n: i.phrases[l]?.length ?? 0 })}</span></button>)}
      {adds
        ? <select aria-label={t('int.addLanguage')} autofocus value="" onChange={e => { if (e.currentTarget.value) choose(e.currentTarget.value); }} onBlur={() => setAdds(false)}><option value="">{t('int.addLanguage')}</option>{offered.filter(l => !all.includes(l)).map(l => <option key={l} value={l}>{languageName(l)}</option>)}</select>
        : <button type="button" class="quiet" onClick={() => setAdds(true)}>{t('int.addLanguage')}</button>}
    </div>
  );
}
