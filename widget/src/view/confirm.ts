import { h, type Piece } from '../dom';
import { actions, field } from './field';
import type { Ui } from './ui';

/** Closing is the one thing worth asking about. */
export function endCard(ui: Ui): Piece {
  const { w } = ui;
  const end = () => {
    ui.talk.ask('end');
    ui.ask(undefined);
  };
  return {
    key: 'end',
    make: () =>
      h(
        'section',
        { class: 'card', 'aria-label': w.t('end_title') },
        h('h3', {}, w.t('end_title')),
        h('p', {}, w.t('end_text')),
        actions([w.t('end_yes'), end], [w.t('end_no'), () => ui.ask(undefined)]),
      ),
  };
}

/** The signed-in customer's own way to the top tier. */
export function topCard(ui: Ui): Piece {
  return { key: 'top', make: () => topForm(ui) };
}

function topForm(ui: Ui): HTMLElement {
  const { w } = ui;
  const reason = field(w.t('top_label'), 'area');
  const submit = (e: Event) => {
    e.preventDefault();
    reason.fault(reason.value() ? '' : w.t('top_none'));
    if (!reason.value()) return reason.focus();
    ui.talk.ask('escalate', { reason: reason.value() });
    ui.ask(undefined);
  };
  return h(
    'form',
    { class: 'card', novalidate: true, 'aria-label': w.t('top_title'), onsubmit: submit },
    h('h3', {}, w.t('top_title')),
    h('p', {}, w.t('top_text')),
    reason.node,
    actions([w.t('top_send'), () => undefined, 'submit'], [w.t('cancel'), () => ui.ask(undefined)]),
  );
}
