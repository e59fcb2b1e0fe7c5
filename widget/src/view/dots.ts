import { h, say, type Piece } from '../dom';
import { T } from '../i18n/catalogue';
import { speaker } from '../lines';
import type { Ui } from './ui';

/** Somebody types, and nothing of it is to be seen yet. */
export function dots(ui: Ui): Piece {
  const { log, writing } = ui.talk;
  const name = speaker({ role: writing.typing!, name: log.agent?.name }, ui);
  return {
    key: 'dots',
    make: () => h('div', { class: 'msg' }, h('div', { class: 'bubble dots', role: 'status' }, h('i'), h('i'), h('i'), h('span', { class: 'sr' }))),
    update: (n) => say(n.querySelector('.sr')!, ui.w.t(T.typing, { name })),
  };
}
