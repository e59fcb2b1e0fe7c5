import { button, h, say, set } from '../dom';
import { icon } from '../icons';
import { initials, speaker } from '../lines';
import { linked } from '../links';
import { mine, type Row } from '../rows';
import { extras } from './extras';
import type { Ui } from './ui';

/** A bubble with its speaker, what may be done with it, and its time. */
export function makeMessage(ui: Ui, row: Row): HTMLElement {
  const own = mine(row);
  const name = own ? ui.w.t('you') : speaker(row.event!, ui.w);
  const face = !own && (row.event!.by.role === 'agent' ? h('span', { class: 'face', 'aria-hidden': 'true' }, initials(name)) : h('span', { class: 'face' }, icon('peg')));
  return h(
    'div',
    {},
    h('div', { class: 'who' }, face, h('bdi', { class: 'name' }, name)),
    h('div', { class: 'bubble', dir: 'auto' }, ...linked(row.text)),
    h('div', { class: 'foot', 'aria-live': 'off' }),
    h('div', { class: 'extras', 'aria-live': 'off' }),
  );
}

export function updateMessage(ui: Ui, node: HTMLElement, row: Row): void {
  set(node, { class: `msg ${mine(row) ? 'mine' : row.event!.by.role}${row.first ? ' first' : ''}${row.last ? ' last' : ''}${row.entry?.failed ? ' failed' : ''}` });
  const [foot, more] = [node.children[2]!, node.children[3]!];
  if (!mine(row)) extras(ui, more as HTMLElement, row);
  footer(ui, foot, row);
}

function footer(ui: Ui, foot: Element, row: Row): void {
  const state = row.entry ? (row.entry.failed ? 'failed' : 'sending') : 'sent';
  if (foot.getAttribute('data-state') !== state) {
    foot.setAttribute('data-state', state);
    if (state === 'failed') foot.replaceChildren(button({ class: 'plain', onclick: () => ui.talk.retry(row.key) }, ui.w.t('failed')));
    else if (state === 'sending') foot.replaceChildren(ui.w.t('sending'));
    else foot.replaceChildren(h('time', { title: ui.w.exact(row.at) }, h('span', { 'aria-hidden': 'true' }), h('span', { class: 'sr' }, ui.w.exact(row.at))));
  }
  if (state === 'sent') say(foot.querySelector('span')!, ui.w.ago(row.at));
}
