import { arrange, button, h, set, type Child } from '../dom';
import { T } from '../i18n/catalogue';
import { icon } from '../icons';
import { pledgeOf } from '../lines';
import { isLate } from '../log';
import type { Ui } from './ui';

const texts = { miss: T.promise_miss, late: T.promise_late, kept: T.promise_kept, broken: T.promise_broken };

/** What is promised, above the composer: by when, and what happens should it be missed; then what became of it. */
export function promises(ui: Ui): { node: HTMLElement; render(): void } {
  const { w, talk } = ui;
  const node = h('div', { class: 'promises', role: 'group', 'aria-label': w.t(T.promises), tabindex: 0 });
  return {
    node,
    render() {
      const { pledges } = talk;
      // A form that was asked for comes first.
      set(node, { hidden: !!ui.card || !pledges.length });
      arrange(node, pledges.map((p) => {
        const { promise, due_at, was, end } = p;
        const late = isLate(p);
        const state = end ? (end.kind === 'promise_kept' ? 'kept' : 'broken') : late ? 'late' : 'miss';
        return {
          key: [promise, due_at, state, late && talk.aggrieved].join(),
          make: () =>
            plaque(
              state,
              `${pledgeOf(p, w)} `,
              h('strong', {}, w.when(due_at)),
              h('p', {}, state === 'miss' && was && `${w.t(T.promise_moved, { when: w.when(was) })} `, w.t(texts[state])),
              late && talk.aggrieved && button({ class: 'plain', onclick: () => ui.ask('top') }, w.t(T.top)),
            ),
        };
      }));
    },
  };
}

/** A card that says something, with a mark. */
export function plaque(state: keyof typeof texts, ...children: Child[]): HTMLElement {
  return h('div', { class: `promise ${state}` }, icon(state === 'kept' ? 'check' : 'clock'), h('div', {}, ...children));
}
