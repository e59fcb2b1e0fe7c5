import { button, h, say, set } from '../dom';
import { T } from '../i18n/catalogue';
import { icon } from '../icons';
import { isLate } from '../log';
import type { Ui } from './ui';

/** Above the composer: the way to a person, until one is asked for (then the card says where that stands), and to the top once a person did not settle it; and what is amiss. */
export function bar(ui: Ui): { node: HTMLElement; render(trouble: string): void } {
  const { w, talk } = ui;
  const alarm = h('p', { class: 'banner bad', role: 'alert' });
  const banner = h('p', { class: 'banner', role: 'status' });
  const again = button({ class: 'plain', onclick: () => talk.connect() }, w.t(T.again));
  const press = () => {
    talk.human();
    ui.down();
  };
  const top = button({ class: 'plain', onclick: () => ui.ask('top') }, w.t(T.top));
  const human = button({ class: 'human', onclick: press }, icon('person'), w.t(T.human));
  return {
    node: h('div', { class: 'bar' }, alarm, banner, again, human, top),
    render(trouble) {
      const { state } = talk.log;
      const asked = state === 'waiting' || state === 'with_agent';
      if (asked && human.matches(':focus')) ui.focusComposer();
      // Where a promise is late, its card says so.
      set(top, { hidden: asked || !!ui.card || !talk.aggrieved || talk.pledges.some(isLate) });
      set(human, { hidden: asked, disabled: !!talk.outbox.pending('human') });
      say(banner, talk.stopped ? w.t(T.stopped) : talk.offline ? w.t(T.offline) : talk.away ? w.t(T.away) : '');
      set(again, { hidden: !talk.stopped });
      say(alarm, trouble);
    },
  };
}
