import type { Frame } from './wire';

type Refusal = Frame & { type: 'error' };

export interface Hooks {
  /** The first frame of each connection. */
  hello(): Record<string, unknown>;
  frame(f: Frame): void;
  /** A connection is gone; code as of RFC 6455. True: the socket may try again by itself. */
  gone(code: number): boolean;
  /** Whether somebody waits for this connection; otherwise attempts get rare. */
  wanted(): boolean;
  /** The hello was refused. What is given is to be done before another one soon; otherwise the same one is said again later. */
  refused(f: Refusal): (() => void) | undefined;
}

const FIRST = 500;
/** Longer than a server takes to say that its storage is away. */
const PATIENCE = 15_000;
const AGAIN = 4000;
/** Time for the connection to be closed, where it is. */
const SOON = 500;

/**
 * One WebSocket that comes back: full jitter between nothing and a doubling ceiling, so that a restarted server is not run over,
 * and at once when the browser says that it is online again. Never throws, whatever the page's policy forbids.
 */
export class Socket {
  /** After `welcome`, until the connection is gone. */
  ready = false;
  #ws: WebSocket | undefined;
  #timer = 0;
  #calm = 0;
  #tries = 0;

  readonly #url: string;
  readonly #hooks: Hooks;

  constructor(url: string, hooks: Hooks, signal: AbortSignal) {
    this.#url = url;
    this.#hooks = hooks;
    const wake = () => {
      if (this.#timer && !document.hidden) this.open();
    };
    window.addEventListener('online', wake, { signal });
    document.addEventListener('visibilitychange', wake, { signal });
  }

  /** Connects unless connected. */
  open(): void {
    if (this.#ws) return;
    clearTimeout(this.#timer);
    this.#timer = 0;
    let ws: WebSocket;
    try {
      ws = new WebSocket(this.#url, 'roundpeg.v1');
    } catch {
      return this.#later();
    }
    this.#ws = ws;
    // A handshake that hangs is as good as none.
    let patience = 0;
    const wait = () => {
      clearTimeout(patience);
      patience = setTimeout(() => this.#lost(ws, 1006), PATIENCE);
    };
    wait();
    const hello = () => ws.send(JSON.stringify({ type: 'hello', ...this.#hooks.hello() }));
    ws.onopen = hello;
    ws.onmessage = (m) => {
      if (ws !== this.#ws) return;
      const f = parse(m.data);
      if (!f) return;
      if (f.type === 'welcome') {
        clearTimeout(patience);
        this.ready = true;
        this.#calm = setTimeout(() => (this.#tries = 0), 5000);
      }
      // Refused for now: another hello on the same connection, or all who come would dial again and again.
      else if (f.type === 'error' && !this.ready) {
        wait();
        const change = this.#hooks.refused(f);
        setTimeout(() => {
          if (ws !== this.#ws) return;
          change?.();
          hello();
        }, f.retry_after_ms ?? (change ? SOON : AGAIN * (0.5 + Math.random() / 2)));
      }
      this.#hooks.frame(f);
    };
    ws.onclose = (e) => {
      clearTimeout(patience);
      this.#lost(ws, e.code);
    };
  }

  send(frame: object): boolean {
    if (!this.ready || !this.greeted) return false;
    this.#ws!.send(JSON.stringify(frame));
    return true;
  }

  /** Whether a hello was said that may be out of date. */
  get greeted(): boolean {
    return this.#ws?.readyState === WebSocket.OPEN;
  }

  /** Drops the connection and makes a new one: after a silence, or to say another hello. */
  restart(): void {
    this.close();
    this.open();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#timer = 0;
    clearTimeout(this.#calm);
    const ws = this.#ws;
    this.#ws = undefined;
    this.ready = false;
    ws?.close(1000);
  }

  #lost(ws: WebSocket, code: number): void {
    if (ws !== this.#ws) return;
    this.close();
    if (this.#hooks.gone(code)) this.#later();
  }

  #later(): void {
    const ceiling = Math.min(FIRST * 2 ** this.#tries++, this.#hooks.wanted() ? 5000 : 300_000);
    this.#timer = setTimeout(() => this.open(), Math.random() * ceiling);
  }
}

function parse(data: unknown): Frame | undefined {
  try {
    const f = JSON.parse(String(data)) as Frame;
    return typeof f?.type === 'string' ? f : undefined;
  } catch {
    return undefined;
  }
}
