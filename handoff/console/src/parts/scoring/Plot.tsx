import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../text';

export interface Axis { from: number; to: number; ticks: [at: number, label: string][]; title: string }
export interface Place { x(v: number): number; y(v: number): number; left: number; right: number; top: number; bottom: number; em: number }

/** The size of small text in pixels: margins grow with it, so that large text has room. */
const textSize = () => parseFloat(getComputedStyle(document.documentElement).fontSize) * 0.75;
export const margins = (em: number) => ({ left: em * 3.6, right: em * 2 });

/** A picture with two axes, drawn as wide as there is room; what it says in a sentence, and a table behind it. */
export function Plot({ says, x, y, height = 15, legend, table, children }: {
  says: string; x: Axis; y: Axis; height?: number; legend?: ComponentChildren; table?: ComponentChildren; children(p: Place): ComponentChildren;
}) {
  const box = useRef<HTMLElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const measure = () => setWidth(box.current!.clientWidth);
    measure();
    const sizes = new ResizeObserver(measure);
    sizes.observe(box.current!);
    return () => sizes.disconnect();
  }, []);
  const em = textSize(), h = em * height, { left, right } = margins(em), top = em * 0.8, bottom = h - em * 1.8;
  const p: Place = {
    left, right: width - right, top, bottom, em,
    x: v => left + (width - left - right) * (v - x.from) / (x.to - x.from || 1),
    y: v => bottom - (bottom - top) * Math.max(0, Math.min(1, (v - y.from) / (y.to - y.from || 1))),
  };
  // Of labels that would run into each other, every other one is left out, or more.
  const room = em * (0.6 * Math.max(0, ...x.ticks.map(([, label]) => label.length)) + 0.8), gap = Math.abs(p.x(x.ticks[1]?.[0] ?? x.to) - p.x(x.ticks[0]?.[0] ?? x.from)), each = Math.max(1, Math.ceil(room / (gap || room)));
  return (
    <figure class="plot" ref={box}>
      <p class="small muted">{y.title}</p>
      {width > left + right && (
        <svg viewBox={`0 0 ${width} ${h}`} width={width} height={h} role="img" aria-label={says}>
          {y.ticks.map(([v, label]) => <g key={v}><path class="grid" d={`M${left} ${p.y(v)}H${width - right}`} /><text x={left - em * 0.5} y={p.y(v) + em * 0.35} text-anchor="end">{label}</text></g>)}
          {x.ticks.map(([v, label], i) => <g key={v}><path class="grid tick" d={`M${p.x(v)} ${bottom}v${em * 0.3}`} />{i % each === 0 && <text x={p.x(v)} y={h - em * 0.4} text-anchor="middle">{label}</text>}</g>)}
          {children(p)}
        </svg>
      )}
      {x.title && <p class="small muted x-title">{x.title}</p>}
      {legend && <figcaption class="legend small">{legend}</figcaption>}
      {table && <details><summary>{t('picture.table')}</summary><div class="wide-table" tabIndex={0} role="group" aria-label={t('picture.table')}>{table}</div></details>}
    </figure>
  );
}

/** Ticks at round values, from 0 to somewhat above the most. */
export function upTo(most: number, label: (v: number) => string): Pick<Axis, 'from' | 'to' | 'ticks'> {
  const rough = Math.max(most, 1e-9) / 4, size = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map(k => k * size).find(s => s >= rough)!, n = Math.ceil(most / step - 1e-9) || 1;
  return { from: 0, to: n * step, ticks: Array.from({ length: n + 1 }, (_, k) => [k * step, label(Number((k * step).toPrecision(6)))]) };
}

const drawn: Record<string, string> = { line: 'M0 7h14', band: 'M0 3h14v8H0z', now: 'M7 1v12', chosen: 'M7 3.500a3.500 3.500 0 1 0 0 7 3.500 3.500 0 0 0 0-7z', cheapest: 'M7 2l5 5-5 5-5-5z' };
export const Key = ({ kind, children }: { kind: string; children: string }) => <span class="key"><svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true"><path class={kind} d={drawn[kind]} /></svg>{children}</span>;

export const path = (points: [number, number][]) => points.map(([px, py], i) => `${i ? 'L' : 'M'}${px.toFixed(1)} ${py.toFixed(1)}`).join('');

export const Table = ({ head, rows }: { head: string[]; rows: (string | number)[][] }) => (
  <table>
    <thead><tr>{head.map(h => <th scope="col" key={h}>{h}</th>)}</tr></thead>
    <tbody>{rows.map((r, i) => <tr key={i}>{r.map((c, k) => (k ? <td key={k}>{c}</td> : <th scope="row" key={k}>{c}</th>))}</tr>)}</tbody>
  </table>
);
