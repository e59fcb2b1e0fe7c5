import { install } from './api';
import { RoundpegChat, setServer } from './element';
import { learn } from './i18n/catalogue';
import { Keep } from './keep';
import { pick } from './options';
import { wish } from './shell';

/** <script async src="https://server/widget.js" data-locale="…" data-accent="…">: the server is where the script came from. */
const own = document.currentScript ?? document.querySelector('script[src*="widget.js"]');
const tag = 'roundpeg-chat';

async function start(): Promise<void> {
  const { src, dataset } = (own ?? {}) as Partial<HTMLScriptElement>;
  const options = { ...pick(dataset), ...pick(document.querySelector<HTMLElement>(tag)?.dataset) };
  const server = new URL('.', src || location.href).href.slice(0, -1);
  const from = options.server ?? server;
  // Without words there is nothing to show.
  await learn(from, wish(new Keep(from), options)).catch(() => learn(from, 'en'));
  if (customElements.get(tag)) return;
  setServer(server);
  customElements.define(tag, RoundpegChat);
  // A page that has placed the element itself keeps it where it is.
  const el = document.querySelector<RoundpegChat>(tag) ?? (document.createElement(tag) as RoundpegChat);
  if (!el.isConnected) el.boot(dataset);
  install(el);
}

const begin = () => start().catch((err) => console.warn('Roundpeg', err));
if (document.body) begin();
else document.addEventListener('DOMContentLoaded', begin);
