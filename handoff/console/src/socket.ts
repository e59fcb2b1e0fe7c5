import { Refused } from './api';
import { newId } from './ids';
import type { Command, Frame } from './wire';

/** `stopped` means that coming back by itself would be wrong: only a person may try again. */
export type Link = 'connecting' | 'open' | 'lost' | 'stopped';

export interface Hooks {
  frame(f: Frame): void;
  link(l: Link): void;
  /** Whether a command has waited for its ack for too long, on a connection that stands: the server cannot keep anything now. */
  late(l: boolean): void;
  /** Asked after a refused handshake (a browser does not tell why). Answers whether the sign-in still holds. */
  signedIn(): Promise<boolean>;
  signedOut(): void;
}

/** `since`: when it was first sent. `sent`: when last, while there is no answer. `timer`: until it is sent again. */
interface Kept { cmd: Command; done(f: Frame): void; fail(e: Refused): void; since?: number; sent?: number; timer?: number }

/** How long a wait is nobody's business; and when a connection on which nothing is answered is not to be trusted any more. */
const GRACE = 5000, SILENCE = 15_000;

const comesBack = (code: number) => code === 1001 || code === 1005 || code === 1006 || (code >= 1011 && code <= 1013);

/**
 * The desk's socket. A command given to `send` is kept until it is acked or refused, and sent again with the same id after a
 * disconnect; those about one session go out one at a time, so that what was said first is kept first. A frame given to `tell` is lost when there is no connection. Nothing is sent before `welcome`.
 */
export class Socket {
  private ws?: WebSocket;
  private kept = new Map<string, Kept>();
  private tries = 0;
  private timer?: number;
  private ready = false;
  private ended = false;

  constructor(private url: string, private hooks: Hooks) {
    addEventListener('online', this.hurry);
    addEventListener('offline', this.drop);
    document.addEventListener('visibilitychange', this.hurry);
  }

  open() {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.hooks.link('connecting');
    let opened = false;
    const ws = new WebSocket(this.url, 'roundpeg.desk.v1');
    this.ws = ws;
    ws.onopen = () => { opened = true; };
    ws.onmessage = e => { if (ws === this.ws && typeof e.data === 'string') this.receive(e.data); };
    ws.onclose = e => { if (ws === this.ws) void this.closed(e.code, opened); };
  }

  /** For good: after signing out. Commands still kept are forgotten. */
  end() {
    this.ended = true;
    clearTimeout(this.timer);
    removeEventListener('online', this.hurry);
    removeEventListener('offline', this.drop);
    document.removeEventListener('visibilitychange', this.hurry);
    this.ws?.close(1000);
  }

  send(cmd: Command): Promise<Frame> {
    const id = cmd.id ?? newId();
    return new Promise((done, fail) => {
      const k: Kept = { cmd: { ...cmd, id }, done, fail };
      this.kept.set(id, k);
      this.flush();
    });
  }

  tell(frame: Command) { if (this.ready) this.write({ id: newId(), ...frame }); }

  private write(c: Command) { if (this.ws?.readyState === WebSocket.OPEN) this.ws.send(JSON.stringify(c)); }

  private receive(text: string) {
    let f: Frame;
    try { f = JSON.parse(text) as Frame; } catch { return; }
    if (f.type === 'welcome') {
      this.ready = true;
      this.tries = 0;
      this.hooks.link('open');
      this.hooks.frame(f);
      this.flush();
      return;
    }
    const k = f.id === undefined ? undefined : this.kept.get(f.id);
    if (f.type === 'ack' && k) { this.over(k); k.done(f); return; }
    if (f.type === 'error' && k) { this.refused(k, f); return; }
    this.hooks.frame(f);
  }

  /** Storage that is away and a rate limit pass: the command stays and is tried again with its id. */
  private refused(k: Kept, f: Frame) {
    const again = f.code === 'unavailable' || f.code === 'rate_limited';
    if (!again) {
      this.over(k);
      k.fail(new Refused(f.code ?? 'internal', f.message ?? '', f.retry_after_ms));
      return;
    }
    k.sent = undefined;
    k.timer = window.setTimeout(() => { k.timer = undefined; this.flush(); }, f.retry_after_ms ?? 1000 + Math.random() * 2000);
  }

  /** Sends what may go: of each session the oldest, unless it is on its way. */
  private flush() {
    if (!this.ready) return;
    const busy = new Set<string>();
    for (const k of this.kept.values()) {
      const about = k.cmd.session ?? '';
      if (busy.has(about)) continue;
      if (about) busy.add(about);
      if (k.sent || k.timer) continue;
      k.sent = Date.now();
      k.since ??= k.sent;
      this.write(k.cmd);
      setTimeout(() => this.look(), GRACE + 50);
      setTimeout(() => this.look(), SILENCE + 50);
    }
  }

  private over(k: Kept) {
    this.kept.delete(k.cmd.id!);
    this.look();
    this.flush();
  }

  /** Tells whether anything waits for too long, and gives up a connection that does not answer at all. */
  private look() {
    const now = Date.now(), all = [...this.kept.values()];
    if (this.ready && all.some(k => k.sent && now - k.sent >= SILENCE)) {
      const ws = this.ws;
      this.ws = undefined;
      ws?.close();
      void this.closed(1006, true);
    }
    this.hooks.late(this.ready && all.some(k => k.since && now - k.since >= GRACE));
  }

  private async closed(code: number, opened: boolean) {
    this.ready = false;
    for (const k of this.kept.values()) { clearTimeout(k.timer); k.since = k.sent = k.timer = undefined; }
    if (this.ended) return;
    this.look();
    if (code === 4401) { this.end(); this.hooks.signedOut(); return; }
    if (opened && !comesBack(code)) { this.hooks.link('stopped'); return; }
    this.hooks.link('lost');
    if (!opened && !(await this.hooks.signedIn())) { this.end(); this.hooks.signedOut(); return; }
    if (this.ended) return;
    const wait = Math.random() * Math.min(5000, 500 * 2 ** this.tries++);
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.open(), wait);
  }

  private hurry = () => { if (this.timer !== undefined && !document.hidden) { this.tries = 0; this.open(); } };
  private drop = () => { if (this.ready) this.ws?.close(); };
}
