import type { Case, Turn } from '../fold';
import { saying } from '../saying';
import { signals } from '../signals';
import { set, use } from '../store';
import { coded, percent, t } from '../text';
import type { Ev, Item, Signal } from '../wire';
import { first } from '../words';
import { Icon } from './Icon';
import { Picture } from './Picture';
import { Rule } from './Rule';

/** Why a person has this: in one sentence, as a picture, and by what each signal weighed. */
export function Why({ c, item, mine, brief }: { c: Case; item?: Item; mine: boolean; brief: boolean }) {
  const wish = use(s => s.turn);
  const reason = c.reason ?? item?.reason, summary = c.summary ?? item?.summary;
  const deciding = c.deciding ?? c.turns.at(-1);
  const shown = c.turns.find(x => x.n === wish) ?? deciding;
  return (
    <section class="block">
      <h2>{t(!reason ? 'why.titleBot' : mine ? 'why.title' : 'why.titleOther')}</h2>
      <p class="sentence">{reason ? coded('because', reason) : t(c.state === 'promised' ? 'why.promised' : c.state === 'closed' ? 'why.closed' : 'why.notYet')}</p>
      {summary && !brief && <p class="summary" dir="auto">{summary}</p>}
      {c.turns.length > 0 && <Picture turns={c.turns} chosen={shown?.n} />}
      {shown && <Decision turn={shown} deciding={shown === deciding && !!reason} back={wish !== undefined && shown !== deciding} summary={summary} />}
    </section>
  );
}

function Decision({ turn, deciding, back, summary }: { turn: Turn; deciding: boolean; back: boolean; summary?: string }) {
  const d = turn.decision;
  const why = signals(d), says = (signal: string) => why.some(w => w.signal === signal);
  const others = (d.alternatives ?? []).filter(a => a.intent !== d.intent);
  return (
    <div class="decision">
      <h3>{t(!deciding ? 'why.turn' : d.action === 'handoff' || d.action === 'offer' ? 'why.deciding' : 'why.before', { n: turn.n })} {back && <button class="link" onClick={() => set({ turn: undefined })}>{t('why.back')}</button>}</h3>
      {turn.said && turn.said !== summary && <blockquote dir="auto">{first(turn.said, 200)}</blockquote>}
      <p class="small"><b>{coded('did', d.action)}</b>{d.reason ? ': ' + coded('reason', d.reason) : ''}</p>
      <Rule d={d} />
      <Signals d={d} />
      {d.intent && !says('unsure') && <p class="small muted">{t('why.nearest')} <b>{coded('intent', d.intent)}</b> ({d.confidence === undefined ? '–' : percent(d.confidence)}){d.known !== undefined && !says('unknown') && <> · {t('why.known', { p: percent(d.known) })}</>}</p>}
      {d.parts && <p class="small muted">{t('why.parts')} {d.parts.map(p => coded('intent', p)).join(', ')}</p>}
      {others.length > 0 && <p class="small muted">{t('why.alternatives')} {others.map(a => `${coded('intent', a.intent)} (${percent(a.confidence)})`).join(', ')}</p>}
      {d.on_page && <p class="small muted">{t('why.onPage')} <b dir="auto">{d.on_page}</b></p>}
      {d.machine?.map(m => <p class="small muted" key={m.use}><Icon name="machine" /> {t('why.machine', { model: m.model })} {coded('asked', m.use)}: {coded('came', m.outcome)}{m.dropped ? ' (' + coded('unborne', m.dropped) + ')' : ''}</p>)}
      {d.nearest && !d.on_page && !says('unknown') && <p class="small muted" dir="auto">{t('why.phrase', { text: d.nearest })}</p>}
      {d.model && <p class="small muted">{t('why.model', { model: d.model })}</p>}
    </div>
  );
}

/** What explains a decision, the largest share first. */
export function Signals({ d }: { d: Ev }) {
  const why = signals(d), sum = why.reduce((n, w) => n + Math.abs(w.weight ?? 0), 0) || 1;
  const share = (w: Signal) => Math.abs(w.weight ?? 0) / sum, large = why.filter(w => share(w) >= least), small = why.filter(w => share(w) < least);
  const lines = (all: Signal[]) => all.map(w => <SignalLine key={w.signal} w={w} says={saying(w, d)} share={share(w)} />);
  if (!why.length) return null;
  return (
    <>
      <ul class="signals" aria-label={t('why.signals')}>{lines(large)}</ul>
      {small.length > 0 && <details><summary>{t('why.small', { n: small.length })}</summary><ul class="signals" aria-label={t('why.small', { n: small.length })}>{lines(small)}</ul></details>}
    </>
  );
}

/** A signal with a smaller share explains nothing that anybody would miss. */
const least = 0.03;

/** A signal with its share of the whole: what speaks for a person is red and has a plus, what calms is green, has a minus and says so. */
function SignalLine({ w, says, share }: { w: Signal; says: string; share: number }) {
  const against = (w.weight ?? 0) < 0;
  return (
    <li class={against ? 'against' : ''}>
      <span class="line"><b>{coded('signal', w.signal)}</b><span class="grow" /><span class="figure">{against && <span class="small">{t('why.calms')} </span>}{against ? '−' : '+'}{percent(share)}<span class="sr"> {t(against ? 'why.against' : 'why.for')}</span></span></span>
      <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="100" height="4" rx="2" /><rect class="share" width={Math.max(1, share * 100)} height="4" rx="2" /></svg>
      {says && <span class="small muted" dir="auto">{says}</span>}
    </li>
  );
}
