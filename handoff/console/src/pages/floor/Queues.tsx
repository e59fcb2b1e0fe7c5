import { href } from '../../route';
import { use } from '../../store';
import { t } from '../../text';
import { exact, span, useNow } from '../../time';
import { tierName } from '../../words';
import { Bar, laneName, whole } from '../bits';
import type { Overview } from '../wire';

/** How deep each queue is: what waits, of it what is late, and how long the oldest has waited. A press on one shows it alone below. */
export function Queues({ o }: { o: Overview }) {
  const tiers = use(s => s.tiers), r = use(s => s.route), now = useNow(5000);
  const max = Math.max(5, ...o.queues.map(q => q.waiting + q.with_agent));
  return (
    <section aria-labelledby="queues">
      <h2 id="queues">{t('floor.queues')}</h2>
      {o.queues.length === 0 ? <p class="muted">{t('floor.noQueues')} <a href="/" target="_blank" rel="noopener noreferrer">{t('empty.shop')}</a></p> : (
        <div class="wide-table"><table class="depths">
          <thead><tr><th scope="col">{t('floor.queue')}</th><th scope="col">{t('floor.waiting')}</th><th scope="col">{t('floor.oldest')}</th><th scope="col">{t('floor.held')}</th></tr></thead>
          <tbody>
            {o.queues.map(q => {
              const on = r.tier === String(q.tier) && r.lane === q.lane, late = Math.min(q.late, q.waiting);
              return (
                <tr key={q.tier + q.lane} class={on ? 'on' : ''}>
                  <th scope="row"><a href={href({ ...r, page: 'floor', tier: on ? undefined : String(q.tier), lane: on ? undefined : q.lane })} aria-current={on ? 'true' : undefined}>{tierName(tiers, q.tier)}, {laneName(q.lane)}</a><Bar max={max} parts={[['late', late], ['wait', q.waiting - late], ['held', q.with_agent]]} /></th>
                  <td><b>{whole(q.waiting)}</b>{q.late > 0 && <span class="small bad">{t('floor.lateN', { n: q.late })}</span>}{q.with_agent > 0 && <span class="small muted only-narrow">{t('floor.heldN', { n: q.with_agent })}</span>}</td>
                  <td class={q.late > 0 ? 'bad' : ''}>{q.oldest ? <span title={exact(q.oldest)}>{span(now - Date.parse(q.oldest))}</span> : '–'}</td>
                  <td>{whole(q.with_agent)}</td>
                </tr>
              );
            })}
          </tbody>
        </table></div>
      )}
      {o.queues.length > 0 && <p class="legend small" aria-hidden="true"><Key kind="late">{t('floor.late')}</Key><Key kind="wait">{t('floor.waiting')}</Key><Key kind="held">{t('floor.withAgents')}</Key></p>}
    </section>
  );
}

export const Key = ({ kind, children }: { kind: string; children: string }) => <span class="key"><svg viewBox="0 0 14 13" width="14" height="13" aria-hidden="true"><rect class={kind} x="1" y="1" width="12" height="11" rx="2" /></svg>{children}</span>;
