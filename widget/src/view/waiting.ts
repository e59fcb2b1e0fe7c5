import { h, say, set, type Piece } from '../dom';
import { T } from '../i18n/catalogue';
import type { Words } from '../i18n/words';
import { icon } from '../icons';
import type { Wait } from '../wire';
import { actions, card } from './field';
import type { Ui } from './ui';

/** Waiting as a card: where in line, for how long, and the ways out. */
export function waiting(ui: Ui): Piece {
  const { w, talk } = ui;
  return {
    key: 'waiting',
    make: () =>
      card(
        w.t(T.head_waiting),
        () => ui.ask('callback'),
        h('div', { class: 'title' }, icon('person'), h('div', { role: 'status' }, h('h3'))),
        h('p'),
        actions(' ', w.t(T.stop_waiting), () => talk.ask('cancel_human')),
      ),
    update: (n) => {
      const wait = talk.log.wait;
      const away = wait.available === false;
      set(n, { class: away ? 'card away' : 'card waiting' });
      const [head, more] = n.querySelectorAll('h3, p');
      say(head!, away ? w.t(T.nobody_title) : place(wait, w));
      say(more!, away ? `${callBy(ui)} ${w.t(T.nobody)}` : w.t(T.wait_text));
      const [call, stop] = n.querySelectorAll('button');
      // Where nobody is there the call-back is what helps; otherwise both are but ways out.
      set(call!, { class: away ? 'button main' : 'button' });
      say(call!, w.t(away ? T.call : T.call_instead));
      set(stop!, { disabled: !!talk.outbox.pending('cancel_human') });
    },
  };
}

/** By when a call-back would come, where the server has said so. */
export function callBy(ui: Ui): string {
  const by = ui.talk.log.wait.callback_by;
  return by ? ui.w.t(T.call_by, { when: ui.w.when(by) }) : '';
}

/** "You are 2nd in line, about 3 minutes" */
export function place(wait: Wait, w: Words): string {
  const at = wait.position && wait.position > 0 ? w.plural(T.position_zero, wait.position, 'ordinal') : w.t(T.head_waiting);
  if (wait.wait_seconds === undefined || wait.available === false) return at;
  return `${at}, ${w.t(T.about, { time: w.minutes(Math.ceil(wait.wait_seconds / 60) || 1) })}`;
}
