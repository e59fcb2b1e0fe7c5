import { install } from './api';
import { RoundpegChat, setServer } from './element';

/** <script async src="https://server/widget.js" data-locale="…" data-accent="…">: the server is where the script came from. */
const own = document.currentScript ?? document.querySelector('script[src*="widget.js"]');

function start(): void {
  if (customElements.get('roundpeg-chat')) return;
  const { src, dataset } = (own ?? {}) as Partial<HTMLScriptElement>;
  setServer(new URL('.', src || location.href).href.slice(0, -1));
  customElements.define('roundpeg-chat', RoundpegChat);
  // A page that has placed the element itself keeps it where it is.
  const el = document.querySelector<RoundpegChat>('roundpeg-chat') ?? (document.createElement('roundpeg-chat') as RoundpegChat);
  if (!el.isConnected) el.boot(dataset);
  install(el);
}

if (document.body) start();
else document.addEventListener('DOMContentLoaded', start);
