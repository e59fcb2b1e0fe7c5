import { button, h } from '../dom';
import { T } from '../i18n/catalogue';
import { icon } from '../icons';
import { link } from '../links';
import type { Row } from '../rows';
import type { Ui } from './ui';

/** What stands under an answer: its sources, quick replies, an offered call-back, and once the question whether it was of use. */
export function extras(ui: Ui, box: HTMLElement, row: Row): void {
  const e = row.event!;
  const judged = ui.talk.judged(e.seq);
  const asks = row.newest;
  // While waiting, the card below offers the same.
  const offers = e.offer === 'callback' && ui.talk.log.state === 'bot';
  const sig = [row.answered, judged, asks, offers].join();
  if (box.dataset.sig === sig) return;
  box.dataset.sig = sig;
  box.replaceChildren(...[sources(row), choices(ui, row), offers && callMe(ui), asks && useful(ui, e.seq, judged)].filter((n) => !!n));
}

function sources(row: Row): HTMLElement | undefined {
  const links = (row.event!.sources ?? []).map(({ url, title }) => /^http/i.test(url) && link(url, title?.trim())).filter((a) => !!a);
  if (!links.length) return undefined;
  return h('ul', { class: 'sources' }, ...links.map((a) => h('li', { dir: 'auto' }, a)));
}

function choices(ui: Ui, row: Row): HTMLElement | undefined {
  const list = row.event!.choices ?? [];
  if (!list.length) return undefined;
  const over = row.answered !== undefined;
  return h(
    'div',
    { class: 'choices', role: 'group' },
    ...list.map((c) => {
      const chosen = row.answered === c.value;
      return button({ class: chosen ? 'choice chosen' : 'choice', disabled: over, 'aria-pressed': chosen && 'true', onclick: () => ui.talk.say(c.label, c.value) },
        chosen && icon('check'),
        h('bdi', {}, c.label),
      );
    }),
  );
}

function callMe(ui: Ui): HTMLElement {
  return button({ class: 'choice', onclick: () => ui.ask('callback') }, ui.w.t(T.call));
}

function useful(ui: Ui, seq: number, judged: boolean | undefined): HTMLElement {
  if (judged !== undefined) return h('p', { class: 'useful', role: 'status' }, ui.w.t(T.thanks));
  const answer = (helpful: boolean) =>
    button({ class: 'plain', onclick: () => ui.talk.judge(seq, helpful) }, ui.w.t(helpful ? T.yes : T.no));
  return h('div', { class: 'useful', role: 'group', 'aria-label': ui.w.t(T.useful) }, h('span', {}, ui.w.t(T.useful)), answer(true), answer(false));
}
