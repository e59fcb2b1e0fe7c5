import { h, type Piece } from '../dom';
import { T } from '../i18n/catalogue';
import { actions, card, field } from './field';
import type { Ui } from './ui';

/** Closing is the one thing worth asking about. */
export function endCard(ui: Ui): Piece {
  const { w } = ui;
  const end = () => {
    ui.talk.ask('end');
    ui.ask(undefined);
  };
  return { key: 'end', make: () => card(w.t(T.end), end, h('h3', {}, `${w.t(T.end)}?`), h('p', {}, w.t(T.reopen)), actions(w.t(T.end), w.t(T.cancel), () => ui.ask(undefined))) };
}

/** The customer's own way to the top tier. It stays until the case is there, or the server has said why not. */
export function topCard(ui: Ui): Piece {
  const { w, talk } = ui;
  const { verified } = talk;
  const reason = field(w.t(T.top_text), 'area');
  const send = () => {
    if (verified) {
      if (!reason.fault(reason.value() ? '' : w.t(T.write))) talk.ask('escalate', { reason: reason.value() });
      return;
    }
    talk.human();
    ui.ask(undefined);
  };
  const title = w.t(T.top);
  return {
    key: `top ${verified}`,
    make: () => card(title, send, h('h3', {}, title), verified ? reason.node : h('p', {}, w.t(T.top_sign)), actions(w.t(verified ? T.send : T.human), w.t(T.cancel), () => ui.ask(undefined))),
  };
}
