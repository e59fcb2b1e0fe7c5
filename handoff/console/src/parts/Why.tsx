import type { Case, Turn } from '../fold';
import { set, use } from '../store';
import { coded, percent, t } from '../text';
import type { Item, Signal } from '../wire';
import { first } from '../words';
import { Picture } from './Picture';

/** Why a person has this: in one sentence, as a picture, and by what each signal weighed. */
export function Why({ c, item }: { c: Case; item?: Item }) {
  const wish = use(s => s.turn);
  const reason = c.reason ?? item?.reason, summary = c.summary ?? item?.summary;
  const deciding = c.deciding ?? c.turns.at(-1);
  const shown = c.turns.find(x => x.n === wish) ?? deciding;
  return (
    <section class="block">
      <h2>{t(reason ? 'why.title' : 'why.titleBot')}</h2>
      <p class="sentence">{reason ? coded('because', reason) : t(c.state === 'promised' ? 'why.promised' : c.state === 'closed' ? 'why.closed' : 'why.notYet')}</p>
      {summary && <p class="summary" dir="auto">{summary}</p>}
      {c.turns.length > 0 && <Picture turns={c.turns} chosen={shown?.n} />}
      {shown && <Decision turn={shown} deciding={shown === deciding && !!reason} back={wish !== undefined && shown !== deciding} />}
    </section>
  );
}

function Decision({ turn, deciding, back }: { turn: Turn; deciding: boolean; back: boolean }) {
  const d = turn.decision;
  // The base is the same in every conversation: it explains nothing about this one.
  const why = (d.why ?? []).filter(w => w.signal !== 'base').sort((a, b) => Math.abs(b.weight ?? 0) - Math.abs(a.weight ?? 0));
  const sum = why.reduce((n, w) => n + Math.abs(w.weight ?? 0), 0) || 1;
  return (
    <div class="decision">
      <h3>{t(!deciding ? 'why.turn' : d.action === 'handoff' || d.action === 'offer' ? 'why.deciding' : 'why.before', { n: turn.n })} {back && <button class="link" onClick={() => set({ turn: undefined })}>{t('why.back')}</button>}</h3>
      {turn.said && <blockquote dir="auto">{first(turn.said, 200)}</blockquote>}
      <p class="small"><b>{coded('did', d.action)}</b>{d.reason ? ': ' + coded('reason', d.reason) : ''}</p>
      {why.length > 0 && <ul class="signals" aria-label={t('why.signals')}>{why.map(w => <SignalLine key={w.signal} w={w} share={Math.abs(w.weight ?? 0) / sum} />)}</ul>}
      {d.intent && <p class="small muted">{t('why.nearest')} <b>{coded('intent', d.intent)}</b> ({d.confidence === undefined ? '–' : percent(d.confidence)}){d.known !== undefined && <> · {t('why.known', { p: percent(d.known) })}</>}</p>}
      {d.alternatives && d.alternatives.length > 0 && <p class="small muted">{t('why.alternatives')} {d.alternatives.map(a => `${coded('intent', a.intent)} (${percent(a.confidence)})`).join(', ')}</p>}
      {d.nearest && <p class="small muted" dir="auto">{t('why.phrase', { text: d.nearest })}</p>}
      {d.model && <p class="small muted">{t('why.model', { model: d.model })}</p>}
    </div>
  );
}

/** A signal with its share of the whole: towards a person to the right and red, against it green and with a minus. */
function SignalLine({ w, share }: { w: Signal; share: number }) {
  const against = (w.weight ?? 0) < 0;
  return (
    <li class={against ? 'against' : ''}>
      <span class="line"><b>{coded('signal', w.signal)}</b><span class="grow" /><span>{against ? '−' : ''}{percent(share)}<span class="sr"> {t(against ? 'why.against' : 'why.for')}</span></span></span>
      <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="100" height="4" rx="2" /><rect class="share" width={Math.max(1, share * 100)} height="4" rx="2" /></svg>
      {w.says && <span class="small muted" dir="auto">{w.says}</span>}
    </li>
  );
}
