import { h, set } from '../dom';
import { icon } from '../icons';
import type { Words } from '../i18n/words';

/** The part that scrolls. It follows the end while the reader is there; somebody who reads further up is told of news, not moved. */
export class Scroller {
  readonly node: HTMLElement;
  private readonly view: HTMLElement;
  private readonly more: HTMLButtonElement;
  private follow = true;
  private height = 0;
  private told = false;

  constructor(w: Words, ...parts: HTMLElement[]) {
    this.view = h('div', { class: 'scroll', tabindex: 0, role: 'group', 'aria-label': w.t('conversation'), onscroll: () => this.scrolled() }, ...parts);
    this.more = h('button', { type: 'button', class: 'newer', hidden: true, onclick: () => this.toEnd() }, icon('down'), w.t('newer'));
    this.node = h('div', { class: 'scrollbox' }, this.view, this.more);
    new ResizeObserver(() => this.follow && this.toEnd()).observe(this.view);
  }

  toEnd(): void {
    this.follow = true;
    this.view.scrollTop = this.view.scrollHeight;
    set(this.more, { hidden: true });
  }

  /** After a change of what is shown. */
  settle(live: boolean): void {
    const grown = this.view.scrollHeight > this.height + 8;
    this.height = this.view.scrollHeight;
    if (this.follow) this.toEnd();
    else if (grown && this.told) set(this.more, { hidden: false });
    this.told = live;
  }

  private scrolled(): void {
    this.follow = this.view.scrollHeight - this.view.scrollTop - this.view.clientHeight < 40;
    if (this.follow) set(this.more, { hidden: true });
  }
}
