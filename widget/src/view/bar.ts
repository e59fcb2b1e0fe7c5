import { h, say, set } from '../dom';
import { icon } from '../icons';
import type { Ui } from './ui';
import { place } from './waiting';

/** Above the composer, always: the way to a person, or where the customer stands on that way; and what is amiss with the connection. */
export class Bar {
  readonly node: HTMLElement;
  private readonly banner = h('p', { class: 'banner', role: 'status' });
  private readonly trouble = h('p', { class: 'banner bad', role: 'alert' });
  private readonly words = h('span');
  private readonly human: HTMLButtonElement;
  private readonly again: HTMLButtonElement;

  constructor(private readonly ui: Ui) {
    this.human = h('button', { type: 'button', class: 'human', onclick: () => this.press() }, icon('person'), this.words);
    this.again = h('button', { type: 'button', class: 'plain', onclick: () => ui.talk.connect() }, ui.w.t('again'));
    this.node = h('div', { class: 'bar' }, this.trouble, h('div', { class: 'banners' }, this.banner, this.again), this.human);
  }

  render(trouble: string): void {
    const { w, talk } = this.ui;
    const { state, wait } = talk.log;
    const asked = talk.outbox.pending('human');
    set(this.human, { hidden: state === 'with_agent', class: state === 'waiting' ? 'human standing' : 'human', disabled: !!asked });
    say(this.words, asked ? w.t('human_asked') : state === 'waiting' ? place(wait, w) : w.t('human'));
    const kept = talk.outbox.due().length > 0;
    say(this.banner, talk.stopped ? w.t('stopped') : talk.offline ? w.t(kept ? 'offline' : 'offline_idle') : '');
    set(this.again, { hidden: !talk.stopped });
    say(this.trouble, trouble);
  }

  private press(): void {
    if (this.ui.talk.log.state !== 'waiting') this.ui.talk.ask('human');
    this.ui.down();
  }
}
