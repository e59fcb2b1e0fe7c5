import { button, h, set } from '../dom';
import { T } from '../i18n/catalogue';
import { icon } from '../icons';
import type { Words } from '../i18n/words';

export interface Scroller {
  node: HTMLElement;
  toEnd(): void;
  /** So that the part begins at the top, as far as what follows it allows. */
  to(part: HTMLElement): void;
  /** After a change of what is shown; live: it is news. */
  settle(live: boolean): void;
}

/** The part that scrolls. It follows the end while the reader is there; somebody who reads further up is told of news, not moved. */
export function scroller(w: Words, ...parts: HTMLElement[]): Scroller {
  let follow = true;
  let height = 0;
  const view = h('div', { class: 'scroll', tabindex: 0, role: 'group', 'aria-label': w.t(T.conversation), onscroll: () => {
    follow = view.scrollHeight - view.scrollTop - view.clientHeight < 40;
    if (follow) set(more, { hidden: true });
  } }, ...parts);
  const toEnd = () => {
    follow = true;
    view.scrollTop = view.scrollHeight;
    set(more, { hidden: true });
  };
  const more = button({ class: 'newer', hidden: true, onclick: toEnd }, icon('down'), w.t(T.newer));
  new ResizeObserver(() => follow && toEnd()).observe(view);
  return {
    node: h('div', { class: 'scrollbox' }, view, more),
    toEnd,
    to: (part) => (view.scrollTop = part.offsetTop),
    settle(live) {
      const grown = view.scrollHeight > height + 8;
      height = view.scrollHeight;
      if (follow) toEnd();
      else if (grown && live) set(more, { hidden: false });
    },
  };
}
