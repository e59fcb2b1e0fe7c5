import { h, say, set } from '../dom';
import { icon } from '../icons';
import type { LogEvent } from '../wire';
import type { Ui } from './ui';

/** A promise as a card: by when, and what happens should it be missed; once kept, that. */
export function makePromise(ui: Ui, e: LogEvent): HTMLElement {
  const label = ui.w.t(e.what === 'followup' ? 'promise_followup' : 'promise_callback');
  const when = e.due_at ? h('time', { datetime: e.due_at, title: ui.w.exact(new Date(e.due_at)) }, ui.w.when(e.due_at)) : '…';
  return h('div', {}, icon('clock'), h('div', {}, h('div', { class: 'label' }, label), h('strong', {}, when), h('p', {})));
}

export function updatePromise(ui: Ui, node: HTMLElement, e: LogEvent): void {
  const kept = ui.talk.log.kept.has(e.promise ?? '');
  set(node, { class: kept ? 'promise kept' : 'promise' });
  if (kept && !node.querySelector('.check')) node.querySelector('.icon')!.replaceWith(icon('check'));
  say(node.querySelector('p')!, ui.w.t(kept ? 'promise_kept' : 'promise_miss'));
}
