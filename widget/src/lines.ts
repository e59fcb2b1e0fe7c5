import type { Words } from './i18n/words';
import type { LogEvent } from './wire';

/** What a system event says to the customer, who or what comes next included; undefined for kinds without words. */
export function lineOf(e: LogEvent, w: Words): string | undefined {
  const name = (e.kind === 'transferred' ? e.to?.agent?.name : (e.agent?.name ?? e.by.name)) || w.t('agent');
  switch (e.kind) {
    case 'handoff_requested': {
      const key = `asked_${e.reason}`;
      return `${w.t(w.has(key) ? key : 'asked_other')} ${w.t('carries')}`;
    }
    case 'handoff_cancelled':
      return w.t('cancelled');
    case 'agent_joined':
      return w.t('joined', { name });
    case 'agent_left':
      return w.t('left_agent', { name });
    case 'returned':
      return w.t('returned', { name });
    case 'transferred':
      return e.to?.agent?.name ? w.t('moved_to', { name }) : w.t('moved');
    case 'escalated':
      return e.due_at ? w.t('escalated_by', { when: w.when(e.due_at) }) : w.t('escalated');
    case 'granted':
      return w.t('granted', { what: granted(e, w) });
    case 'closed':
      return w.t(outcome(e.outcome));
  }
  return undefined;
}

function granted(e: LogEvent, w: Words): string {
  const action = e.action ?? '';
  return [w.has(action) ? w.t(action) : action.replace(/_/g, ' '), e.amount && w.money(e.amount, e.currency)].filter(Boolean).join(', ');
}

function outcome(o: string | undefined) {
  return o === 'solved' ? 'closed_solved' : o === 'unsolved' ? 'closed_unsolved' : o === 'abandoned' ? 'closed_abandoned' : 'closed_ended';
}

/** Who speaks, in words. */
export function speaker(e: LogEvent, w: Words): string {
  const { role, name } = e.by;
  return role === 'customer' ? w.t('you') : role === 'agent' ? name || w.t('agent') : w.t('assistant');
}

/** Two letters for a face. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = [...(words[0] ?? '')][0] ?? '';
  const last = words.length > 1 ? ([...words.at(-1)!][0] ?? '') : '';
  return (first + last).toLocaleUpperCase();
}
