import type { Stays, Waits, WhyRow } from './types';

/** How many began to wait, whatever came of it. */
export const began = (s: Stays) => s.met.n + s.gave_up + s.called;

export interface Cell { weekday: number; hour: number; n: number; p50: number | null }
/** Seven days of 24 hours, Monday first, with nothing where nobody began to wait. */
export function week(rows: Waits['by_weekday_hour']): Cell[][] {
  const at = new Map(rows.map(r => [r.weekday * 24 + r.hour, r]));
  return Array.from({ length: 7 }, (_, d) => Array.from({ length: 24 }, (_, hour) => {
    const r = at.get((d + 1) * 24 + hour);
    return { weekday: d + 1, hour, n: r ? began(r) : 0, p50: r?.met.p50 ?? null };
  }));
}

/** How dark a cell is, from 0 (nothing) to 5: by the root of its share, so that a single busy hour leaves the rest to be seen. */
export const shade = (v: number | null, most: number) => (!v || most <= 0 ? 0 : Math.max(1, Math.ceil(Math.sqrt(v / most) * 5)));

/** The reasons of a class, with the share that each has of it. */
export function reasonsOf(whys: WhyRow[], of: string): { why: string; sessions: number; share: number }[] {
  const all = whys.filter(w => w.class === of), sum = all.reduce((n, w) => n + w.sessions, 0);
  return all.map(w => ({ why: w.why, sessions: w.sessions, share: sum ? w.sessions / sum : 0 }));
}

/** Where the parts of a bar lie, in hundredths. What is there is never too thin to be seen, and together they are 100. */
export function stack(values: number[], least = 0.6): { at: number; width: number }[] {
  const sum = values.reduce((n, v) => n + v, 0);
  if (!sum) return values.map(() => ({ at: 0, width: 0 }));
  const thin = values.map(v => (v > 0 ? Math.max(least, v / sum * 100) : 0)), total = thin.reduce((n, w) => n + w, 0);
  let at = 0;
  return thin.map(w => { const width = w / total * 100, x = at; at += width; return { at: x, width }; });
}

/** The runs of days that have a value, for a line that does not pretend to know what lies between. */
export function runs<T>(list: T[], value: (x: T) => number | null): [number, number][][] {
  const out: [number, number][][] = [];
  let open = false;
  list.forEach((x, i) => {
    const v = value(x);
    if (v === null) { open = false; return; }
    if (!open) out.push([]);
    open = true;
    out.at(-1)!.push([i, v]);
  });
  return out;
}
