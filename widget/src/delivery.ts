import type { Entry, Outbox } from './outbox';

/** Longer than a server takes to say that its storage is away. */
const SILENCE = 15_000;

/**
 * Sends the outbox one command at a time, each after the ack of the one before: so what was written first arrives first,
 * also when the server asks for a pause in between.
 */
export class Delivery {
  /** Since when what is to be sent has waited for its ack on a connection that stands. */
  since: number | undefined;
  #inFlight: string | undefined;
  #timer = 0;
  #held = false;
  #strikes = 0;
  readonly #outbox: Outbox;
  readonly #send: (frame: object) => boolean;
  readonly #waits: () => void;
  readonly #silent: () => void;

  /** waits: a wait for an ack begins. silent: none came in good time; the connection is not to be trusted. */
  constructor(outbox: Outbox, send: (frame: object) => boolean, waits: () => void, silent: () => void) {
    this.#outbox = outbox;
    this.#send = send;
    this.#waits = waits;
    this.#silent = silent;
  }

  flush(): void {
    const next = this.#outbox.due()[0];
    if (!next || this.#inFlight || this.#held || !this.#send(next.frame)) return;
    this.#inFlight = next.frame.id;
    this.since ??= Date.now();
    this.#waits();
    this.#after(SILENCE, this.#silent);
  }

  /** The connection is gone: what was in flight is sent again on the next one. */
  reset(): void {
    clearTimeout(this.#timer);
    this.#inFlight = undefined;
    this.#held = false;
  }

  acked(id: string | undefined): void {
    this.#strikes = 0;
    this.#outbox.ack(id);
    this.#next(id);
  }

  /** True: kept, to be sent again by itself. Otherwise a message waits for the customer's word, and any other command is dropped. */
  refused(entry: Entry, code: string, retryAfter: number | undefined): boolean {
    const { id, type } = entry.frame;
    const passing = code === 'rate_limited' || code === 'unavailable' || (code === 'internal' && this.#strikes < 4);
    // A quota that opens again tomorrow must not hold up what was written after.
    if (passing && !(retryAfter && retryAfter > 60_000)) {
      this.#inFlight = undefined;
      this.#held = true;
      // Soon enough for what waits to be there within seconds of the storage's return; not all at the same moment.
      this.#after(retryAfter ?? Math.min(1000 * 2 ** this.#strikes++, 4000) * (0.5 + Math.random() / 2), () => {
        this.#held = false;
        this.flush();
      });
      return true;
    }
    if (type === 'message') this.#outbox.fail(id, code);
    else this.#outbox.drop(id);
    this.#next(id);
    return false;
  }

  #next(id: string | undefined): void {
    this.since = undefined;
    if (id !== this.#inFlight) return;
    clearTimeout(this.#timer);
    this.#inFlight = undefined;
    this.flush();
  }

  #after(ms: number, then: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(then, ms);
  }
}
