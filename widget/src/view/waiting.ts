import { h, say, set, type Piece } from '../dom';
import type { Words } from '../i18n/words';
import { icon } from '../icons';
import type { Wait } from '../wire';
import { actions } from './field';
import type { Ui } from './ui';

/** Waiting as a card: where in line, for how long, and the ways out. */
export function waiting(ui: Ui): Piece {
  const { w, talk } = ui;
  return {
    key: 'waiting',
    make: () =>
      h(
        'section',
        { class: 'card waiting', 'aria-label': w.t('wait_title') },
        h('div', { class: 'title' }, icon('person'), h('div', { role: 'status' }, h('h3'), h('p', { class: 'place' }))),
        h('p', { class: 'text' }),
        actions([w.t('call_instead'), () => ui.ask('callback')], [w.t('stop_waiting'), () => talk.ask('cancel_human')]),
      ),
    update: (n) => {
      const wait = talk.log.wait;
      const away = wait.available === false;
      set(n, { class: away ? 'card waiting away' : 'card waiting' });
      say(n.querySelector('h3')!, w.t(away ? 'nobody_title' : 'wait_title'));
      say(n.querySelector('.place')!, away ? '' : `${place(wait, w)}.`);
      say(n.querySelector('.text')!, away ? (wait.callback_by ? w.t('nobody_by', { when: w.when(wait.callback_by) }) : w.t('nobody')) : w.t('wait_text'));
      const [call, stop] = n.querySelectorAll('button');
      // Where nobody is there the call-back is what helps; otherwise both are but ways out.
      set(call!, { class: away ? 'button main' : 'button' });
      say(call!, w.t(away ? 'call' : 'call_instead'));
      set(call!, { disabled: !!talk.outbox.pending('callback') });
      set(stop!, { disabled: !!talk.outbox.pending('cancel_human') });
    },
  };
}

/** "You are 2nd in line, about 3 minutes" */
export function place(wait: Wait, w: Words): string {
  const at = wait.position && wait.position > 0 ? w.plural('position', wait.position, true) : w.t('in_line');
  if (wait.wait_seconds === undefined || wait.available === false) return at;
  return `${at}, ${wait.wait_seconds < 60 ? w.t('soon') : w.t('about', { time: w.minutes(Math.ceil(wait.wait_seconds / 60)) })}`;
}
