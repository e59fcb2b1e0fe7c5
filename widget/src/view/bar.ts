import { button, h, say, set } from '../dom';
import { icon } from '../icons';
import type { Ui } from './ui';
import { place } from './waiting';

/** Above the composer, always: the way to a person, or where the customer stands on that way; and what is amiss with the connection. */
export function bar(ui: Ui): { node: HTMLElement; render(trouble: string): void } {
  const { w, talk } = ui;
  const alarm = h('p', { class: 'banner bad', role: 'alert' });
  const banner = h('p', { class: 'banner', role: 'status' });
  const words = h('span');
  const again = button({ class: 'plain', onclick: () => talk.connect() }, w.t('again'));
  const press = () => {
    talk.human();
    ui.down();
  };
  const human = button({ onclick: press }, icon('person'), words);
  return {
    node: h('div', { class: 'bar' }, alarm, banner, again, human),
    render(trouble) {
      const { state, wait } = talk.log;
      set(human, { hidden: state === 'with_agent', class: state === 'waiting' ? 'human standing' : 'human', disabled: !!talk.outbox.pending('human') });
      say(words, state === 'waiting' ? place(wait, w) : w.t('human'));
      say(banner, talk.stopped ? w.t('stopped') : talk.offline ? w.t('offline') : '');
      set(again, { hidden: !talk.stopped });
      say(alarm, trouble);
    },
  };
}
