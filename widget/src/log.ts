import type { LogEvent, Party, State, Wait } from './wire';

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
  verified = false;
  /** Promises that were kept, by id. */
  kept = new Set<string>();

  /** False: seen before. */
  apply(e: LogEvent): boolean {
    if (!(e.seq > this.last)) return false;
    this.last = e.seq;
    this.events.push(e);
    this.#move(e);
    return true;
  }

  #move(e: LogEvent): void {
    const { kind } = e;
    const settled = this.state === 'closed' || this.state === 'promised';
    if (kind === 'started') this.verified = !!e.customer?.verified;
    if (kind === 'handoff_requested') this.wait = {};
    if (kind === 'closed') this.rating = undefined;
    if (kind === 'rated') this.rating = e.score;
    if (kind === 'promise_kept' && e.promise) this.kept.add(e.promise);
    if (after[kind]) {
      this.state = after[kind];
      this.agent = this.state === 'with_agent' ? (e.agent ?? e.by) : undefined;
      this.hint(e);
    } else if (kind === 'message' && e.by.role === 'customer' && settled) this.state = 'bot';
    else if (kind === 'promised' && e.what !== 'followup') this.state = 'promised';
    else if (kind === 'promise_kept' && this.state === 'promised' && !this.#openPromise()) this.state = 'closed';
  }

  /** Newer facts about the wait; what is not said stays as it was. */
  hint(w: Wait): void {
    for (const k of ['position', 'wait_seconds', 'available', 'callback_by'] as const) {
      if (w[k] !== undefined) Object.assign(this.wait, { [k]: w[k] });
    }
  }

  #openPromise(): LogEvent | undefined {
    return this.events.find((e) => e.kind === 'promised' && !this.kept.has(e.promise ?? ''));
  }
}

/** Spoken to the customer by somebody else: what counts as unread and makes a sound. */
export function isHeard(e: LogEvent): boolean {
  return (e.kind === 'message' && e.by.role !== 'customer') || e.kind === 'notice' || e.kind === 'agent_joined' || e.kind === 'promise_kept';
}
