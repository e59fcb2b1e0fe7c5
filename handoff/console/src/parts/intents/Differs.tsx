import type { Difference } from '../../intents/differ';
import { count, type Draft } from '../../intents/set';
import { knows, languageName, t, type Key } from '../../text';
import { label } from './bits';

/** What differs between two states of the intents, as a list one can read from the top. */
export function Differs({ d, names: [from, to] }: { d: Difference; names: [Draft, Draft] }) {
  if (!d.count) return <p class="muted">{t('int.same')}</p>;
  const called = (key: string) => { const i = to.intents.find(i => i.key === key) ?? from.intents.find(i => i.key === key); return i ? label(i) : key; };
  return (
    <ul class="differs">
      {d.added.map(i => <li key={'+' + i.key}><span class="chip good">{t('int.added')}</span> <b dir="auto">{label(i)}</b> <span class="muted small">{t('int.phrasesN', { n: count(i) })}</span></li>)}
      {d.removed.map(i => <li key={'-' + i.key}><span class="chip tier4">{t('int.gone')}</span> <b dir="auto">{label(i)}</b> <span class="muted small">{t('int.phrasesN', { n: count(i) })}</span></li>)}
      {d.changed.map(c => <li key={c.key}><span class="chip">{t('int.changed')}</span> <b dir="auto">{called(c.key)}</b> {c.fields.length > 0 && <span class="muted small">{c.fields.map(f => fieldName(...(f.split('.') as [string, string?]))).join(', ')}</span>}<Phrases plus={c.plus} minus={c.minus} /></li>)}
      {(d.plus.length > 0 || d.minus.length > 0) && <li><span class="chip">{t('int.changed')}</span> <b>{t('int.others')}</b><Phrases plus={d.plus} minus={d.minus} /></li>}
      {d.facts.length > 0 && <li><span class="chip">{t('int.changed')}</span> <b>{t('int.facts')}</b> <span class="muted small">{d.facts.slice(0, 12).join(', ')}{d.facts.length > 12 ? ' …' : ''}</span></li>}
    </ul>
  );
}

/** A field of an intent in words, with its language: "Answer (English)". */
export function fieldName(name: string, lang?: string): string {
  return (knows('int', name) ? t(`int.${name}` as Key) : name) + (lang ? ` (${languageName(lang)})` : '');
}

/** Phrases that came and went; of many, the first ones. */
const Phrases = ({ plus, minus }: { plus: string[]; minus: string[] }) => (
  <ul class="small" dir="auto">
    {minus.slice(0, 20).map(p => <li class="minus" key={'-' + p}><span aria-hidden="true">− </span><span class="sr">{t('int.gone')}: </span>{p}</li>)}
    {plus.slice(0, 20).map(p => <li class="plus" key={'+' + p}><span aria-hidden="true">+ </span><span class="sr">{t('int.added')}: </span>{p}</li>)}
    {Math.max(plus.length, minus.length) > 20 && <li class="muted">…</li>}
  </ul>
);
