/** Minutes by which a zone is ahead of UTC at an instant. */
function offset(at: number, zone: string): number {
  const part = Object.fromEntries(new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' })
    .formatToParts(at).map(p => [p.type, Number(p.value)]));
  return Math.round((Date.UTC(part.year!, part.month! - 1, part.day!, part.hour!, part.minute!, part.second!) - Math.floor(at / 1000) * 1000) / 60_000);
}

export const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** An instant as a field for date and time shows it on the clocks of a zone: "2026-11-27T10:00". */
export const toField = (at: Date, zone = ownZone()) => new Date(at.getTime() + offset(at.getTime(), zone) * 60_000).toISOString().slice(0, 16);

/** The instant that such a field means there. An hour that summer time leaves out is the one after it. Undefined for what is no time. */
export function fromField(text: string, zone = ownZone()): Date | undefined {
  const wall = Date.parse(text + ':00Z');
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text) || Number.isNaN(wall)) return undefined;
  let at = wall - offset(wall, zone) * 60_000;
  at = wall - offset(at, zone) * 60_000;
  return new Date(at);
}

/** Whether two zones show different clocks at an instant. */
export const differ = (zone: string | undefined, at = new Date()) => !!zone && offset(at.getTime(), zone) !== offset(at.getTime(), ownZone());

/** A day from today at an hour, on the clocks here. */
export const at = (now: Date, days: number, hour: number) => new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hour);

/** The next Monday after today, at nine. */
export const monday = (now: Date) => at(now, (8 - now.getDay()) % 7 || 7, 9);
