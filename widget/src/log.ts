import type { LogEvent, Party, State, Wait } from './wire';

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
    switch (e.kind) {
      case 'started':
        this.verified = !!e.customer?.verified;
        break;
      case 'message':
        if (e.by.role === 'customer' && (this.state === 'closed' || this.state === 'promised')) this.#become('bot');
        break;
      case 'handoff_requested':
        this.wait = {};
      // falls through
      case 'escalated':
      case 'transferred':
      case 'agent_left':
        this.#become('waiting');
        this.hint(e);
        break;
      case 'handoff_cancelled':
      case 'returned':
        this.#become('bot');
        break;
      case 'agent_joined':
        this.#become('with_agent', e.agent ?? e.by);
        break;
      case 'promised':
        if (e.what !== 'followup') this.#become('promised');
        break;
      case 'promise_kept':
        if (e.promise) this.kept.add(e.promise);
        if (this.state === 'promised' && !this.#openPromise()) this.#become('closed');
        break;
      case 'rated':
        this.rating = e.score;
        break;
      case 'closed':
        this.#become('closed');
        this.rating = undefined;
        break;
    }
  }

  /** Newer facts about the wait; what is not said stays as it was. */
  hint(w: Wait): void {
    for (const k of ['position', 'wait_seconds', 'available', 'callback_by'] as const) {
      if (w[k] !== undefined) Object.assign(this.wait, { [k]: w[k] });
    }
  }

  #become(s: State, agent?: Party): void {
    this.state = s;
    this.agent = agent;
  }

  #openPromise(): LogEvent | undefined {
    return this.events.find((e) => e.kind === 'promised' && !this.kept.has(e.promise ?? ''));
  }
}

/** Spoken to the customer by somebody else: what counts as unread and makes a sound. */
export function isHeard(e: LogEvent): boolean {
  return (e.kind === 'message' && e.by.role !== 'customer') || e.kind === 'notice' || e.kind === 'agent_joined' || e.kind === 'promise_kept';
}
