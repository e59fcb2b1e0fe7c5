import { Refused } from './api';
import { newId } from './ids';
import type { Command, Frame } from './wire';

/** `stopped` means that coming back by itself would be wrong: only a person may try again. */
export type Link = 'connecting' | 'open' | 'lost' | 'stopped';

export interface Hooks {
  frame(f: Frame): void;
  link(l: Link): void;
  /** Asked after a refused handshake (a browser does not tell why). Answers whether the sign-in still holds. */
  signedIn(): Promise<boolean>;
  signedOut(): void;
}

interface Kept { cmd: Command; done(f: Frame): void; fail(e: Refused): void; timer?: number }

const comesBack = (code: number) => code === 1001 || code === 1005 || code === 1006 || (code >= 1011 && code <= 1013);

/**
 * The desk's socket. A command given to `send` is kept until it is acked or refused, and sent again with the same id after a
 * disconnect; a frame given to `tell` is lost when there is no connection. Nothing is sent before `welcome`.
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
      if (this.ready) this.write(k.cmd);
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
      for (const k of this.kept.values()) this.write(k.cmd);
      return;
    }
    const k = f.id === undefined ? undefined : this.kept.get(f.id);
    if (f.type === 'ack' && k) { this.kept.delete(f.id!); k.done(f); return; }
    if (f.type === 'error' && k) { this.refused(k, f); return; }
    this.hooks.frame(f);
  }

  /** Storage that is away and a rate limit pass: the command stays and is tried again with its id. */
  private refused(k: Kept, f: Frame) {
    const again = f.code === 'unavailable' || f.code === 'rate_limited';
    if (!again) {
      this.kept.delete(k.cmd.id!);
      k.fail(new Refused(f.code ?? 'internal', f.message ?? '', f.retry_after_ms));
      return;
    }
    clearTimeout(k.timer);
    k.timer = window.setTimeout(() => { if (this.ready && this.kept.has(k.cmd.id!)) this.write(k.cmd); }, f.retry_after_ms ?? 1000 + Math.random() * 2000);
  }

  private async closed(code: number, opened: boolean) {
    this.ready = false;
    if (this.ended) return;
    if (code === 4401) { this.end(); this.hooks.signedOut(); return; }
    if (opened && !comesBack(code)) { this.hooks.link('stopped'); return; }
    this.hooks.link('lost');
    if (!opened && !(await this.hooks.signedIn())) { this.end(); this.hooks.signedOut(); return; }
    if (this.ended) return;
    const wait = Math.random() * Math.min(30_000, 500 * 2 ** this.tries++);
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.open(), wait);
  }

  private hurry = () => { if (this.timer !== undefined && !document.hidden) { this.tries = 0; this.open(); } };
  private drop = () => { if (this.ready) this.ws?.close(); };
}
