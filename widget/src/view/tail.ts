import { arrange, h, say, type Piece } from '../dom';
import { T } from '../i18n/catalogue';
import { icon } from '../icons';
import { linked } from '../links';
import type { Ui } from './ui';

/** What is about to become a message: an answer while it is being written, and who is typing. Not live: its event will be announced. */
export function tail(ui: Ui, node: HTMLElement): void {
  const { talk, w } = ui;
  const pieces: Piece[] = [...talk.partials].map(([ref, text]) => ({ key: ref, make: () => partial(), update: (n) => n.lastElementChild!.replaceChildren(...linked(text)) }));
  if (talk.typing && !pieces.length) {
    const name = talk.typing === 'agent' ? talk.log.agent?.name || w.t(T.agent) : w.t(T.assistant);
    pieces.push({ key: 'dots', make: dots, update: (n) => say(n.querySelector('.sr')!, w.t(T.typing, { name })) });
  }
  arrange(node, pieces);
}

function partial(): HTMLElement {
  return h('div', { class: 'msg first', 'aria-busy': 'true' }, h('div', { class: 'who' }, h('span', { class: 'face' }, icon('peg'))), h('div', { class: 'bubble', dir: 'auto' }));
}

function dots(): HTMLElement {
  return h('div', { class: 'msg' }, h('div', { class: 'bubble dots', role: 'status' }, h('i'), h('i'), h('i'), h('span', { class: 'sr' })));
}
