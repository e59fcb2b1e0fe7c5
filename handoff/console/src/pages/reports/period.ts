import type { Route } from '../../route';

/** The time that a report is of, as the URL has it: one of the named ones, or from one day to another, both included. */
export const presets = ['today', '7', '30', '90'] as const;
export type Preset = (typeof presets)[number] | 'custom';
export interface Period { preset: Preset; from: string; to: string }

const day = /^\d{4}-\d\d-\d\d$/;
const valid = (s: string | undefined): s is string => !!s && day.test(s) && !Number.isNaN(Date.parse(s));

/** A local day so many days from another. */
export function shift(date: string, days: number): string {
  const d = new Date(date + 'T12:00:00Z');
  d.setUTCDate(d.getUTCDate() + days);
  return d.toISOString().slice(0, 10);
}

/** Today where the agent is. */
export const today = (now = new Date()) => [now.getFullYear(), String(now.getMonth() + 1).padStart(2, '0'), String(now.getDate()).padStart(2, '0')].join('-');

/** What the URL asks for; 30 days unless it says otherwise. A range that ends before it begins is turned round, one that has not begun ends today. */
export function periodOf(r: Pick<Route, 'days' | 'from' | 'to'>, now = today()): Period {
  if (valid(r.from) || valid(r.to)) {
    let from = valid(r.from) ? r.from : r.to!, to = valid(r.to) ? r.to : now;
    if (from > to) [from, to] = [to, from];
    return { preset: 'custom', from, to };
  }
  const preset = presets.find(p => p === r.days) ?? '30';
  return { preset, from: shift(now, preset === 'today' ? 0 : 1 - Number(preset)), to: now };
}

export const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The question as the server wants it: dates begin in the zone of the agent, so the end is the beginning of the day after; without an end it is now. */
export function query(p: Period, now = today(), tz = zone()): string {
  const q = new URLSearchParams({ from: p.from });
  if (p.to < now) q.set('to', shift(p.to, 1));
  if (tz) q.set('tz', tz);
  return q.toString();
}
