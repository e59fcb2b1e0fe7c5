import { button, h, say, set } from '../dom';
import { T } from '../i18n/catalogue';
import { icon } from '../icons';
import { initials, speaker } from '../lines';
import { linked } from '../links';
import { mine, type Row } from '../rows';
import { extras } from './extras';
import type { Ui } from './ui';

/** A bubble with its speaker, what may be done with it, and its time. */
export function makeMessage(ui: Ui, row: Row): HTMLElement {
  const own = mine(row);
  const role = roleOf(row);
  const name = own ? ui.w.t(T.you) : speaker(row.event!, ui);
  const face = role === 'agent' ? h('span', { class: 'face', 'aria-hidden': 'true' }, initials(name)) : role === 'bot' && h('span', { class: 'face' }, icon('peg'));
  return h(
    'div',
    {},
    h('div', { class: 'who' }, face, h('bdi', { class: 'name' }, name), role === 'notice' && h('span', { class: 'tag' }, ui.w.t(T.notice))),
    h('div', { class: 'bubble', dir: 'auto' }, ...linked(row.text)),
    h('div', { class: 'foot', 'aria-live': 'off' }),
    h('div', { class: 'extras', 'aria-live': 'off' }),
  );
}

function roleOf(row: Row): string {
  return mine(row) ? 'mine' : row.event!.kind === 'notice' ? 'notice' : row.event!.by.role;
}

export function updateMessage(ui: Ui, node: HTMLElement, row: Row): void {
  set(node, { class: `msg ${roleOf(row)}${row.first ? ' first' : ''}${row.last ? ' last' : ''}${row.entry?.failed ? ' failed' : ''}` });
  const [foot, more] = [node.children[2]!, node.children[3]!];
  if (!mine(row)) extras(ui, more as HTMLElement, row);
  footer(ui, foot, row);
}

function footer(ui: Ui, foot: Element, row: Row): void {
  const state = row.entry ? (row.entry.failed ? 'failed' : 'sending') : 'sent';
  if (foot.getAttribute('data-state') !== state) {
    foot.setAttribute('data-state', state);
    if (state === 'failed') foot.replaceChildren(button({ class: 'plain', onclick: () => ui.talk.retry(row.key) }, ui.w.t(T.failed)));
    else if (state === 'sending') foot.replaceChildren(ui.w.t(T.sending));
    else foot.replaceChildren(h('time', { title: ui.w.exact(row.at) }, h('span', { 'aria-hidden': 'true' }), h('span', { class: 'sr' }, ui.w.exact(row.at))));
  }
  if (state === 'sent') say(foot.querySelector('span')!, ui.w.ago(row.at));
}
