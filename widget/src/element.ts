import { adopt } from './dress';
import { optionNames, pick, type Options } from './options';
import { Shell } from './shell';

let server = '';

/** Where the server is, as derived from the script's own address; without a slash at the end. */
export function setServer(url: string): void {
  server = url;
}

/** <roundpeg-chat>: the launcher and the window in a shadow root. Its methods are the commands of the queueing function. */
export class RoundpegChat extends HTMLElement {
  private shell: Shell | undefined;
  private options: Options = {};

  connectedCallback(): void {
    if (this.shell) return;
    if (!this.shadowRoot) adopt(this.attachShadow({ mode: 'open' }));
    this.options = { ...attributes(this), ...this.options };
    this.shell = new Shell(this, this.shadowRoot!, this.getAttribute('server') ?? server, this.options, (name, detail) => this.emit(name, detail));
    this.emit('ready', {});
  }

  disconnectedCallback(): void {
    // Moved within the page, it is connected again in the same breath.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.shell?.dispose();
      this.shell = undefined;
    });
  }

  boot(options?: unknown): void {
    this.options = { ...this.options, ...pick(options) };
    if (!this.isConnected) document.body.append(this);
    else this.shell?.update(pick(options));
  }

  /** Takes the widget away and leaves nothing of this customer in the browser. */
  shutdown(): void {
    this.shell?.talk.forget();
    delete this.options.user;
    this.remove();
  }

  update(options: unknown): void {
    this.options = { ...this.options, ...pick(options) };
    this.shell?.update(pick(options));
  }

  open(): void {
    this.shell?.open();
  }

  close(): void {
    this.shell?.close();
  }

  show(): void {
    this.shell?.showLauncher(true);
  }

  hide(): void {
    this.shell?.close();
    this.shell?.showLauncher(false);
  }

  send(text: unknown): void {
    this.shell?.open();
    if (typeof text === 'string') this.shell?.talk.say(text);
    this.shell?.down();
  }

  setUser(jwt: unknown): void {
    this.update({ user: jwt });
  }

  setContext(context: unknown): void {
    const { url, title } = (context ?? {}) as Record<string, unknown>;
    this.shell?.setContext({ ...(typeof url === 'string' && { url }), ...(typeof title === 'string' && { title }) });
  }

  setLocale(locale: unknown): void {
    this.update({ locale });
  }

  requestHuman(): void {
    this.shell?.open();
    const state = this.shell?.talk.log.state;
    if (state !== 'waiting' && state !== 'with_agent') this.shell?.talk.ask('human');
  }

  private emit(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(`roundpeg:${name}`, { bubbles: true, composed: true, detail }));
  }
}

/** data-* and plain attributes mean the same; `title` only as data-title, since a plain one is a tooltip. */
export function attributes(el: HTMLElement): Options {
  const found: Record<string, string | undefined> = {};
  for (const name of optionNames) found[name] = el.dataset[name] ?? (name === 'title' || name === 'dir' || !(el instanceof RoundpegChat) ? undefined : (el.getAttribute(name) ?? undefined));
  return pick(found);
}
