import { useState } from 'preact/hooks';
import { addPhrases, find, phrases, removePhrase } from '../../intents/draft';
import { editing, editTold, put, unsaved } from '../../intents/editing';
import { languages, type Draft, type Place } from '../../intents/set';
import { behind } from '../../intents/training';
import { tryOut } from '../../intents/trying';
import { use } from '../../store';
import { coded, languageName, percent, t } from '../../text';
import { toast } from '../../toasts';
import type { Ev } from '../../wire';
import { words } from '../../words';
import { Icon } from '../Icon';
import { Signals } from '../Why';
import { label, labelOf, placeName, To } from './bits';

const set = (patch: Partial<ReturnType<typeof editing>['tried']>) => put({ tried: { ...editing().tried, ...patch } });

/** A field to say something as a customer would, and what the bot would make of it: always in reach. */
export function Try() {
  const { tried: x, draft } = use(s => s.intents), d = draft!;
  const locales = [...new Set([...languages(d), ...Object.keys(d.facts)])];
  return (
    <section class={'case try' + (x.open ? ' open' : '')} aria-label={t('int.try')}>
      <form class="block" role="search" onSubmit={e => { e.preventDefault(); void tryOut(x.text, x.locale); }}>
        <h2 class="try-title">{t('int.try')}</h2>
        <div class="line">
          <input id="try" class="grow" value={x.text} dir="auto" maxLength={4000} aria-label={t('int.tryLabel')} placeholder={t('int.tryHint')} onInput={e => set({ text: e.currentTarget.value })} />
          <select class="short" aria-label={t('int.locale')} value={x.locale} onChange={e => { set({ locale: e.currentTarget.value }); if (x.of) void tryOut(x.text, e.currentTarget.value); }}><option value="">{t('int.anyLanguage')}</option>{locales.map(l => <option key={l} value={l}>{l.includes('-') ? l : languageName(l)}</option>)}</select>
          <button class="primary" disabled={!x.text.trim() || x.busy}>{t('int.tryGo')}</button>
        </div>
      </form>
      <div class="result" role="status">
        {x.open && <button class="quiet fold" aria-label={t('close')} title={t('close')} onClick={() => set({ open: false })}><Icon name="close" /></button>}
        {x.error !== undefined && <p class="bad box">{words(x.error)}</p>}
        {x.decision && x.of && <Result key={x.of} d={d} of={x.of} says={x.decision} />}
        {!x.decision && x.error === undefined && <p class="muted box lead">{t('int.tryLead')}</p>}
      </div>
    </section>
  );
}

function Result({ d, of, says }: { d: Draft; of: string; says: Partial<Ev> }) {
  const e = use(s => s.intents);
  const others = (says.alternatives ?? []).filter(a => a.intent !== says.intent && a.confidence >= 0.005);
  return (
    <>
      <div class="block decision">
        <blockquote dir="auto">{of}</blockquote>
        <p class="sentence">{coded('would', says.action)}</p>
        {says.action !== 'answer' && says.reason && <p>{coded('reason', says.reason)}</p>}
        {says.intent && <p>{t('why.nearest')} <b><To d={d} k={says.intent} /></b> {says.confidence !== undefined && percent(says.confidence)}</p>}
        {says.known !== undefined && <p class="small muted">{t('why.known', { p: percent(says.known) })}</p>}
        {says.nearest && <p class="small" dir="auto">{t('why.phrase', { text: says.nearest })}</p>}
        {others.length > 0 && <p class="small muted">{t('why.alternatives')} {others.map((a, n) => <span key={a.intent}>{n > 0 && ', '}<To d={d} k={a.intent} /> ({percent(a.confidence)})</span>)}</p>}
        {(unsaved(e) || behind(e.status)) && <p class="small edits">{t(unsaved(e) ? 'int.tryUnsaved' : 'int.tryBehind', { v: e.status?.serving ?? e.version })}</p>}
      </div>
      <AddTo d={d} of={of} best={says.intent} />
      <div class="block decision"><Signals d={says as Ev} /></div>
    </>
  );
}

/** What was tried becomes a phrase: of the intent that it should have been. */
function AddTo({ d, of, best }: { d: Draft; of: string; best?: string }) {
  const lang = use(s => s.intents.tried.locale || s.intents.lang) ?? languages(d)[0]!;
  const [key, setKey] = useState(find(d, best) ? best! : d.intents[0]?.key ?? 'others');
  const add = () => {
    const at: Place = key === 'others' ? 'others' : { key, lang: lang.split('-')[0]! }, r = addPhrases(editing().draft!, at, [of]);
    if (!r.added.length) { toast(t('int.taken', { text: of.slice(0, 60), name: placeName(d, r.taken[0]!.at) })); return; }
    editTold(r.draft, t('int.addedTo', { name: labelOf(d, key) }), x => removePhrase(x, at, phrases(x, at).indexOf(of)));
  };
  return (
    <div class="block">
      <label>{t('int.addTo')}<select value={key} onChange={x => setKey(x.currentTarget.value)}>{d.intents.map(i => <option key={i.key} value={i.key}>{label(i)}</option>)}<option value="others">{t('int.others')}</option></select></label>
      <button onClick={add}>{t('int.addIt')}</button>
    </div>
  );
}
