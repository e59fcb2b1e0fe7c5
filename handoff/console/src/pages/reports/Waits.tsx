import { useState } from 'preact/hooks';
import { use } from '../../store';
import { dates, t } from '../../text';
import { tierName } from '../../words';
import { laneName, whole } from '../bits';
import { Card, duration } from './bits';
import { shade, week, type Cell } from './shapes';
import type { Report, Stays } from './types';

/** How long it took until a person was there: of half of them, and of nine in ten; all together, and by tier and by lane. */
export function Waits({ r, csv }: { r: Report; csv: string }) {
  const tiers = use(s => s.tiers), w = r.waits;
  const rows: [name: string, s: Stays][] = [
    [t('rep.all'), { met: w.met, gave_up: w.gave_up.n, called: w.called.n }], ...w.by_tier.map((x): [string, Stays] => [tierName(tiers, x.tier), x]), ...w.by_lane.map((x): [string, Stays] => [laneName(x.lane), x]),
  ];
  const most = Math.max(1, ...rows.map(([, s]) => s.met.p90 ?? 0)), drawn = rows.filter(([, s]) => s.met.n > 0);
  return (
    <Card id="waits" title={t('rep.waits')} figure={duration(w.met.p50)} more={w.met.n > 0 ? t('rep.p90', { at: duration(w.met.p90), n: w.met.n }) : t('rep.nobodyMet')} means={t('rep.waitsHow')} csv={csv}
      head={[t('rep.whose'), t('rep.came'), t('rep.half'), t('rep.nine'), t('rep.longest'), t('rep.gaveUp'), t('rep.called')]}
      rows={rows.map(([name, s]) => [name, whole(s.met.n), duration(s.met.p50), duration(s.met.p90), duration(s.met.max), whole(s.gave_up), whole(s.called)])}>
      {drawn.length > 0 && <ul class="bars">{drawn.map(([name, s]) => (
        <li key={name}>
          <span class="line"><span>{name}</span><span class="grow" /><span class="small muted">{t('rep.halfNine', { half: duration(s.met.p50), nine: duration(s.met.p90) })}</span></span>
          <svg class="stack" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="100" height="10" /><rect class="k-nine" width={(s.met.p90 ?? 0) / most * 100} height="10" /><rect class="k-half" width={(s.met.p50 ?? 0) / most * 100} height="10" /></svg>
        </li>
      ))}</ul>}
      <p class="small muted">{t('rep.without', { n: w.gave_up.n, m: whole(w.called.n) })}{w.waiting > 0 && <> <b class="bad">{t('rep.waitingNow', { n: w.waiting, span: duration(w.longest) })}</b></>}{w.passed.n > 0 && <> {t('rep.passed', { n: w.passed.n, span: duration(w.passed.p50) })}</>}</p>
    </Card>
  );
}

/** The 1st of January 2024 was a Monday. */
const weekday = (n: number, how: 'short' | 'long') => dates({ weekday: how, timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, n)));
const hours = (h: number) => dates({ hour: 'numeric', timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, 1, h)));

/** When people ask for a person, or when they wait longest, by weekday and hour. */
export function Hours({ r, csv }: { r: Report; csv: string }) {
  const [by, choose] = useState<'n' | 'p50'>('n');
  const cells = week(r.waits.by_weekday_hour), all = cells.flat(), most = Math.max(0, ...all.map(c => c[by] ?? 0)), top = all.find(c => c[by] === most && most > 0), total = all.reduce((n, c) => n + c.n, 0);
  const show = (c: Cell) => (by === 'n' ? whole(c.n) : duration(c.p50));
  return (
    <Card id="hours" title={t('rep.hours')} figure={top ? `${weekday(top.weekday, 'short')} ${hours(top.hour)}` : '–'} more={top ? t(by === 'n' ? 'rep.busiest' : 'rep.slowest', { n: top.n, span: duration(top.p50) }) : t('rep.noHours')} means={t('rep.hoursHow', { zone: r.zone })} csv={csv}
      head={[t('rep.hour'), ...cells.map((_, d) => weekday(d + 1, 'short'))]} rows={Array.from({ length: 24 }, (_, h) => [hours(h), ...cells.map(d => show(d[h]!))])}>
      <div class="modes" role="group" aria-label={t('rep.hoursBy')}>{(['n', 'p50'] as const).map(x => <button key={x} aria-pressed={by === x} onClick={() => choose(x)}>{t(x === 'n' ? 'rep.hoursN' : 'rep.hoursP50')}</button>)}</div>
      <div class="heat" role="img" aria-label={top ? t('rep.hoursSays', { n: total, day: weekday(top.weekday, 'long'), hour: hours(top.hour), most: show(top) }) : t('rep.noHours')}>
        {cells.map((row, d) => (
          <div class="heat-row" key={d}><span class="small muted">{weekday(d + 1, 'short')}</span>
            <svg viewBox="0 0 24 1" preserveAspectRatio="none">{row.map(c => <rect key={c.hour} class={'h' + shade(c[by], most)} x={c.hour} width="1" height="1"><title>{weekday(c.weekday, 'long')}, {hours(c.hour)}: {t('rep.cell', { n: c.n, span: duration(c.p50) })}</title></rect>)}</svg>
          </div>
        ))}
        <div class="heat-row ends small muted"><span />{[0, 6, 12, 18].map(h => <span key={h}>{hours(h)}</span>)}</div>
      </div>
      <p class="legend small"><span>{t('rep.less')}</span><svg viewBox="0 0 6 1" width="96" height="12" preserveAspectRatio="none" aria-hidden="true">{[0, 1, 2, 3, 4, 5].map(s => <rect key={s} class={'h' + s} x={s} width="1" height="1" />)}</svg><span>{t('rep.more')}</span></p>
    </Card>
  );
}

