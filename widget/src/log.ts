import type { LogEvent, Party, Pledge, State, Wait } from './wire';

/** The state after an event, whatever was before. */
const after: Record<string, State> = {
  handoff_requested: 'waiting',
  escalated: 'waiting',
  transferred: 'waiting',
  agent_left: 'waiting',
  handoff_cancelled: 'bot',
  returned: 'bot',
  agent_joined: 'with_agent',
  closed: 'closed',
};

/** The conversation as this customer may see it: a fold of its events, nothing else. */
export class Log {
  events: LogEvent[] = [];
  last = 0;
  state: State = 'bot';
  agent: Party | undefined;
  wait: Wait = {};
  rating: number | undefined;
  /** A person had it. */
  met = false;
  /** It is with the leadership. */
  raised = false;
  pledges: Pledge[] = [];

  /** False: seen before. */
  apply(e: LogEvent): boolean {
    if (!(e.seq > this.last)) return false;
    this.last = e.seq;
    this.events.push(e);
    this.#pledge(e);
    this.#move(e);
    return true;
  }

  #pledge(e: LogEvent): void {
    const { kind, promise, what, due_at, was } = e;
    if (kind === 'promised') this.pledges.push({ promise, what, due_at });
    const one = this.pledges.find((p) => p.promise === promise);
    if (!one) return;
    if (kind === 'promise_rescheduled') Object.assign(one, { due_at, was });
    if (kind === 'promise_kept' || kind === 'promise_broken') one.end = e;
  }

  #move(e: LogEvent): void {
    const { kind } = e;
    const settled = this.state === 'closed' || this.state === 'promised';
    if (kind === 'handoff_requested') this.wait = {};
    if (kind === 'closed') this.rating = undefined;
    if (kind === 'rated') this.rating = e.score;
    if (after[kind]) {
      this.state = after[kind];
      this.agent = this.state === 'with_agent' ? (e.agent ?? e.by) : undefined;
      this.met ||= !!this.agent;
      this.hint(e);
    } else if (kind === 'message' && e.by.role === 'customer' && settled) this.state = 'bot';
    else if (kind === 'promised' && e.what !== 'followup') this.state = 'promised';
    else if (kind === 'promise_kept' && this.state === 'promised' && this.pledges.every((p) => p.end)) this.state = 'closed';
    this.raised = kind === 'escalated' || (this.raised && this.state !== 'bot' && this.state !== 'closed');
  }

  /** Newer facts about the wait; what is not said stays as it was. */
  hint(w: Wait): void {
    for (const k of ['position', 'wait_seconds', 'available', 'callback_by'] as const) {
      if (w[k] !== undefined) Object.assign(this.wait, { [k]: w[k] });
    }
  }
}

/** It should have been kept by now. */
export function isLate(p: Pledge): boolean {
  return !p.end && Date.parse(p.due_at!) < Date.now();
}

/** Spoken to the customer by somebody else: what counts as unread and makes a sound. */
export function isHeard(e: LogEvent): boolean {
  return e.kind === 'message' ? e.by.role !== 'customer' : ['notice', 'agent_joined', 'granted', 'promise_kept', 'promise_broken'].includes(e.kind);
}
