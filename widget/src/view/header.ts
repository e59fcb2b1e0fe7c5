import { h, say } from '../dom';
import { icon } from '../icons';
import { initials } from '../lines';
import { Menu } from './menu';
import type { Ui } from './ui';

/** The shop's name, and who is there now. */
export class Header {
  readonly node: HTMLElement;
  readonly menu: Menu;
  private readonly title = h('h2', { id: 'rp-title' });
  private readonly status = h('p', { class: 'status', role: 'status' });
  private readonly face = h('span', { class: 'face', 'aria-hidden': 'true' });
  private shown = '';

  constructor(private readonly ui: Ui) {
    this.menu = new Menu(ui);
    const label = ui.w.t('close');
    this.node = h(
      'div',
      { class: 'head' },
      this.face,
      h('div', { class: 'names' }, this.title, this.status),
      this.menu.node,
      h('button', { type: 'button', class: 'tool', 'aria-label': label, title: label, onclick: () => ui.close() }, icon('close')),
    );
  }

  render(): void {
    const { w, talk } = this.ui;
    const { state, agent } = talk.log;
    const name = agent?.name || w.t('agent');
    const face = state === 'with_agent' ? initials(name) : state === 'waiting' ? '~person' : state === 'promised' ? '~clock' : '~peg';
    if (face !== this.shown) this.face.replaceChildren(face.startsWith('~') ? icon(face.slice(1) as 'peg') : face);
    this.shown = face;
    say(this.title, this.ui.site());
    say(this.status, state === 'with_agent' ? name : w.t(`head_${state}`));
    this.menu.render();
  }
}
