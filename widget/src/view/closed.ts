import { button, h, set, type Piece } from '../dom';
import { T } from '../i18n/catalogue';
import { actions, card, field } from './field';
import type { Ui } from './ui';

/** The end: a rating in words, a comment, a copy; and how to go on. */
export function closed(ui: Ui): Piece {
  const { w, talk } = ui;
  const score = talk.log.rating ?? talk.outbox.pending('rate')?.frame.score;
  return { key: `rate ${score}`, make: () => (score ? card(w.t(T.rate_title), () => undefined, h('p', { role: 'status' }, w.t(T.rated, { what: w.t(T.rate_1 + Number(score) - 1) })), foot(ui)) : form(ui)) };
}

function foot(ui: Ui): HTMLElement {
  return h('p', {}, ui.w.t(T.reopen), ' ', button({ class: 'plain', onclick: () => ui.save() }, ui.w.t(T.download)));
}

function form(ui: Ui): HTMLElement {
  const { w, talk } = ui;
  let score = 0;
  const comment = field(w.t(T.rate_comment), 'area');
  const more = h('div', { hidden: true }, comment.node, actions(w.t(T.send)));
  const choose = (n: number) => {
    score = n;
    set(more, { hidden: false });
    ui.down();
  };
  const step = (n: number) =>
    h(
      'label',
      { class: 'step' },
      h('input', { type: 'radio', name: 'score', onchange: () => choose(n) }),
      h('span', { class: 'scale' }, ...[1, 2, 3, 4, 5].map((i) => h('i', { class: i > n ? '' : 'on' }))),
      w.t(T.rate_1 + n - 1),
    );
  const submit = () => {
    if (score) talk.ask('rate', { score, comment: comment.value() || undefined });
    ui.focusComposer();
  };
  return card(w.t(T.rate_title), submit, h('fieldset', {}, h('legend', {}, w.t(T.rate_title)), h('div', { class: 'steps' }, ...[1, 2, 3, 4, 5].map(step))), more, foot(ui));
}
