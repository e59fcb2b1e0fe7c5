import { useEffect, useState } from 'preact/hooks';
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

export function useNow(every: number): number {
  const [now, set] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => set(Date.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}

/** How long ago, with the exact time on hover and for screen readers. */
export function Ago({ at }: { at: string }) {
  const now = useNow(10_000);
  const ms = now - Date.parse(at);
  return <time dateTime={at} title={exact(at)}><span aria-hidden="true">{ms < 10_000 ? t('time.now') : span(ms)}</span><span class="sr">{exact(at)}</span></time>;
}

/** What a clock shows: how urgent it is, and in words. From 75 % of `since`→`due` it warns; past `due` it is broken. */
export function urgency(due: string, since: string | undefined, now: number): 'calm' | 'soon' | 'late' {
  const end = Date.parse(due), start = since ? Date.parse(since) : NaN;
  if (now >= end) return 'late';
  if (start < end && (now - start) / (end - start) >= 0.75) return 'soon';
  return 'calm';
}

/**
 * The local time of somebody known by locale only: the time zone that was told, else that of the locale's region if all of
 * its zones show the same time just now. Undefined when it cannot be said.
 */
export function localTime(loc?: string, zone?: string): string | undefined {
  const now = new Date();
  try {
    if (zone) return hour(now, zone);
    const l = new Intl.Locale(loc ?? '') as Intl.Locale & { getTimeZones?: () => string[] | undefined; timeZones?: string[] };
    const times = new Set((l.getTimeZones?.() ?? l.timeZones ?? []).map(z => hour(now, z)));
    return times.size === 1 ? [...times][0] : undefined;
  } catch { return undefined; }
}
