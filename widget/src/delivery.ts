import type { Outbox } from './outbox';

const SILENCE = 10_000;

/**
 * Sends the outbox one command at a time, each after the ack of the one before: so what was written first arrives first,
 * also when the server asks for a pause in between.
 */
export class Delivery {
  private inFlight: string | undefined;
  private timer = 0;
  private held = false;
  private strikes = 0;

  /** silent: no ack came in good time; the connection is not to be trusted. */
  constructor(
    private readonly outbox: Outbox,
    private readonly send: (frame: object) => boolean,
    private readonly silent: () => void,
  ) {}

  flush(): void {
    const next = this.outbox.due()[0];
    if (!next || this.inFlight || this.held || !this.send(next.frame)) return;
    this.inFlight = next.frame.id;
    this.after(Math.min(SILENCE * 2 ** this.strikes, 60_000), () => {
      this.strikes++;
      this.silent();
    });
  }

  /** The connection is gone: what was in flight is sent again on the next one. */
  reset(): void {
    clearTimeout(this.timer);
    this.inFlight = undefined;
    this.held = false;
  }

  acked(id: string): void {
    this.strikes = 0;
    this.outbox.ack(id);
    this.next(id);
  }

  /** What became of a refused command: kept (to be sent again by itself), failed (a message, for the customer to retry) or dropped. */
  refused(id: string, code: string, retryAfter: number | undefined): 'kept' | 'failed' | 'dropped' | 'unknown' {
    const entry = this.outbox.find(id);
    if (!entry) return 'unknown';
    const passing = code === 'rate_limited' || code === 'unavailable' || (code === 'internal' && this.strikes < 4);
    // A quota that opens again tomorrow must not hold up what was written after.
    if (passing && !(retryAfter && retryAfter > 60_000)) {
      this.inFlight = undefined;
      this.held = true;
      const pause = retryAfter ?? Math.min(2000 * 2 ** this.strikes++, 30_000);
      this.after(pause, () => {
        this.held = false;
        this.flush();
      });
      return 'kept';
    }
    const words = entry.frame.type === 'message';
    if (words) this.outbox.fail(id, code);
    else this.outbox.drop(id);
    this.next(id);
    return words ? 'failed' : 'dropped';
  }

  private next(id: string): void {
    if (id !== this.inFlight) return;
    clearTimeout(this.timer);
    this.inFlight = undefined;
    this.flush();
  }

  private after(ms: number, then: () => void): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(then, ms);
  }
}
