import { arrange, h, set } from '../dom';
import { T } from '../i18n/catalogue';
import { bar } from './bar';
import { cards } from './cards';
import { composer } from './composer';
import { header } from './header';
import { logView } from './log';
import { promises } from './promises';
import { scroller } from './scroller';
import type { Ui } from './ui';

export interface Window {
  node: HTMLDialogElement;
  render(trouble: string): void;
  toEnd(): void;
  fit(): void;
  focusComposer(): void;
  focusCard(): void;
}

/** The open window: header, log, card, composer. It shows; what happens is decided elsewhere. */
export function makeWindow(ui: Ui): Window {
  const cardBox = h('div');
  const top = header(ui);
  const log = logView(ui);
  const promised = promises(ui);
  const foot = bar(ui);
  const write = composer(ui);
  const scroll = scroller(ui.w, ...log.nodes, cardBox);
  const escape = (e: Event) => {
    const { key, isComposing } = e as KeyboardEvent;
    if (key !== 'Escape' || isComposing) return;
    // The dialog's own Esc would not know of cards; it stays for when the focus has left a full-screen window.
    e.preventDefault();
    e.stopPropagation();
    if (ui.card) ui.ask(undefined);
    else ui.close();
  };
  const node = h('dialog', { class: 'window', tabindex: -1, onkeydown: escape, onclose: () => node.open || ui.close() }, top.node, scroll.node, promised.node, foot.node, write.node);
  return {
    node,
    render(trouble) {
      const { talk, w } = ui;
      const had = (node.getRootNode() as ShadowRoot).activeElement;
      set(node, { 'aria-label': w.t(T.dialog, { site: ui.site() }) });
      top.render();
      if (talk.caughtUp || !talk.begun) log.render();
      arrange(cardBox, talk.caughtUp || ui.card ? cards(ui) : []);
      promised.render();
      foot.render(trouble);
      scroll.settle(talk.caughtUp);
      // What had the focus may be gone.
      if (had && !had.isConnected) ui.focusComposer();
    },
    toEnd: scroll.toEnd,
    fit: write.fit,
    focusComposer: write.focus,
    focusCard() {
      // From its title on, even where the whole form is longer than the window.
      scroll.to(cardBox);
      cardBox.querySelector<HTMLElement>('input, textarea, button')?.focus({ preventScroll: true });
    },
  };
}
