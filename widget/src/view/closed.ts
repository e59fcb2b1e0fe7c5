import { h, set, type Piece } from '../dom';
import { icon } from '../icons';
import type { Key } from '../i18n/en';
import { actions, field } from './field';
import type { Ui } from './ui';

/** The end: a rating in words, a comment, a copy; and how to go on. */
export function closed(ui: Ui): Piece {
  const { w, talk } = ui;
  const score = talk.log.rating ?? (talk.outbox.pending('rate')?.frame.score as number | undefined);
  const foot = () =>
    h(
      'div',
      { class: 'afterwards' },
      h('button', { type: 'button', class: 'plain', onclick: () => ui.save() }, icon('save'), w.t('download')),
      h('p', {}, w.t('reopen')),
    );
  if (score) {
    const said = w.t('rated', { what: w.t(`rate_${score}` as Key) });
    return { key: `rated ${score}`, make: () => h('section', { class: 'card', 'aria-label': w.t('rate_title') }, h('p', { role: 'status' }, said), foot()) };
  }
  return { key: 'rate', make: () => form(ui, foot()) };
}

function form(ui: Ui, foot: HTMLElement): HTMLElement {
  const { w, talk } = ui;
  let score = 0;
  const comment = field(w.t('rate_comment'), 'area');
  const send = actions([w.t('rate_send'), () => undefined, 'submit']);
  const more = h('div', { class: 'more', hidden: true }, comment.node, send);
  const step = (n: number) =>
    h(
      'label',
      { class: 'step' },
      h('input', {
        type: 'radio',
        name: 'score',
        value: n,
        onchange: () => {
          score = n;
          set(more, { hidden: false });
          ui.down();
        },
      }),
      h('span', { class: 'dots', 'aria-hidden': 'true' }, ...Array.from({ length: 5 }, (_, i) => h('i', { class: i < n ? 'on' : '' }))),
      h('span', {}, w.t(`rate_${n}` as Key)),
    );
  const submit = (e: Event) => {
    e.preventDefault();
    if (score) talk.ask('rate', { score, ...(comment.value() && { comment: comment.value() }) });
    ui.focusComposer();
  };
  return h(
    'form',
    { class: 'card', 'aria-label': w.t('rate_title'), onsubmit: submit },
    h('fieldset', {}, h('legend', {}, w.t('rate_title')), h('div', { class: 'steps' }, ...[1, 2, 3, 4, 5].map(step))),
    more,
    foot,
  );
}
