import { h, say, set } from '../dom';
import { icon } from '../icons';
import type { Words } from '../i18n/words';

/** The round button; what waits unread stands on it as a number. */
export class Launcher {
  readonly node: HTMLButtonElement;
  private readonly badge = h('span', { class: 'badge', 'aria-hidden': 'true' });

  constructor(
    private readonly w: Words,
    press: () => void,
  ) {
    this.node = h('button', { type: 'button', class: 'launcher', 'aria-haspopup': 'dialog', onclick: press }, icon('chat'), icon('down'), this.badge);
  }

  render(open: boolean, unread: number): void {
    const label = open ? this.w.t('close') : unread ? this.w.plural('open_unread', unread) : this.w.t('open');
    set(this.node, { 'aria-label': label, title: label, 'aria-expanded': String(open) });
    set(this.badge, { hidden: open || !unread });
    say(this.badge, unread > 99 ? '99+' : this.w.number(unread));
  }
}
