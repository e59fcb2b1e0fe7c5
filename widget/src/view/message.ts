import { button, h, say, set } from '../dom';
import { T } from '../i18n/catalogue';
import { icon } from '../icons';
import { initials, speaker } from '../lines';
import { linked } from '../links';
import { mine, unfinished, type Row } from '../rows';
import { extras } from './extras';
import type { Ui } from './ui';

/** A bubble with its speaker, what may be done with it, and its time. */
export function makeMessage(ui: Ui, row: Row): HTMLElement {
  const own = mine(row);
  const role = roleOf(row);
  const name = own ? ui.w.t(T.you) : speaker(row.event!.by, ui);
  const face = role === 'agent' ? h('span', { class: 'face', 'aria-hidden': 'true' }, initials(name)) : role === 'bot' && h('span', { class: 'face' }, icon('peg'));
  return h(
    'div',
    {},
    h('div', { class: 'who' }, face, h('bdi', { class: 'name' }, name), role === 'notice' && h('span', { class: 'tag' }, ui.w.t(T.notice))),
    h('div', { class: 'bubble', dir: 'auto' }),
    h('div', { class: 'foot', 'aria-live': 'off' }),
    h('div', { class: 'extras', 'aria-live': 'off' }),
  );
}

function roleOf(row: Row): string {
  return mine(row) ? 'mine' : row.event!.kind === 'notice' ? 'notice' : row.event!.by.role;
}

export function updateMessage(ui: Ui, node: HTMLElement, row: Row): void {
  const state = row.entry ? (row.entry.failed ? 'failed' : 'sending') : unfinished(row) ? 'writing' : 'sent';
  const [, bubble, foot, more] = [...node.children] as HTMLElement[];
  const was = foot!.dataset.state;
  set(node, { class: `msg ${roleOf(row)}${row.first ? ' first' : ''}${row.last ? ' last' : ''} ${state === 'writing' && ui.talk.writing.stopped ? '' : state}` });
  if (!was || was === 'writing') fill(bubble!, row);
  if (!mine(row)) extras(ui, more!, row);
  if (was !== state) {
    foot!.dataset.state = state;
    foot!.replaceChildren(footer(ui, row, state));
  }
  if (state === 'sent') say(foot!.querySelector('span')!, ui.w.ago(row.at));
}

/** Brings a bubble to its text. An answer grows by what is new, so that nothing before it moves; when it is whole addresses become links. Other words come softly. */
function fill(bubble: HTMLElement, row: Row): void {
  const { text } = row;
  const had = bubble.textContent!;
  const goesOn = text.startsWith(had);
  const parts = unfinished(row) ? [text] : linked(text);
  if (!goesOn) bubble.className += ' changed';
  if (!goesOn || parts[0] !== text) bubble.replaceChildren(...parts);
  else if (text !== had) bubble.append(text.slice(had.length));
}

function footer(ui: Ui, { key, at }: Row, state: string): Node | string {
  const { w, talk } = ui;
  const plain = (words: T, act: () => void) => button({ class: 'plain', onclick: act }, w.t(words));
  if (state === 'failed') return plain(T.failed, () => talk.retry(key));
  if (state === 'sending') return w.t(T.sending);
  if (state === 'sent') return h('time', { title: w.exact(at) }, h('span', { 'aria-hidden': 'true' }), h('span', { class: 'sr' }, w.exact(at)));
  const stop = plain(T.stop, () => {
    set(stop, { disabled: true });
    talk.writing.stop();
    ui.focusComposer();
  });
  return stop;
}
