import { h, say, set } from '../dom';
import { icon } from '../icons';
import type { Ui } from './ui';

const LIMIT = 4000;

/** Where the customer writes. Enter sends, Shift+Enter breaks the line; a word still being composed is left alone. */
export class Composer {
  readonly node: HTMLFormElement;
  private readonly input: HTMLTextAreaElement;
  private readonly button: HTMLButtonElement;
  private readonly count = h('p', { class: 'count', id: 'rp-count', role: 'status' });

  constructor(private readonly ui: Ui) {
    const { w } = ui;
    this.input = h('textarea', {
      rows: 1,
      dir: 'auto',
      enterkeyhint: 'send',
      'aria-label': w.t('write'),
      placeholder: w.t('write'),
      'aria-describedby': 'rp-count',
      oninput: () => this.changed(),
      onkeydown: (e) => this.key(e as KeyboardEvent),
      onblur: () => ui.talk.writes(false),
    });
    this.input.value = ui.talk.draft;
    this.button = h('button', { type: 'submit', class: 'send', 'aria-label': w.t('send'), title: w.t('send') }, icon('send'));
    const submit = (e: Event) => {
      e.preventDefault();
      this.submit();
    };
    this.node = h('form', { class: 'composer', onsubmit: submit }, h('div', { class: 'box' }, this.input, this.button), this.count);
    this.measure();
  }

  focus(): void {
    this.input.focus({ preventScroll: true });
  }

  /** After the window has got its size. */
  fit(): void {
    this.input.style.height = 'auto';
    this.input.style.height = `${this.input.scrollHeight}px`;
  }

  private changed(): void {
    const text = this.input.value;
    this.ui.talk.draft = text;
    this.ui.talk.writes(text.trim() !== '');
    this.measure();
  }

  private measure(): void {
    const left = LIMIT - [...this.input.value.trim()].length;
    say(this.count, left < 0 ? this.ui.w.t('too_long', { n: -left }) : left <= 200 ? this.ui.w.t('left', { n: left }) : '');
    set(this.count, { class: left < 0 ? 'count over' : 'count' });
    set(this.button, { 'aria-disabled': String(left < 0 || left === LIMIT) });
    this.fit();
  }

  private key(e: KeyboardEvent): void {
    // 229: Safari ends a composition before it tells of its Enter.
    if (e.key !== 'Enter' || e.shiftKey || e.isComposing || e.keyCode === 229) return;
    e.preventDefault();
    this.submit();
  }

  private submit(): void {
    const text = this.input.value.trim();
    if (!text || [...text].length > LIMIT) return;
    this.input.value = '';
    this.ui.talk.draft = '';
    this.ui.talk.say(text);
    this.measure();
    this.ui.down();
    this.focus();
  }
}
