import { button, h, say, set } from '../dom';
import { icon } from '../icons';
import type { Ui } from './ui';

/** Above the composer: the way to a person, until one is asked for (then the card says where that stands); and what is amiss with the connection. */
export function bar(ui: Ui): { node: HTMLElement; render(trouble: string): void } {
  const { w, talk } = ui;
  const alarm = h('p', { class: 'banner bad', role: 'alert' });
  const banner = h('p', { class: 'banner', role: 'status' });
  const again = button({ class: 'plain', onclick: () => talk.connect() }, w.t('again'));
  const press = () => {
    talk.human();
    ui.down();
  };
  const human = button({ class: 'human', onclick: press }, icon('person'), w.t('human'));
  return {
    node: h('div', { class: 'bar' }, alarm, banner, again, human),
    render(trouble) {
      const { state } = talk.log;
      const asked = state === 'waiting' || state === 'with_agent';
      if (asked && human.matches(':focus')) ui.focusComposer();
      set(human, { hidden: asked, disabled: !!talk.outbox.pending('human') });
      say(banner, talk.stopped ? w.t('stopped') : talk.offline ? w.t('offline') : talk.away ? w.t('away') : '');
      set(again, { hidden: !talk.stopped });
      say(alarm, trouble);
    },
  };
}
