import { newId } from './id';
import type { Keep } from './keep';
import type { Command } from './wire';

export interface Entry {
  /** When it was written, in ms; the order of sending, across the tabs of this browser. */
  n: number;
  frame: Command;
  /** The error code with which the server refused it; it then waits for the customer's word. */
  failed?: string;
  /** Durable, but its event has not been seen: still shown, never sent again. */
  acked?: boolean;
}

/**
 * Commands on their way. Each is kept under a key of its own, so that two tabs cannot overwrite one another's, and goes out
 * with the same id until the server has acked it, which makes sending again harmless.
 */
export class Outbox {
  entries: Entry[] = [];

  readonly #keep: Keep;

  constructor(keep: Keep) {
    this.#keep = keep;
    this.reload();
  }

  /** Picks up what an earlier page or another tab left behind. */
  reload(): void {
    for (const name of this.#keep.names('out.')) {
      try {
        const e = JSON.parse(this.#keep.get(name) ?? '') as Entry;
        if (e.frame.id && !this.find(e.frame.id)) this.entries.push(e);
      } catch {
        this.#keep.set(name, undefined);
      }
    }
    this.entries.sort((a, b) => a.n - b.n);
  }

  add(type: string, fields: Record<string, unknown>): Entry {
    // Later than the last one, also when the clock was set back.
    const n = Math.max(Date.now(), (this.entries.at(-1)?.n ?? 0) + 1);
    const entry = { n, frame: { type, id: newId(), ...fields } };
    this.entries.push(entry);
    this.#save(entry);
    return entry;
  }

  find(id: string | undefined): Entry | undefined {
    return this.entries.find((e) => e.frame.id === id);
  }

  /** What is to be sent, oldest first. */
  due(): Entry[] {
    return this.entries.filter((e) => !e.acked && !e.failed);
  }

  pending(type: string): Entry | undefined {
    return this.due().find((e) => e.frame.type === type);
  }

  /** The server has it for good. Messages stay in view until their event arrives. */
  ack(id: string | undefined): void {
    const e = this.find(id);
    if (!e) return;
    if (e.frame.type !== 'message') return this.drop(id);
    e.acked = true;
    this.#keep.set(key(e), undefined);
  }

  drop(id: string | undefined): void {
    const e = this.find(id);
    if (!e) return;
    this.entries = this.entries.filter((x) => x !== e);
    this.#keep.set(key(e), undefined);
  }

  fail(id: string, code: string | undefined): void {
    const e = this.find(id);
    if (!e) return;
    e.failed = code;
    this.#save(e);
  }

  /** A conversation that is gone takes its commands with it; words not yet delivered go into the next one. */
  startAnew(words: boolean): void {
    for (const e of [...this.entries]) if (!words || e.acked || e.frame.type !== 'message') this.drop(e.frame.id);
  }

  #save(e: Entry): void {
    this.#keep.set(key(e), JSON.stringify(e));
  }
}

function key(e: Entry): string {
  return `out.${e.n}.${e.frame.id}`;
}
