import type { Words } from './i18n/words';
import type { LogEvent } from './wire';

/** What a system event says to the customer, who or what comes next included; undefined for kinds without words. */
export function lineOf(e: LogEvent, w: Words): string | undefined {
  switch (e.kind) {
    case 'handoff_requested':
      // Otherwise the assistant has just said so itself.
      return pressed(e) ? w.t('asked') : undefined;
    case 'handoff_cancelled':
    case 'agent_joined':
    case 'returned':
    case 'transferred':
      return w.t(e.kind, { name: e.agent?.name || e.by.name || w.t('agent') });
    case 'escalated':
      return w.t('escalated') + (e.due_at ? ` ${w.t('promise_followup')} ${w.when(e.due_at)}.` : '');
    case 'granted':
      return w.t('granted', { what: w.or(e.action ?? '', '') + (e.amount ? `, ${w.money(e.amount, e.currency)}` : '') });
    case 'closed':
      return w.or(`closed_${e.outcome}`, 'closed_ended');
  }
  return undefined;
}

const pressed = (e: LogEvent | undefined) => e?.kind === 'handoff_requested' && e.by.role === 'customer';

/** As it reads: the log has the assistant's reply to the button before the request itself. */
export function inOrder(events: LogEvent[]): LogEvent[] {
  return events.flatMap((e, i) => (pressed(e) ? [] : pressed(events[i + 1]) ? [events[i + 1]!, e] : [e]));
}

export function promiseOf(e: LogEvent, w: Words): string {
  return w.t(e.what === 'followup' ? 'promise_followup' : 'promise_callback');
}

/** Who speaks, in words. */
export function speaker(e: LogEvent, w: Words): string {
  const { role, name } = e.by;
  return role === 'customer' ? w.t('you') : role === 'agent' ? name || w.t('agent') : w.t('assistant');
}

/** Two letters for a face. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  return [words[0], words[1] && words.at(-1)].map((word) => [...(word ?? '')][0] ?? '').join('').toUpperCase();
}
