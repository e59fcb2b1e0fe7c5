import type { ComponentChildren } from 'preact';
import { Table } from '../../parts/scoring/Plot';
import { coded, numbers, percent, t } from '../../text';
import { share, whole } from '../bits';
import { stack } from './shapes';
import type { Share } from './types';

type Cells = (string | number)[][];
interface Shown { id: string; title: string; figure?: ComponentChildren; more?: ComponentChildren; means: string; head: string[]; rows: Cells; csv?: string; wide?: boolean; children: ComponentChildren }

/** A picture with its figure, what it means a press away, and the same as a table: on the page, and as a file for spreadsheets. */
export const Card = ({ id, title, figure, more, means, head, rows, csv, wide, children }: Shown) => (
  <section class={'report' + (wide ? ' across' : '')} aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    {figure !== undefined && <p class="sum"><b>{figure}</b> {more && <span class="small muted">{more}</span>}</p>}
    {children}
    <div class="behind">
      <details class="says"><summary>{t('rep.means')}<span class="sr"> {title}</span></summary><p class="small">{means}</p></details>
      <details class="as-table"><summary>{t('rep.table')}<span class="sr"> {title}</span></summary><div class="wide-table" tabIndex={0} role="group" aria-label={title}><Table head={head} rows={rows} /></div></details>
      {csv && <a class="small" href={csv} download>{t('rep.csv')}<span class="sr"> {title}</span></a>}
    </div>
  </section>
);

export interface Part { kind: string; name: string; value: number }

/** Parts of a whole as one bar; its figures are in the legend under it. `says` is the bar in a sentence, for who does not see it. */
export const Stack = ({ parts, says, high }: { parts: Part[]; says?: string; high?: boolean }) => {
  const places = stack(parts.map(p => p.value));
  return (
    <svg class={'stack' + (high ? ' high' : '')} viewBox="0 0 100 10" preserveAspectRatio="none" {...(says ? { role: 'img' as const, 'aria-label': says } : { 'aria-hidden': true })}>
      <rect class="track" width="100" height="10" />
      {parts.map((p, i) => p.value > 0 && <rect key={p.kind} class={'k-' + p.kind} x={places[i]!.at} width={places[i]!.width} height="10"><title>{p.name}: {whole(p.value)}</title></rect>)}
    </svg>
  );
};

/** What the colours of a bar stand for, each with its number and, of a whole, its share. */
export const Legend = ({ parts, of }: { parts: (Part & { percent?: number })[]; of?: number }) => (
  <ul class="keys small">{parts.map(p => (
    <li key={p.kind}><Swatch kind={p.kind} /><span>{p.name}</span> <b>{whole(p.value)}</b>{of !== undefined && of > 0 && <span class="muted">{p.percent === undefined ? percent(p.value / of) : tenths(p.percent)}</span>}</li>
  ))}</ul>
);

export const Swatch = ({ kind }: { kind: string }) => <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true"><rect class={'k-' + kind} x=".5" y=".5" width="11" height="11" rx="2" /></svg>;

/** Percent with one decimal, as the server rounds them so that they add up. */
export const tenths = (p: number) => numbers({ style: 'percent', minimumFractionDigits: 0, maximumFractionDigits: 1 }).format(p / 100);

/** A time in seconds, short and no more exact than it is worth. */
export function duration(s: number | null | undefined): string {
  if (s === null || s === undefined) return '–';
  const [v, unit, digits] = s < 90 ? [s, 'second', 0] : s < 5400 ? [s / 60, 'minute', 1] : s < 172_800 ? [s / 3600, 'hour', 1] : [s / 86_400, 'day', 1];
  return numbers({ style: 'unit', unit: unit as string, unitDisplay: 'short', maximumFractionDigits: (v as number) >= 10 ? 0 : (digits as number) }).format(v as number);
}

export const decimal = (v: number | null) => (v === null ? '–' : numbers({ minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(v));

/** Where the true value may lie, in 95 of 100 cases. */
export const interval = (low: number | null, high: number | null, show: (v: number) => string) => (low === null || high === null || low === high ? '' : t('rep.interval', { low: show(low), high: show(high) }));
export const ofN = (s: Share) => t('rep.of', { n: s.n, of: s.of });
export const shareOf = (s: Share) => ({ figure: share(s.share), more: [ofN(s), interval(s.low, s.high, percent)].filter(Boolean).join(' · ') });

/** A value with the interval around it, on a line that goes from one end of what is possible to the other. */
export const Whisker = ({ value, low, high, from, to }: { value: number | null; low: number | null; high: number | null; from: number; to: number }) => {
  const x = (v: number) => 2 + 96 * (v - from) / (to - from);
  return (
    <svg class="whisker" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
      <path class="axis" d="M2 6h96" />
      {low !== null && high !== null && <rect class="band" x={x(low)} width={Math.max(0.5, x(high) - x(low))} y="2" height="8" />}
      {value !== null && <rect class="at" x={x(value) - 0.5} width="1" y="0" height="12" />}
    </svg>
  );
};

export const className = (c: string) => coded('class', c);
