import type { RoundpegChat } from './element';

type Listener = (detail: unknown) => void;
interface Queueing {
  (...args: unknown[]): void;
  /** Calls made before the script was there. */
  q?: ArrayLike<unknown>[];
}

const commands = ['boot', 'shutdown', 'update', 'open', 'close', 'show', 'hide', 'send', 'setUser', 'setContext', 'setLocale', 'requestHuman'] as const;
const listeners = new Map<Listener, Map<string, EventListener>>();

/**
 * Makes window.Roundpeg('command', …) work on el and runs what a page has queued in Roundpeg.q, in order.
 * An unknown command and a failing one leave the page alone.
 */
export function install(el: RoundpegChat): void {
  const page = window as unknown as { Roundpeg?: Queueing };
  const queued = Array.from(page.Roundpeg?.q ?? []);
  page.Roundpeg = (...args) => run(el, args);
  for (const args of queued) run(el, Array.from(args));
}

function run(el: RoundpegChat, [name, ...args]: unknown[]): void {
  try {
    if (name === 'on') on(el, String(args[0]), args[1] as Listener);
    else if (name === 'off') off(el, String(args[0]), args[1] as Listener);
    else {
      const command = commands.find((c) => c === name);
      if (command) el[command](args[0]);
      else console.warn(`Roundpeg: no command "${String(name)}"`);
    }
  } catch (err) {
    console.error('Roundpeg:', err);
  }
}

function on(el: RoundpegChat, event: string, fn: Listener): void {
  if (typeof fn !== 'function') return;
  off(el, event, fn);
  const wrapped = (e: Event) => fn((e as CustomEvent).detail);
  const of = listeners.get(fn) ?? new Map<string, EventListener>();
  listeners.set(fn, of.set(event, wrapped));
  el.addEventListener(`roundpeg:${event}`, wrapped);
  // Whoever comes late still learns that it is ready.
  if (event === 'ready' && el.isConnected) fn({});
}

function off(el: RoundpegChat, event: string, fn: Listener): void {
  const wrapped = listeners.get(fn)?.get(event);
  if (!wrapped) return;
  el.removeEventListener(`roundpeg:${event}`, wrapped);
  listeners.get(fn)!.delete(event);
}
