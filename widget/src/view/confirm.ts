import { h, type Piece } from '../dom';
import { actions, card, field } from './field';
import type { Ui } from './ui';

/** Closing is the one thing worth asking about. */
export function endCard(ui: Ui): Piece {
  const { w } = ui;
  const end = () => {
    ui.talk.ask('end');
    ui.ask(undefined);
  };
  return { key: 'end', make: () => card(w.t('end'), end, h('h3', {}, `${w.t('end')}?`), h('p', {}, w.t('reopen')), actions(w.t('end'), w.t('cancel'), () => ui.ask(undefined))) };
}

/** The signed-in customer's own way to the top tier. */
export function topCard(ui: Ui): Piece {
  const { w } = ui;
  const reason = field(w.t('top_text'), 'area');
  const send = () => {
    if (reason.fault(reason.value() ? '' : w.t('write'))) return;
    ui.talk.ask('escalate', { reason: reason.value() });
    ui.ask(undefined);
  };
  return { key: 'top', make: () => card(w.t('top'), send, h('h3', {}, w.t('top')), reason.node, actions(w.t('send'), w.t('cancel'), () => ui.ask(undefined))) };
}
