import { button, h, say, set } from '../dom';
import { T } from '../i18n/catalogue';
import { icon } from '../icons';
import type { Words } from '../i18n/words';

/** The round button; what waits unread stands on it as a number. */
export function launcher(w: Words, press: () => void): { node: HTMLElement; render(open: boolean, unread: number): void } {
  const badge = h('span', { class: 'badge', 'aria-hidden': 'true' });
  const node = button({ class: 'launcher', onclick: press }, icon('chat'), icon('down'), badge);
  return {
    node,
    render(open, unread) {
      const label = open ? w.t(T.close) : unread ? w.plural(T.open_unread_zero, unread) : w.t(T.open);
      set(node, { 'aria-label': label, title: label, 'aria-expanded': String(open) });
      set(badge, { hidden: open || !unread });
      say(badge, unread > 99 ? '99+' : w.number(unread));
    },
  };
}
