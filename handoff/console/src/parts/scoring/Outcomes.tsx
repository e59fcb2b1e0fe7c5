import { figures, lost, outcome } from '../../scoring/whatif';
import type { Step } from '../../scoring/types';
import { numbers, t } from '../../text';
import { asMinutes, days as daysOf, minutes, range, signed } from './bits';

/** What became of the last days, what would have with another caution, and the difference: worse in red with a plus, better in green with a minus. */
export function Outcomes({ days, now, then }: { days: number; now: Step; then: Step }) {
  const a = outcome(now), b = outcome(then), d = lost(then, now);
  const show = (f: (typeof figures)[number], v: number | undefined) => (f === 'cost' ? minutes(v) : v === undefined ? '–' : numbers().format(v));
  return (
    <table class="outcomes">
      <thead><tr><th scope="col">{t('hand.what', { days: daysOf(days) })}</th><th scope="col">{t('hand.now')}</th><th scope="col">{t('hand.then')}</th><th scope="col">{t('hand.differs')}</th></tr></thead>
      <tbody>
        {figures.map(f => {
          const by = d[f], same = by === undefined || Math.abs(by) < 0.05;
          return (
            <tr key={f}>
              <th scope="row">{t(`hand.${f}`)}</th>
              <td>{show(f, a[f])}{f === 'cost' && <span class="small muted band">{range(now.cost, asMinutes)}</span>}</td>
              <td><b>{show(f, b[f])}</b>{f === 'cost' && <span class="small muted band">{range(then.cost, asMinutes)}</span>}</td>
              <td class={same || f === 'handed' ? '' : by > 0 ? 'bad' : 'good'}>{by === undefined ? '–' : same ? '0' : signed(by, f === 'cost' ? asMinutes : {})}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
