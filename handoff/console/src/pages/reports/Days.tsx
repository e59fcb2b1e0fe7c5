import { path, Plot } from '../../parts/scoring/Plot';
import { dates, percent, t } from '../../text';
import { share, whole } from '../bits';
import { Card } from './bits';
import { runs } from './shapes';
import type { Report } from './types';

const short = (d: string) => dates({ day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(d + 'T00:00:00Z'));

/** Containment day by day as a line, over how many conversations began: a day with few of them says little. */
export function Days({ r, csv }: { r: Report; csv: string }) {
  const days = r.days, most = Math.max(1, ...days.map(d => d.sessions)), last = Math.max(1, days.length - 1), step = Math.max(1, Math.ceil(days.length / 6));
  const ticks = days.map((d, i): [number, string] => [i, short(d.name)]).filter((_, i) => i % step === 0);
  const known = days.filter(d => d.containment !== null);
  return (
    <Card id="days" wide title={t('rep.days')} means={t('rep.daysHow')} csv={csv} head={[t('rep.day'), t('rep.conversations'), t('rep.settled'), t('rep.contained'), t('rep.false'), t('rep.handed')]}
      rows={days.map(d => [short(d.name), whole(d.sessions), whole(d.settled), share(d.containment), share(d.false_containment), whole(d.handed)])}>
      <Plot says={known.length ? t('rep.daysSays', { n: known.length, from: percent(Math.min(...known.map(d => d.containment!))), to: percent(Math.max(...known.map(d => d.containment!))) }) : t('rep.daysNone')} height={14}
        x={{ from: -0.5, to: last + 0.5, ticks, title: '' }} y={{ from: 0, to: 1, ticks: [0, 0.25, 0.5, 0.75, 1].map(v => [v, percent(v)]), title: t('rep.contained') }}
        legend={<><span class="key"><svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true"><path class="line" d="M0 7h14" /></svg>{t('rep.contained')}</span><span class="key"><svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true"><rect class="k-day" x="3" y="3" width="8" height="11" /></svg>{t('rep.conversationsMost', { n: most })}</span></>}>
        {p => {
          const slot = (p.right - p.left) / days.length, h = (p.bottom - p.top) * 0.3;
          return (
            <>
              {days.map((d, i) => d.sessions > 0 && <rect key={d.name} class="k-day" x={p.x(i) - slot * 0.35} width={Math.max(1, slot * 0.7)} y={p.bottom - h * d.sessions / most} height={h * d.sessions / most}><title>{short(d.name)}: {whole(d.sessions)}</title></rect>)}
              {runs(days, d => d.containment).map(run => <g key={run[0]![0]}><path class="line" d={path(run.map(([i, v]): [number, number] => [p.x(i), p.y(v)]))} />{run.map(([i, v]) => <circle key={i} class="chosen" cx={p.x(i)} cy={p.y(v)} r={p.em * (days.length > 45 ? 0.2 : 0.32)}><title>{short(days[i]!.name)}: {percent(v)}</title></circle>)}</g>)}
            </>
          );
        }}
      </Plot>
    </Card>
  );
}
