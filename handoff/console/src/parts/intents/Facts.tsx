import { useState } from 'preact/hooks';
import { removeFact, setFact } from '../../intents/draft';
import { edit, editing, editTold } from '../../intents/editing';
import { fact, factNames } from '../../intents/set';
import { use } from '../../store';
import { t } from '../../text';
import { Icon } from '../Icon';
import { Says, Sheet, wrong } from './bits';

/** What stands for {phone} and its like in an answer, by locale. A field left empty takes what its placeholder shows. */
export function Facts() {
  const e = use(s => s.intents), d = e.draft!, locales = Object.keys(d.facts);
  const [open, setOpen] = useState('');
  const locale = locales.includes(open) ? open : locales.includes(d.fallback) ? d.fallback : locales[0] ?? '';
  const says = e.fault?.section === 'facts' ? e.fault.says : '', names = factNames(d);
  const field = (x: SubmitEvent) => { x.preventDefault(); const f = x.currentTarget as HTMLFormElement, v = new FormData(f); f.reset(); return (k: string) => String(v.get(k) ?? '').trim(); };
  const addLocale = (x: SubmitEvent) => { const l = field(x)('locale'); if (l && !d.facts[l]) edit({ ...d, facts: { ...d.facts, [l]: {} } }); setOpen(l); };
  const addFact = (x: SubmitEvent) => { const v = field(x), n = v('name').replace(/[{}]/g, ''); if (n && v('value')) edit(setFact(d, locale, n, v('value'))); };
  const drop = (n: string) => { const before = d.facts; editTold(removeFact(d, n), t('int.phraseRemoved', { text: `{${n}}` }), x => Object.entries(before).reduce((y, [l, f]) => (f[n] === undefined ? y : setFact(y, l, n, f[n])), x)); };
  return (
    <Sheet title={t('int.facts')}>
      <p class="muted">{t('int.factsHow')}</p>
      <Says id="int-facts-x" text={says} />
      <div class="modes languages" role="group" aria-label={t('int.locale')}>
        {locales.map(l => <button type="button" key={l} aria-pressed={l === locale} onClick={() => setOpen(l)}>{l}<span class="count" aria-hidden="true">{Object.keys(d.facts[l]!).length}</span></button>)}
        <form class="line" onSubmit={addLocale}><input class="short" name="locale" required pattern="[A-Za-z]{2,3}([\-_][A-Za-z0-9]{2,8})*" placeholder="de-AT" aria-label={t('int.addLocale')} {...wrong('int-facts-x', says)} /><button>{t('int.addIt')}</button></form>
      </div>
      {locale && (
        <ul class="facts" aria-label={t('int.factsOf', { locale })}>
          {names.map(n => (
            <li key={n}>
              <label>{`{${n}}`}<input value={d.facts[locale]?.[n] ?? ''} dir="auto" placeholder={fact(setFact(d, locale, n, ''), n, locale) ?? t('int.noFact')} onInput={x => edit(setFact(editing().draft!, locale, n, x.currentTarget.value))} /></label>
              <button type="button" class="quiet" aria-label={t('int.removePhrase', { text: `{${n}}` })} title={t('int.remove')} onClick={() => drop(n)}><Icon name="close" /></button>
            </li>
          ))}
        </ul>
      )}
      {locale && <form class="card plainly" onSubmit={addFact}><h3>{t('int.addFact', { locale })}</h3><div class="pair"><label>{t('int.name')}<input name="name" required pattern="\{?[A-Za-z0-9_]+\}?" autocomplete="off" placeholder="phone" /></label><label>{t('int.value')}<input name="value" required autocomplete="off" /></label></div><button>{t('int.addIt')}</button></form>}
      <label>{t('int.fallback')}<select value={d.fallback} onChange={x => edit({ ...d, fallback: x.currentTarget.value })}>{[...new Set(['', d.fallback, ...locales])].map(l => <option key={l} value={l}>{l || '–'}</option>)}</select><span class="small muted">{t('int.fallbackHow')}</span></label>
    </Sheet>
  );
}
