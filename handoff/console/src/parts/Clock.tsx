import { t, type Key } from '../text';
import { exact, span, urgency, useTold } from '../time';
import type { Clock as Running, Item } from '../wire';
import { asleep, clockOf } from '../words';
import { Icon } from './Icon';

export type Kind = Running['what'] | 'promise' | 'back';
export interface Ends { due: string; since?: string; warn?: string; kind?: Kind }

/** The clock of a session that runs out next: what the desk owes its customer, or what was promised; of one that is put off, when it comes back. */
export function nextClock(i: Item, late?: Running): Ends | undefined {
  if (asleep(i)) return { due: i.snoozed_until!, kind: 'back' };
  const open = (i.promises ?? []).filter(p => p.state === 'open' || p.state === 'overdue').map(p => p.due_at).sort();
  const c = clockOf(i, late), runs: Ends | undefined = c && { due: c.due_at, since: c.since, warn: c.warn_at, kind: c.what };
  return runs && (!open[0] || runs.due <= open[0]) ? runs : open[0] ? { due: open[0], kind: 'promise' } : undefined;
}

const says = (e: Ends, now: number) => t(`clock.${e.kind ? e.kind + '.' : ''}${({ calm: 'left', soon: 'soon', late: 'late' } as const)[e.kind === 'back' ? 'calm' : urgency(e, now)]}` as Key, { span: span(Date.parse(e.due) - now) });

/** A clock that runs out. Its urgency is in the words too, not in the colour alone. Only what it says makes it render again. */
export function Clock(e: Ends) {
  const text = useTold(now => says(e, now)), u = e.kind === 'back' ? 'calm' : urgency(e, Date.now()), at = t('clock.due', { at: exact(e.due) });
  return <span class={'clock ' + u} title={at}><Icon name="clock" />{text}<span class="sr">, {at}</span></span>;
}
