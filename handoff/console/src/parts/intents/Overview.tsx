import { find, merge, phrases, placeOf } from '../../intents/draft';
import { editing, editTold } from '../../intents/editing';
import { readReview } from '../../intents/training';
import type { Draft, Review } from '../../intents/set';
import { get, set, use } from '../../store';
import { numbers, percent, t } from '../../text';
import { words } from '../../words';
import { labelOf, Sheet, To } from './bits';
import { moveTold } from './Phrases';

/** What every phrase looks like to a model that was trained without it: which intents look alike, which are weak, which phrases seem to stand in the wrong place. */
export function Overview({ gone }: { gone: boolean }) {
  const e = use(s => s.intents), r = e.review;
  return (
    <Sheet title={t('int.reviewTitle')}>
      {gone && <p class="warn box" role="status">{t('int.notThere')}</p>}
      {e.reviewError !== undefined && <p class="bad" role="alert">{words(e.reviewError)} <button onClick={() => readReview()}>{t('again')}</button></p>}
      {r?.error ? <p class="bad" role="alert">{t('int.reviewFailed')} {t('error.says', { text: r.error.replace(/^intents: (review: )?/, '') })}</p>
        : !r?.ready ? e.reviewError === undefined && <p class="muted" role="status">{t('int.reviewing')}</p> : <Findings r={r} d={e.draft!} />}
    </Sheet>
  );
}

const most = 20;

function Findings({ r, d }: { r: Review; d: Draft }) {
  const alike = r.alike ?? [], weak = r.weak ?? [], suspect = (r.suspect ?? []).filter(s => { const at = placeOf(d, s.text); return at && at !== 'others' && at.key === s.intent && find(d, s.reads); });
  const cut = (n: number) => (n > most ? <p class="small muted">{t('int.andMore', { n: n - most })}</p> : null);
  return (
    <>
      <p>{t('int.accuracy', { n: r.phrases ?? 0, p: numbers({ style: 'percent', maximumFractionDigits: 1 }).format(r.accuracy ?? 0), v: r.version ?? 0 })}</p>
      <section><h3>{t('int.suspects')}</h3>
        {suspect.length ? <ul class="findings">{suspect.slice(0, most).map(s => <li key={s.text}><q dir="auto">{s.text}</q><span class="small">{t('int.standsIn')} <To d={d} k={s.intent} />, {t('int.readsAs')} <To d={d} k={s.reads} /> ({percent(s.confidence)})</span><button onClick={() => moveTold(d, s.text, s.reads)}>{t('int.moveThere')}</button></li>)}</ul> : <p class="muted">{t('int.noSuspects')}</p>}
        {cut(suspect.length)}
      </section>
      <section><h3>{t('int.alike')}</h3>
        {alike.length ? <><p class="small muted">{t('int.alikeHow')}</p><ul class="findings">{alike.slice(0, most).map(p => <li key={p.a + ' ' + p.b}><span><To d={d} k={p.a} /> · <To d={d} k={p.b} /></span><span class="small muted">{t('int.times', { n: p.times })}</span>{find(d, p.a) && find(d, p.b) && <button onClick={() => askMerge(d, p.b, p.a)}>{t('int.merge')}</button>}</li>)}</ul></> : <p class="muted">{t('int.noAlike')}</p>}
        {cut(alike.length)}
      </section>
      <section><h3>{t('int.weakTitle')}</h3>
        {weak.length ? <><p class="small muted">{t('int.weakLead')}</p><ul class="findings">{weak.slice(0, most).map(w => <li key={w.intent}><To d={d} k={w.intent} /><span class="small muted">{t('int.weakHow', { n: w.right, of: w.phrases })}</span></li>)}</ul></> : <p class="muted">{t('int.noWeak')}</p>}
        {cut(weak.length)}
      </section>
    </>
  );
}

/** Which of two stays is asked: the smaller one goes into the other unless told otherwise. */
function askMerge(d: Draft, a: string, b: string) {
  const size = (k: string) => Object.keys(find(d, k)?.phrases ?? {}).reduce((n, lang) => n + phrases(d, { key: k, lang }).length, 0);
  const [from, into] = size(a) <= size(b) ? [a, b] : [b, a];
  const run = () => {
    const now = editing().draft!, gone = find(now, from), was = find(now, into);
    if (gone && was) editTold(merge(now, from, into), t('int.merged', { a: labelOf(d, from), b: labelOf(d, into) }), x => ({ ...x, intents: [...x.intents.map(i => (i.key === into ? was : i)), gone] }));
  };
  set({ dialog: { ...get().dialog, kind: 'ask', ask: { title: t('int.mergeAsk', { a: labelOf(d, from), b: labelOf(d, into) }), says: t('int.mergeHow', { a: labelOf(d, from), b: labelOf(d, into) }), go: t('int.merge'), run } } });
}
