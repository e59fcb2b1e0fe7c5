import { adopt } from './dress';
import { pick, type Options } from './options';
import { Shell } from './shell';

let server = '';

/** Where the server is, as derived from the script's own address; without a slash at the end. */
export function setServer(url: string): void {
  server = url;
}

/** <roundpeg-chat>: the launcher and the window in a shadow root. Its methods are the commands of the queueing function. */
export class RoundpegChat extends HTMLElement {
  #shell: Shell | undefined;
  #options: Options = {};

  connectedCallback(): void {
    if (this.#shell) return;
    if (!this.shadowRoot) adopt(this.attachShadow({ mode: 'open' }));
    this.#options = { ...pick(this.dataset), ...this.#options };
    this.#shell = new Shell(this, this.#options.server ?? server, this.#options, (name, detail) => this.#emit(name, detail));
    this.#emit('ready', {});
  }

  disconnectedCallback(): void {
    // Moved within the page, it is connected again in the same breath.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#shell?.dispose();
      this.#shell = undefined;
    });
  }

  boot(options?: unknown): void {
    this.update(options);
    if (!this.isConnected) document.body.append(this);
  }

  /** Takes the widget away and leaves nothing of this customer in the browser. */
  shutdown(): void {
    this.close();
    this.setUser(undefined);
    this.remove();
  }

  update(options: unknown): void {
    const o = pick(options);
    Object.assign(this.#options, o);
    this.#shell?.update(o);
  }

  open(): void {
    this.#shell?.open();
  }

  close(): void {
    this.#shell?.close();
  }

  show(): void {
    this.update({ launcher: 'on' });
  }

  hide(): void {
    this.close();
    this.update({ launcher: 'off' });
  }

  send(text: unknown): void {
    this.open();
    if (typeof text === 'string') this.#shell?.talk.say(text);
    this.#shell?.down();
  }

  /** A JWT by which the site says who this is; without one nobody is signed in any more, and what they said is forgotten here. */
  setUser(identity: unknown): void {
    if (identity) return this.update({ identity });
    delete this.#options.identity;
    this.#shell?.talk.forget();
    // What stands in the composer goes as well.
    this.update({});
  }

  setContext(context: unknown): void {
    const { url, title } = Object(context) as Record<string, unknown>;
    this.#shell?.setContext(url, title);
  }

  setLocale(locale: unknown): void {
    this.update({ locale });
  }

  requestHuman(): void {
    this.open();
    this.#shell?.talk.human();
  }

  #emit(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(`roundpeg:${name}`, { bubbles: true, composed: true, detail }));
  }
}
