import { useEffect, useRef, useState } from 'preact/hooks';
import { dates, numbers, t } from './text';

const MIN = 60_000, HOUR = 60 * MIN, DAY = 24 * HOUR;

const unit = (n: number, u: string) => numbers({ style: 'unit', unit: u, unitDisplay: 'short' }).format(n);

/** A span of milliseconds in its largest unit: "45 sec", "2 min", "3 hr". */
export function span(ms: number): string {
  const a = Math.abs(ms);
  if (a < MIN) return unit(Math.floor(a / 1000), 'second');
  if (a < HOUR) return unit(Math.floor(a / MIN), 'minute');
  if (a < 2 * DAY) return unit(Math.floor(a / HOUR), 'hour');
  return unit(Math.floor(a / DAY), 'day');
}

export const exact = (at: string | Date) => dates({ dateStyle: 'medium', timeStyle: 'medium' }).format(new Date(at));
export const hour = (at: string | Date, timeZone?: string) => dates({ timeStyle: 'short', timeZone }).format(new Date(at));
export const day = (at: string | Date) => dates({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(new Date(at));
/** Day and time, the day left out today. */
export const when = (at: string | Date) => (sameDay(at, new Date()) ? hour(at) : dates({ weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' }).format(new Date(at)));
export const sameDay = (a: string | Date, b: string | Date) => new Date(a).toDateString() === new Date(b).toDateString();

const beats = new Set<() => void>();
let heart: number | undefined;

/** One timer for all that ticks. */
function beat(on: () => void): () => void {
  beats.add(on);
  heart ??= window.setInterval(() => { for (const f of [...beats]) f(); }, 1000);
  return () => {
    beats.delete(on);
    if (!beats.size) { clearInterval(heart); heart = undefined; }
  };
}

/** What `say` makes of the time. Asked every second; the component renders again only when it says something else. */
export function useTold<T extends string | number | undefined>(say: (now: number) => T): T {
  const told = say(Date.now()), how = useRef(say), last = useRef(told), [, again] = useState(0);
  how.current = say;
  last.current = told;
  useEffect(() => beat(() => { if (how.current(Date.now()) !== last.current) again(n => n + 1); }), []);
  return told;
}

/** The time, as of the last multiple of `every` milliseconds. */
export const useNow = (every: number): number => { useTold(now => Math.floor(now / every)); return Date.now(); };

/** How long ago, with the exact time on hover and for screen readers. */
export function Ago({ at }: { at: string }) {
  const says = useTold(now => { const ms = now - Date.parse(at); return ms < 10_000 ? t('time.now') : span(ms); });
  return <time dateTime={at} title={exact(at)}><span aria-hidden="true">{says}</span><span class="sr">{exact(at)}</span></time>;
}

/** How urgent a clock is. Where it does not tell when to warn, it is at 75 % of `since`→`due`; past `due` it is broken. */
export function urgency({ due, since, warn }: { due: string; since?: string; warn?: string }, now: number): 'calm' | 'soon' | 'late' {
  const end = Date.parse(due), start = since ? Date.parse(since) : NaN;
  if (now >= end) return 'late';
  if (warn ? now >= Date.parse(warn) : start < end && (now - start) / (end - start) >= 0.75) return 'soon';
  return 'calm';
}

/** The time zone of a customer: the one that was told, else that of the locale's region if all of its zones show the same time just now. Undefined when it cannot be said. */
export function zoneOf(loc?: string, zone?: string): string | undefined {
  try {
    if (zone) { hour(new Date(), zone); return zone; }
    const l = new Intl.Locale(loc ?? '') as Intl.Locale & { getTimeZones?: () => string[] | undefined; timeZones?: string[] };
    const zones = l.getTimeZones?.() ?? l.timeZones ?? [], now = new Date();
    return new Set(zones.map(z => hour(now, z))).size === 1 ? zones[0] : undefined;
  } catch { return undefined; }
}
