import { Conversation, type Hearer } from './conversation';
import { h, set } from './dom';
import { dress } from './dress';
import { Words } from './i18n/words';
import { Keep } from './keep';
import { isHeard } from './log';
import type { Options } from './options';
import { chime } from './sound';
import { download, transcript } from './transcript';
import { launcher } from './view/launcher';
import type { Card, Ui } from './view/ui';
import { makeWindow, type Window } from './view/window';
import type { LogEvent } from './wire';

/** Joins the conversation and what is seen of it: opening and closing, language, focus, sound, news for the page. */
export class Shell implements Ui, Hearer {
  w!: Words;
  card: Card | undefined;
  readonly talk: Conversation;
  readonly #keep: Keep;
  readonly #full = matchMedia('(max-width: 30em), (max-height: 26em)');
  readonly #end = new AbortController();
  readonly #clock = setInterval(() => this.changed(), 30_000);
  #root: HTMLElement | undefined;
  #button!: ReturnType<typeof launcher>;
  #window!: Window;
  #dressed = new AbortController();
  #opened = false;
  #opener: Element | null = null;
  #context: { url?: unknown; title?: unknown } = {};
  #alarm = '';
  #alarmTimer = 0;
  #drawing = 0;
  #told: Record<string, unknown> = { unread: 0, state: 'bot' };
  readonly #host: HTMLElement;
  #options: Options;
  readonly #emit: (name: string, detail: unknown) => void;

  constructor(host: HTMLElement, server: string, options: Options, emit: (name: string, detail: unknown) => void) {
    this.#host = host;
    this.#options = options;
    this.#emit = emit;
    this.#keep = new Keep(`roundpeg ${server} `);
    this.talk = new Conversation(`${server.replace(/^http/, 'ws')}/v1/chat`, this.#keep, this);
    this.#build();
    document.addEventListener('visibilitychange', () => this.changed(), this.#end);
    this.talk.resume();
  }

  dispose(): void {
    this.talk.dispose();
    this.#dressed.abort();
    this.#end.abort();
    clearInterval(this.#clock);
    clearTimeout(this.#drawing);
    clearTimeout(this.#alarmTimer);
    this.#root?.remove();
  }

  update(o: Options): void {
    // The page's wish is the newer one.
    if (o.locale) this.#keep.set('locale', undefined);
    const { locale } = this.w;
    this.#options = { ...this.#options, ...o };
    this.#build();
    if (this.w.locale !== locale || o.user) this.talk.again();
  }

  setContext(url: unknown, title: unknown): void {
    this.#context = { url, title };
  }

  open(): void {
    if (this.#opened) return this.focusComposer();
    const active = document.activeElement;
    this.#opener = active === document.body || active === this.#host ? null : active;
    this.#opened = true;
    this.talk.connect();
    this.#render();
    this.down();
    this.#window.fit();
    this.focusComposer();
    this.#emit('open', {});
  }

  close(): void {
    if (!this.#opened) return;
    this.#opened = false;
    this.card = undefined;
    this.#render();
    ((this.#opener?.isConnected ? this.#opener : this.#button.node) as HTMLElement).focus();
    this.#emit('close', {});
  }

  isOpen(): boolean {
    return this.#opened;
  }

  // Ui

  ask(card: Card | undefined): void {
    this.card = card;
    this.#render();
    this.down();
    if (card) this.#window.focusCard();
    else this.focusComposer();
  }

  site(): string {
    return this.#options.title || this.talk.siteName || this.w.t('title');
  }

  down(): void {
    this.#window.toEnd();
  }

  focusComposer(): void {
    if (!this.#opened) return;
    // On a touch screen the keyboard would cover what there is to read.
    if (matchMedia('(pointer: coarse)').matches) this.#window.node.focus();
    else this.#window.focusComposer();
  }

  /** The customer's own choice of language, which outlives the page's. */
  setLocale(locale: string): void {
    this.#keep.set('locale', [this.#options.locale, navigator.language].find((l) => l?.startsWith(locale)) ?? locale);
    this.#build();
    this.talk.again();
  }

  get sound(): boolean {
    return this.#keep.get('sound') !== 'off';
  }

  toggleSound(): void {
    this.#keep.set('sound', this.sound ? 'off' : undefined);
    if (this.sound) chime();
    this.focusComposer();
  }

  save(): void {
    download(`${this.site()} ${new Date().toISOString().slice(0, 10)}.txt`, transcript(this.talk.log.events, this.w));
  }

  // Hearer

  hello(): Record<string, unknown> {
    const { url = location.href, title = document.title } = this.#context;
    return { locale: this.w.locale, page: { url: String(url).slice(0, 2000), title: String(title).slice(0, 200) }, identity: this.#options.user };
  }

  /** Many frames, one drawing. */
  changed(): void {
    this.#drawing ||= setTimeout(() => this.#render(), 16);
  }

  news(e: LogEvent): void {
    if (e.kind === 'message' || e.kind === 'notice') this.#emit('message', e);
    if (e.kind === 'handoff_requested' || e.kind === 'agent_joined') this.#emit('handoff', e);
    if (isHeard(e) && this.sound && (!this.#opened || document.hidden)) chime();
  }

  trouble(code: string, command: string): void {
    // A message tells of its own failure, where it stands.
    this.#alarm = command === 'message' ? '' : this.w.or(`err_${code}`, 'err_other');
    clearTimeout(this.#alarmTimer);
    this.#alarmTimer = setTimeout(() => {
      this.#alarm = '';
      this.changed();
    }, 8000);
    this.#emit('error', { code, command });
  }

  /** Anew, in another language or dress; the conversation stays. */
  #build(): void {
    const active = document.activeElement as HTMLElement | null;
    this.#dressed.abort();
    this.#dressed = new AbortController();
    this.#root?.remove();
    const options = this.#options;
    const host = this.#host;
    this.w = new Words(this.#keep.get('locale') ?? options.locale ?? document.documentElement.lang);
    this.#button = launcher(this.w, () => (this.#opened ? this.close() : this.open()));
    this.#window = makeWindow(this);
    this.#root = h('div', { class: `root ${options.side ?? 'end'}`, lang: this.w.language, dir: options.dir ?? (this.w.rtl ? 'rtl' : 'ltr') }, this.#window.node, this.#button.node);
    host.shadowRoot!.append(this.#root);
    dress(host, this.#root, options, this.#dressed.signal);
    this.#render();
    if (!this.#opened) return;
    this.down();
    this.#window.fit();
    // A dialog that is shown takes the focus, which may have been elsewhere on the page.
    if (active === host) this.focusComposer();
    else active?.focus();
  }

  #render(): void {
    clearTimeout(this.#drawing);
    this.#drawing = 0;
    const { talk } = this;
    const window = this.#window;
    const { state } = talk.log;
    if (this.card === 'callback' ? state === 'with_agent' || state === 'promised' : state === 'closed') this.card = undefined;
    const full = this.#opened && this.#full.matches;
    if (this.#opened && !window.node.open) {
      // On a phone it is the whole screen: the page behind must not be reached by Tab or reader.
      if (full) window.node.showModal();
      else window.node.show();
    } else if (!this.#opened) window.node.close();
    set(this.#button.node, { hidden: full || this.#options.launcher === 'off' });
    if (this.#opened) {
      window.render(this.#alarm);
      if (!document.hidden) talk.read();
    }
    this.#button.render(this.#opened, talk.unread);
    this.#tell('unread', { count: talk.unread }, talk.unread);
    this.#tell('state', { state }, state);
  }

  #tell(what: string, detail: unknown, value: unknown): void {
    if (this.#told[what] === value || !this.talk.caughtUp) return;
    this.#told[what] = value;
    this.#emit(what, detail);
  }
}
