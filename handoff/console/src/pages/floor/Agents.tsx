import { href } from '../../route';
import { use } from '../../store';
import { t } from '../../text';
import { Clock } from '../../parts/Clock';
import { tierName } from '../../words';
import { Bar, whole } from '../bits';
import type { Load, Overview } from '../wire';

/** Who is there, with how much of what they can carry, and when the next of their answers is due. A press on one shows theirs alone below. */
export function Agents({ o }: { o: Overview }) {
  const r = use(s => s.route), order = [...o.agents].sort((a, b) => Number(b.status === 'available') - Number(a.status === 'available'));
  return (
    <section aria-labelledby="agents">
      <h2 id="agents">{t('floor.agents')}</h2>
      {order.length === 0 ? <p class="muted">{t('floor.nobody')}</p> : (
        <ul class="loads">
          {order.map(a => {
            const on = r.agent === a.id;
            return (
              <li key={a.id} class={on ? 'on' : ''}>
                <span class="line wrap"><a href={href({ ...r, page: 'floor', agent: on ? undefined : a.id })} aria-current={on ? 'true' : undefined} dir="auto">{a.name || a.id}</a><Status a={a} /><span class="grow" />{a.owed && <Clock due={a.owed} kind="next_response" />}</span>
                <Bar max={Math.max(a.capacity, a.load, 1)} parts={[[a.load > a.capacity ? 'late' : 'held', a.load]]} />
                <Words a={a} />
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}

const Status = ({ a }: { a: Load }) => <span class={'chip ' + (a.status === 'available' ? 'good' : '')}>{t(a.status === 'available' ? 'status.available' : 'status.away')}</span>;

function Words({ a }: { a: Load }) {
  const tiers = use(s => s.tiers);
  return (
    <span class="small muted">
      {t('floor.load', { n: a.load, of: whole(a.capacity) })}{a.load > a.capacity && <b class="bad"> {t('floor.over')}</b>}{a.load === a.capacity && a.capacity > 0 && <> {t('floor.full')}</>}
      {a.snoozed > 0 && <> · {t('floor.snoozed', { n: a.snoozed })}</>} · {tierName(tiers, a.tier)}
    </span>
  );
}
