import { button, h, say } from '../dom';
import { T } from '../i18n/catalogue';
import { icon } from '../icons';
import { initials } from '../lines';
import { menu } from './menu';
import type { Ui } from './ui';
import { place } from './waiting';

const heads: Record<string, T> = { waiting: T.head_waiting, promised: T.head_promised, closed: T.head_closed };

/** The shop's name, and who is there now. */
export function header(ui: Ui): { node: HTMLElement; render(): void } {
  const { w, talk } = ui;
  const title = h('h2');
  const status = h('p', { role: 'status' });
  const face = h('span', { class: 'face', 'aria-hidden': 'true' });
  const label = w.t(T.close);
  const close = button({ class: 'tool', 'aria-label': label, title: label, onclick: () => ui.close() }, icon('close'));
  return {
    node: h('div', { class: 'head' }, face, h('div', { class: 'names' }, title, status), menu(ui), close),
    render() {
      const { state, agent, wait } = talk.log;
      const name = agent?.name || w.t(T.agent);
      const taken = state === 'with_agent';
      face.replaceChildren(taken ? initials(name) : icon(state === 'waiting' ? 'person' : state === 'promised' ? 'clock' : 'peg'));
      say(title, ui.site());
      // Nobody there: then a person is not yet on the way.
      say(status, taken ? name : state === 'waiting' && wait.available === false ? place(wait, w) : w.t(heads[state] ?? T.assistant));
    },
  };
}
