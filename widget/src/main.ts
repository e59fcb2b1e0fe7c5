import { install } from './api';
import { attributes, RoundpegChat, setServer } from './element';

/** <script async src="https://server/widget.js" data-locale data-accent data-theme data-title data-side data-dir data-launcher>. */
function start(script: HTMLScriptElement | null): void {
  if (customElements.get('roundpeg-chat')) return;
  setServer(new URL('.', script?.src || location.href).href.replace(/\/$/, ''));
  customElements.define('roundpeg-chat', RoundpegChat);
  // A page that has placed the element itself keeps it where it is.
  const el = document.querySelector<RoundpegChat>('roundpeg-chat') ?? (document.createElement('roundpeg-chat') as RoundpegChat);
  if (!el.isConnected) el.boot(script ? attributes(script) : {});
  install(el);
}

const own = document.currentScript instanceof HTMLScriptElement ? document.currentScript : document.querySelector<HTMLScriptElement>('script[src*="widget.js"]');
const guarded = () => {
  try {
    start(own);
  } catch (err) {
    console.error('Roundpeg:', err);
  }
};
if (document.body) guarded();
else document.addEventListener('DOMContentLoaded', guarded);
