import { T } from './i18n/catalogue';
import type { Words } from './i18n/words';
import type { LogEvent, Pledge } from './wire';

const plain: Record<string, T> = {
  handoff_cancelled: T.handoff_cancelled,
  agent_joined: T.agent_joined,
  joined: T.joined,
  parted: T.parted,
  returned: T.returned,
  transferred: T.transferred,
  promise_kept: T.promise_kept,
  promise_broken: T.promise_broken,
  promise_rescheduled: T.promise_rescheduled,
  escalated: T.escalated,
};
const closed: Record<string, T> = { unsolved: T.closed_unsolved, solved: T.closed_solved, abandoned: T.closed_abandoned };
const actions: Record<string, T> = { refund: T.act_refund, credit: T.act_credit, expedite: T.act_expedite, free_charging: T.act_free_charging };

/** What a system event says to the customer, who or what comes next included; undefined for kinds without words. */
export function lineOf(e: LogEvent, w: Words): string | undefined {
  switch (e.kind) {
    case 'handoff_requested':
      // Otherwise the assistant has just said so itself.
      return pressed(e) ? w.t(T.asked) : undefined;
    case 'transferred':
      // Whoever takes it over says so by joining.
      if (e.to?.agent?.id && e.to.agent.id === e.by.id) return undefined;
      break;
    case 'promised':
      return `${pledgeOf(e, w)} ${w.when(e.due_at)}.`;
    case 'granted':
      return grantOf(e, w);
    case 'closed':
      return w.t(closed[e.outcome!] ?? T.closed_ended);
  }
  const text = plain[e.kind];
  return text === undefined ? text : w.t(text, { name: e.agent?.name || e.by.name || w.t(T.agent), when: w.when(e.due_at) });
}

const pressed = (e: LogEvent | undefined) => e?.kind === 'handoff_requested' && e.by.role === 'customer';

/** As it reads: the log has the assistant's reply to the button before the request itself. */
export function inOrder(events: LogEvent[]): LogEvent[] {
  return events.flatMap((e, i) => (pressed(e) ? [] : pressed(events[i + 1]) ? [events[i + 1]!, e] : [e]));
}

export function pledgeOf(p: Pledge, w: Words): string {
  return w.t(p.what === 'followup' ? T.promise_followup : T.promise_callback);
}

/** "Refund of €45.00 granted"; an action that we have no words for is called by its name. */
function grantOf({ action = '', amount, currency }: LogEvent, w: Words): string {
  const known = actions[action];
  const what = known ? w.t(known) : capital(action.replace(/_/g, ' '));
  if (amount && currency) return w.t(T.granted_sum, { what, sum: w.money(amount, currency) });
  return w.t(T.granted, { what: what + (amount && +amount !== 1 ? ` × ${amount}` : '') });
}

/** Something said, which is shown in its own words. */
export function isSaid(e: LogEvent): boolean {
  return e.kind === 'message' || e.kind === 'notice';
}

export function capital(s: string): string {
  return s.slice(0, 1).toUpperCase() + s.slice(1);
}

/** Who speaks, in words: what the system says is said by the business. */
export function speaker({ role, name }: LogEvent['by'], voice: Voice): string {
  const { w } = voice;
  return role === 'customer' ? w.t(T.you) : role === 'agent' ? name || w.t(T.agent) : role === 'bot' ? w.t(T.assistant) : voice.site();
}

/** What texts about the conversation are made with. */
export interface Voice {
  readonly w: Words;
  /** The business's name, or a general word. */
  site(): string;
}

/** Two letters for a face. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  return [words[0], words[1] && words.at(-1)].map((word) => [...(word ?? '')][0] ?? '').join('').toUpperCase();
}
