import { exact, hour } from '../../time';
import { t } from '../../text';
import { use } from '../../store';
import { Figure, Waits, whole, Wrong } from '../bits';
import type { Overview } from '../wire';
import { Agents } from './Agents';
import { Filters, LiveList } from './Live';
import { Queues } from './Queues';
import { shown, useFloor } from './watch';

/** For whoever leads the desk: what waits, who is there with how much, and every conversation that goes on. */
export function Floor() {
  const f = useFloor(), o = f.data;
  return (
    <main class="page floor" id="talk">
      <header class="line wrap">
        <h1>{t('page.floor')}</h1><span class="grow" />
        {o && f.at && <p class={'small ' + (f.error ? 'bad' : 'muted')} title={exact(new Date(f.at))}>{t(f.error ? 'floor.stale' : 'floor.asOf', { at: hour(new Date(f.at)) })}</p>}
      </header>
      <Wrong error={f.error} again={f.again} />
      {!o && !f.error && <Waits />}
      {o && <Board o={o} />}
    </main>
  );
}

function Board({ o }: { o: Overview }) {
  const r = use(s => s.route), list = shown(o.live, r);
  return (
    <>
      <Sums o={o} />
      <div class="halves"><Queues o={o} /><Agents o={o} /></div>
      <section aria-labelledby="live">
        <h2 id="live">{t('floor.live')} <span class="count">{list.length}</span></h2>
        <Filters o={o} />
        <LiveList o={o} list={list} />
      </section>
    </>
  );
}

function Sums({ o }: { o: Overview }) {
  const sum = (pick: (q: Overview['queues'][number]) => number) => o.queues.reduce((n, q) => n + pick(q), 0);
  const here = o.agents.filter(a => a.status === 'available'), late = sum(q => q.late), room = here.reduce((n, a) => n + Math.max(0, a.capacity - a.load), 0), overdue = o.promises.overdue ?? 0;
  const owed = o.agents.filter(a => a.owed && Date.parse(a.owed) < Date.now()).length;
  return (
    <ul class="figures" aria-label={t('floor.sums')}>
      <Figure name={t('floor.waiting')} value={whole(sum(q => q.waiting))} more={late > 0 ? t('floor.lateN', { n: late }) : t('floor.noneLate')} bad={late > 0} />
      <Figure name={t('floor.withAgents')} value={whole(sum(q => q.with_agent))} more={owed > 0 ? t('floor.owedLate', { n: owed }) : undefined} bad={owed > 0} />
      <Figure name={t('floor.withBot')} value={whole(o.live.filter(i => i.state === 'bot').length)} />
      <Figure name={t('floor.here')} value={whole(here.length)} more={t('floor.room', { n: room })} />
      <Figure name={t('tab.promises')} href="#/promises" value={whole((o.promises.open ?? 0) + overdue)} more={overdue > 0 ? t('floor.overdue', { n: overdue }) : undefined} bad={overdue > 0} />
      <Figure name={t('tab.approvals')} href="#/approvals" value={whole(o.grants_pending)} />
    </ul>
  );
}
