import { Conversation, type Hearer } from './conversation';
import { h, say, set } from './dom';
import { dress } from './dress';
import { learn, localeOf, T } from './i18n/catalogue';
import { Words } from './i18n/words';
import { Keep } from './keep';
import { isSaid, lineOf, speaker } from './lines';
import { isHeard } from './log';
import type { Options } from './options';
import { chime } from './sound';
import { download, transcript } from './transcript';
import { launcher } from './view/launcher';
import type { Card, Ui } from './view/ui';
import { makeWindow, type Window } from './view/window';
import type { Frame, LogEvent } from './wire';

/** The locale that the customer wishes for, else the page, else the browser. */
export function wish(keep: Keep, o: Options): string {
  return localeOf(keep.get('locale') ?? o.locale ?? document.documentElement.lang);
}

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
  /** What is said to screen readers while the window is closed. */
  #news!: HTMLElement;
  #dressed = new AbortController();
  #opened = false;
  #opener: Element | null = null;
  #context: { url?: unknown; title?: unknown } = {};
  #alarm = '';
  #alarmTimer = 0;
  #drawing = 0;
  #beginning = 0;
  #told: Record<string, unknown> = { unread: 0, state: 'bot' };
  readonly #host: HTMLElement;
  readonly #server: string;
  #locale: string;
  readonly #options: Options;
  readonly #emit: (name: string, detail: unknown) => void;

  /** The options stay the caller's, who tells of changes by update. */
  constructor(host: HTMLElement, server: string, options: Options, emit: (name: string, detail: unknown) => void) {
    this.#host = host;
    this.#server = server;
    this.#options = options;
    this.#emit = emit;
    this.#keep = new Keep(server);
    this.#locale = wish(this.#keep, options);
    this.talk = new Conversation(`${server.replace(/^http/, 'ws')}/v1/chat`, this.#keep, this);
    this.#build();
    if (!this.w.own) this.#speak();
    document.addEventListener('visibilitychange', () => this.changed(), this.#end);
    // Whoever is known here hears of news with the window closed; the page's own needs come first.
    this.#beginning = setTimeout(() => this.talk.resume(), 1000);
  }

  dispose(): void {
    this.talk.dispose();
    this.#dressed.abort();
    this.#end.abort();
    clearInterval(this.#clock);
    clearTimeout(this.#drawing);
    clearTimeout(this.#alarmTimer);
    clearTimeout(this.#beginning);
    this.#root?.remove();
  }

  update(o: Options): void {
    // The page's wish is the newer one.
    if (o.locale) this.#keep.set('locale', undefined);
    if (o.identity) this.talk.again();
    this.#speak();
  }

  /** Another locale says another hello at once; the window is built anew when the words of the one wished for last are here. */
  #speak(): void {
    const locale = wish(this.#keep, this.#options);
    if (this.#locale !== locale) {
      this.#locale = locale;
      this.talk.again();
    }
    const build = () => {
      if (this.#host.isConnected && !this.#end.signal.aborted && this.#locale === locale) this.#build();
    };
    learn(this.#server, locale).then(build, build);
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
    this.#alarm = '';
    this.#render();
    this.down();
    if (card) this.#window.focusCard();
    else this.focusComposer();
  }

  site(): string {
    return this.#options.title || this.talk.siteName || this.w.t(T.title);
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
    this.#speak();
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
    download(`${this.site()} ${new Date().toISOString().slice(0, 10)}.txt`, transcript(this.talk.log.events, this));
  }

  // Hearer

  hello(): Record<string, unknown> {
    const { url = location.href, title = document.title } = this.#context;
    return { locale: this.#locale, page: { url: String(url).slice(0, 2000), title: String(title).slice(0, 200) }, identity: this.#options.identity };
  }

  /** Many frames, one drawing. */
  changed(): void {
    this.#drawing ||= setTimeout(() => this.#render(), 16);
  }

  news(e: LogEvent): void {
    if (isSaid(e)) this.#emit('message', e);
    if (e.kind === 'handoff_requested' || e.kind === 'agent_joined') this.#emit('handoff', e);
    if (!isHeard(e)) return;
    if (this.sound && (!this.#opened || document.hidden)) chime();
    if (!this.#opened) say(this.#news, `${speaker(e.by, this)}: ${e.text ?? lineOf(e, this.w)}`);
  }

  trouble(code: string, command: string, says?: string): void {
    // Why a case may not go to the top is said by the server, in the customer's language; it wants time to be read.
    const own = command === 'escalate' && /conflict|limited/.test(code) && says;
    // A message tells of its own failure, where it stands.
    this.#alarm = command === 'message' ? '' : own || this.w.t(code === 'conflict' ? T.err_conflict : T.err_other);
    clearTimeout(this.#alarmTimer);
    this.#alarmTimer = setTimeout(() => {
      this.#alarm = '';
      this.changed();
    }, own ? 60_000 : 8000);
    this.#emit('error', { code, command });
  }

  disown({ code, message }: Frame & { type: 'error' }): void {
    console.warn('Roundpeg', message);
    delete this.#options.identity;
    this.#emit('error', { code, command: 'hello' });
  }

  /** Anew, in another language or dress; the conversation stays. */
  #build(): void {
    const active = document.activeElement as HTMLElement | null;
    this.#dressed.abort();
    this.#dressed = new AbortController();
    this.#root?.remove();
    const options = this.#options;
    const host = this.#host;
    this.w = new Words(this.#locale);
    this.#button = launcher(this.w, () => (this.#opened ? this.close() : this.open()));
    this.#window = makeWindow(this);
    this.#news = h('p', { class: 'sr', role: 'status' });
    this.#root = h('div', { class: `root ${options.side ?? 'end'}`, lang: this.w.language, dir: options.dir ?? (this.w.rtl ? 'rtl' : 'ltr') }, this.#window.node, this.#news, this.#button.node);
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
    if (this.card && { callback: state === 'with_agent' || state === 'promised', end: state === 'closed', top: !talk.aggrieved }[this.card]) {
      this.card = undefined;
      this.focusComposer();
    }
    const full = this.#opened && this.#full.matches;
    if (this.#opened && !window.node.open) {
      // On a phone it is the whole screen: the page behind must not be reached by Tab or reader.
      if (full) window.node.showModal();
      else window.node.show();
    } else if (!this.#opened) window.node.close();
    set(this.#button.node, { hidden: full || this.#options.launcher === 'off' });
    if (this.#opened) {
      say(this.#news, '');
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
