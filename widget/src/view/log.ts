import { arrange, h, say, set, type Piece } from '../dom';
import { T } from '../i18n/catalogue';
import { icon } from '../icons';
import { rows, unfinished, type Row } from '../rows';
import { dots } from './dots';
import { makeMessage, updateMessage } from './message';
import { plaque } from './promises';
import type { Ui } from './ui';

/**
 * The log: messages, day lines, system lines, what was granted. It is a live region, but only once the past has been told: what a reload
 * brings back is not read out again. Below it, and not live, is what is still being written: an answer moves into the log with its event, and so is read out once, whole.
 */
export function logView(ui: Ui): { nodes: HTMLElement[]; render(): void } {
  const { talk, w } = ui;
  const node = h('div', { role: 'log', 'aria-live': 'off', 'aria-relevant': 'additions', 'aria-label': w.t(T.conversation) });
  const tail = h('div');
  return {
    nodes: [node, tail],
    render() {
      const list = rows(talk, w);
      const pieces = list.filter((r) => !unfinished(r)).map((r) => piece(ui, r));
      const below = list.filter(unfinished).map((r) => piece(ui, r));
      arrange(node, [...(talk.lostEarlier ? [lost(ui)] : []), ...(list.length ? pieces : [empty(ui)])], tail);
      arrange(tail, below.length || !talk.writing.typing ? below : [dots(ui)]);
      // After the nodes, or the whole past would be announced at once.
      if (talk.caughtUp) setTimeout(() => set(node, { 'aria-live': 'polite' }), 300);
    },
  };
}

function piece(ui: Ui, row: Row): Piece {
  switch (row.kind) {
    case 'message':
      return { key: row.key, make: () => makeMessage(ui, row), update: (n) => updateMessage(ui, n, row) };
    case 'card':
      return { key: row.key, make: () => plaque('kept', h('strong', {}, row.text)) };
    case 'day':
      return { key: row.key, make: () => h('div', { class: 'day' }, h('span')), update: (n) => say(n.firstElementChild!, row.text) };
    default:
      return { key: row.key, make: () => h('p', { class: 'line', title: ui.w.exact(row.at) }, row.text) };
  }
}

function lost(ui: Ui): Piece {
  return { key: 'lost', make: () => h('p', { class: 'line lost' }, ui.w.t(T.lost)) };
}

function empty(ui: Ui): Piece {
  return { key: 'empty', make: () => h('div', { class: 'empty' }, icon('peg'), h('p', {}, ui.w.t(T.empty))) };
}
