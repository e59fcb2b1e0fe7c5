import { Conversation, type Hearer } from './conversation';
import { h, set } from './dom';
import { dress } from './dress';
import type { Key } from './i18n/en';
import { Words } from './i18n/words';
import { Keep } from './keep';
import { isHeard } from './log';
import type { Options } from './options';
import { chime } from './sound';
import { download, transcript } from './transcript';
import { Launcher } from './view/launcher';
import type { Card, Ui } from './view/ui';
import { Window } from './view/window';
import type { LogEvent } from './wire';

/** Joins the conversation and what is seen of it: opening and closing, language, focus, sound, news for the page. */
export class Shell implements Ui, Hearer {
  w!: Words;
  card: Card | undefined;
  readonly talk: Conversation;
  private readonly keep: Keep;
  private readonly full = matchMedia('(max-width: 30em), (max-height: 26em)');
  private root!: HTMLElement;
  private launcher!: Launcher;
  private window!: Window;
  private undress: () => void = () => undefined;
  private opened = false;
  private opener: HTMLElement | undefined;
  private context: { url?: string; title?: string } = {};
  private trouble_ = '';
  private troubleTimer = 0;
  private drawing = 0;
  private readonly clock = setInterval(() => this.opened && this.changed(), 30_000);
  private readonly looked = () => this.changed();
  private told = { unread: 0, state: 'bot' };

  constructor(
    private readonly host: HTMLElement,
    private readonly shadow: ShadowRoot,
    server: string,
    private options: Options,
    private readonly emit: (name: string, detail: unknown) => void,
  ) {
    this.keep = new Keep(`roundpeg ${server} `);
    this.talk = new Conversation(`${server.replace(/^http/, 'ws')}/v1/chat`, this.keep, this);
    this.build();
    document.addEventListener('visibilitychange', this.looked);
    this.full.addEventListener('change', this.looked);
    this.talk.resume();
  }

  dispose(): void {
    this.talk.dispose();
    this.undress();
    clearInterval(this.clock);
    clearTimeout(this.troubleTimer);
    document.removeEventListener('visibilitychange', this.looked);
    this.full.removeEventListener('change', this.looked);
    this.root.remove();
  }

  update(o: Options): void {
    const again = (o.locale && o.locale !== this.options.locale) || (o.user && o.user !== this.options.user);
    if (o.locale) this.keep.set('locale', undefined);
    this.options = { ...this.options, ...o };
    this.build();
    if (again) this.talk.again();
  }

  setContext(c: { url?: string; title?: string }): void {
    this.context = c;
  }

  open(): void {
    if (this.opened) return this.focusComposer();
    const active = document.activeElement;
    this.opener = active instanceof HTMLElement && active !== document.body && active !== this.host ? active : undefined;
    this.opened = true;
    this.talk.connect();
    this.render();
    this.down();
    this.window.composer.fit();
    // On a touch screen the keyboard would cover what there is to read.
    if (matchMedia('(pointer: coarse)').matches) this.window.node.focus();
    else this.focusComposer();
    this.emit('open', {});
  }

  close(): void {
    if (!this.opened) return;
    this.opened = false;
    this.card = undefined;
    this.render();
    if (this.opener?.isConnected) this.opener.focus();
    else this.launcher.node.focus();
    this.emit('close', {});
  }

  isOpen(): boolean {
    return this.opened;
  }

  showLauncher(on: boolean): void {
    this.options.launcher = on ? 'on' : 'off';
    this.render();
  }

  // Ui

  ask(card: Card | undefined): void {
    this.card = card;
    this.render();
    this.down();
    if (card) this.window.focusCard();
    else this.focusComposer();
  }

  site(): string {
    return this.options.title || this.talk.siteName || this.w.t('title');
  }

  down(): void {
    this.window.scroller.toEnd();
  }

  focusComposer(): void {
    if (this.opened) this.window.composer.focus();
  }

  /** The customer's own choice of language, which outlives the page's. */
  setLocale(locale: string): void {
    const own = [this.options.locale, navigator.language].find((l) => l?.split('-')[0] === locale);
    this.keep.set('locale', own ?? locale);
    this.build();
    this.talk.again();
    this.focusComposer();
  }

  get sound(): boolean {
    return this.keep.get('sound') !== 'off';
  }

  toggleSound(): void {
    this.keep.set('sound', this.sound ? 'off' : undefined);
    if (this.sound) chime();
    this.focusComposer();
  }

  save(): void {
    download(`${this.site()} ${new Date().toISOString().slice(0, 10)}.txt`, transcript(this.talk.log.events, this.w));
  }

  // Hearer

  hello(): Record<string, unknown> {
    const page = { url: (this.context.url ?? location.href).slice(0, 2000), title: (this.context.title ?? document.title).slice(0, 200) };
    return { locale: this.w.locale, page, ...(this.options.user && { identity: this.options.user }) };
  }

  /** Many frames, one drawing. */
  changed(): void {
    if (this.drawing) return;
    this.drawing = setTimeout(() => this.render(), 16);
  }

  news(e: LogEvent): void {
    if (e.kind === 'message' || e.kind === 'notice') this.emit('message', e);
    if (e.kind === 'handoff_requested' || e.kind === 'agent_joined') this.emit('handoff', e);
    if (isHeard(e) && this.sound && (!this.opened || document.hidden)) chime();
  }

  trouble(code: string, of: string | undefined): void {
    const key = `err_${code}`;
    this.trouble_ = this.w.t((this.w.has(key) ? key : 'err_other') as Key);
    clearTimeout(this.troubleTimer);
    this.troubleTimer = setTimeout(() => {
      this.trouble_ = '';
      this.changed();
    }, 8000);
    this.emit('error', { code, command: of });
    this.changed();
  }

  private build(): void {
    this.undress();
    this.root?.remove();
    this.w = new Words(this.keep.get('locale') ?? this.options.locale ?? (document.documentElement.lang || undefined));
    this.launcher = new Launcher(this.w, () => (this.opened ? this.close() : this.open()));
    this.window = new Window(this);
    const dir = this.options.dir ?? (this.w.rtl ? 'rtl' : 'ltr');
    this.root = h('div', { class: 'root', lang: this.w.language, dir, 'data-side': this.options.side }, this.window.node, this.launcher.node);
    this.shadow.append(this.root);
    this.undress = dress(this.host, this.root, this.options);
    this.render();
    if (this.opened) this.down();
  }

  private render(): void {
    clearTimeout(this.drawing);
    this.drawing = 0;
    const { talk } = this;
    const { state } = talk.log;
    if (this.card && (state === 'with_agent' ? this.card === 'callback' : state === 'promised' ? this.card === 'callback' : state === 'closed' && this.card !== 'callback')) this.card = undefined;
    const full = this.opened && this.full.matches;
    set(this.window.node, { hidden: !this.opened, 'aria-modal': full ? 'true' : undefined });
    set(this.launcher.node, { hidden: full || this.options.launcher === 'off' });
    if (this.opened) this.window.render(this.trouble_);
    if (this.opened && document.visibilityState === 'visible') talk.read();
    this.launcher.render(this.opened, talk.unread);
    this.tell('unread', talk.unread, { count: talk.unread });
    this.tell('state', state, { state });
  }

  private tell(what: 'unread' | 'state', value: number | string, detail: unknown): void {
    if (this.told[what] === value || !this.talk.caughtUp) return;
    Object.assign(this.told, { [what]: value });
    this.emit(what, detail);
  }
}
