import type { RoundpegChat } from './element';

type Listener = (detail: unknown) => void;
interface Queueing {
  (...args: unknown[]): void;
  /** Calls made before the script was there. */
  q?: ArrayLike<unknown>[];
}

const commands = ['boot', 'shutdown', 'update', 'open', 'close', 'show', 'hide', 'send', 'setUser', 'setContext', 'setLocale', 'requestHuman'] as const;
const wrapped = new WeakMap<Listener, EventListener>();

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
    const command = commands.find((c) => c === name);
    if (command) el[command](args[0]);
    else if (name === 'on' || name === 'off') listen(el, name, args[0], args[1] as Listener);
    else console.warn('Roundpeg', name);
  } catch (err) {
    console.error(err);
  }
}

function listen(el: RoundpegChat, how: 'on' | 'off', event: unknown, fn: Listener): void {
  const heard = wrapped.get(fn) ?? ((e: Event) => fn((e as CustomEvent).detail));
  wrapped.set(fn, heard);
  if (how === 'off') return el.removeEventListener(`roundpeg:${event}`, heard);
  el.addEventListener(`roundpeg:${event}`, heard);
  // Whoever comes late still learns that it is ready.
  if (event === 'ready' && el.isConnected) fn({});
}
