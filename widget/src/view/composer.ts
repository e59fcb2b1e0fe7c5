import { h, say, set } from '../dom';
import { T } from '../i18n/catalogue';
import { icon } from '../icons';
import type { Ui } from './ui';

const LIMIT = 4000;

/** Where the customer writes. Enter sends, Shift+Enter breaks the line; a word still being composed is left alone. */
export function composer(ui: Ui): { node: HTMLElement; focus(): void; fit(): void } {
  const { w, talk } = ui;
  const count = h('p', { class: 'count', id: 'rp-count', role: 'status' });
  const send = h('button', { class: 'send', 'aria-label': w.t(T.send), title: w.t(T.send) }, icon('send'));
  const input = h('textarea', {
    rows: 1,
    dir: 'auto',
    enterkeyhint: 'send',
    'aria-label': w.t(T.write),
    placeholder: w.t(T.write),
    'aria-describedby': 'rp-count',
    oninput: () => {
      talk.draft = input.value;
      talk.writing.tell(!!input.value.trim());
      measure();
    },
    onkeydown: (e) => {
      const { key, shiftKey, isComposing, keyCode } = e as KeyboardEvent;
      // 229: Safari ends a composition before it tells of its Enter.
      if (key === 'Enter' && !shiftKey && !isComposing && keyCode !== 229) submit(e);
    },
    onblur: () => talk.writing.tell(false),
  });
  const focus = () => input.focus({ preventScroll: true });
  const left = () => LIMIT - [...input.value.trim()].length;

  function fit(): void {
    input.style.height = 'auto';
    input.style.height = `${input.scrollHeight}px`;
  }

  function measure(): void {
    const n = left();
    say(count, n < 200 ? w.t(T.left, { n }) : '');
    set(count, { class: n < 0 ? 'count over' : 'count' });
    set(send, { 'aria-disabled': String(n < 0 || n === LIMIT) });
    fit();
  }

  function submit(e: Event): void {
    e.preventDefault();
    const text = input.value;
    const n = left();
    focus();
    if (n < 0 || n === LIMIT) return;
    input.value = talk.draft = '';
    talk.say(text);
    measure();
    ui.down();
  }

  input.value = talk.draft;
  measure();
  return { node: h('form', { class: 'composer', onsubmit: submit }, h('div', { class: 'box' }, input, send), count), focus, fit };
}
