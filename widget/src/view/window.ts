import { arrange, h, set } from '../dom';
import { Bar } from './bar';
import { cards } from './cards';
import { Composer } from './composer';
import { Header } from './header';
import { LogView } from './log';
import { Scroller } from './scroller';
import { tail } from './tail';
import type { Ui } from './ui';

/** The open window: header, log, card, composer. It shows; what happens is decided elsewhere. */
export class Window {
  readonly node: HTMLElement;
  readonly composer: Composer;
  readonly scroller: Scroller;
  private readonly header: Header;
  private readonly log: LogView;
  private readonly bar: Bar;
  private readonly tail = h('div', { class: 'tail' });
  private readonly cards = h('div', { class: 'cards' });

  constructor(private readonly ui: Ui) {
    this.header = new Header(ui);
    this.log = new LogView(ui);
    this.bar = new Bar(ui);
    this.composer = new Composer(ui);
    this.scroller = new Scroller(ui.w, this.log.node, this.tail, this.cards);
    this.node = h(
      'section',
      { class: 'window', role: 'dialog', 'aria-label': ui.w.t('dialog', { site: ui.site() }), tabindex: -1, hidden: true, onkeydown: (e) => this.key(e as KeyboardEvent) },
      this.header.node,
      this.scroller.node,
      this.bar.node,
      this.composer.node,
    );
  }

  render(trouble: string): void {
    set(this.node, { 'aria-label': this.ui.w.t('dialog', { site: this.ui.site() }) });
    this.header.render();
    if (this.ui.talk.caughtUp || !this.ui.talk.begun) this.log.render();
    tail(this.ui, this.tail);
    arrange(this.cards, this.ui.talk.caughtUp || this.ui.card ? cards(this.ui) : []);
    this.bar.render(trouble);
    this.scroller.settle(this.ui.talk.caughtUp);
  }

  focusCard(): void {
    this.cards.querySelector<HTMLElement>('input, textarea, button')?.focus();
  }

  /** Esc closes; where the window is the whole screen, Tab stays in it. */
  private key(e: KeyboardEvent): void {
    if (e.key === 'Escape' && !e.isComposing) {
      e.stopPropagation();
      if (this.ui.card) this.ui.ask(undefined);
      else this.ui.close();
    } else if (e.key === 'Tab' && this.node.getAttribute('aria-modal')) {
      const stops = [...this.node.querySelectorAll<HTMLElement>('a, button, input, textarea, [tabindex="0"]')].filter(
        (n) => n.tabIndex >= 0 && !n.hasAttribute('disabled') && n.offsetParent,
      );
      const active = (this.node.getRootNode() as ShadowRoot).activeElement;
      const [from, to] = e.shiftKey ? [stops[0], stops.at(-1)] : [stops.at(-1), stops[0]];
      if (active !== from) return;
      e.preventDefault();
      to?.focus();
    }
  }
}
