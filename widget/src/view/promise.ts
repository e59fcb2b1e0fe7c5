import { h, say, set } from '../dom';
import { icon } from '../icons';
import { promiseOf } from '../lines';
import type { LogEvent } from '../wire';
import type { Ui } from './ui';

/** A promise as a card: by when, and what happens should it be missed; once kept, that. */
export function makePromise(ui: Ui, e: LogEvent): HTMLElement {
  return h('div', {}, icon('clock'), h('div', {}, h('div', {}, promiseOf(e, ui.w)), h('strong', {}, e.due_at && ui.w.when(e.due_at)), h('p', {})));
}

export function updatePromise(ui: Ui, node: HTMLElement, e: LogEvent): void {
  const kept = ui.talk.log.kept.has(e.promise ?? '');
  set(node, { class: kept ? 'promise kept' : 'promise' });
  if (kept) node.firstElementChild!.replaceWith(icon('check'));
  say(node.querySelector('p')!, ui.w.t(kept ? 'promise_kept' : 'promise_miss'));
}
