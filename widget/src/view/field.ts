import { h, say, set } from '../dom';

let count = 0;

export interface Field {
  node: HTMLElement;
  value(): string;
  /** An empty text takes the error away. */
  fault(text: string): void;
  focus(): void;
}

/** A labelled input with its hint and its error, tied together for screen readers. */
export function field(label: string, kind: 'text' | 'tel' | 'email' | 'area', extra: Record<string, string> = {}, hint = ''): Field {
  const id = `rp${++count}`;
  const common = { id, 'aria-describedby': `${id}h ${id}e`, dir: kind === 'tel' || kind === 'email' ? 'ltr' : 'auto', ...extra };
  const input = kind === 'area' ? h('textarea', { rows: 2, maxlength: 1000, ...common }) : h('input', { type: kind, maxlength: 200, ...common });
  const error = h('p', { class: 'error', id: `${id}e` });
  return {
    node: h('div', { class: 'field' }, h('label', { for: id }, label), input, h('p', { class: 'hint', id: `${id}h` }, hint), error),
    value: () => input.value.trim(),
    fault: (text) => {
      say(error, text);
      set(input, { 'aria-invalid': text ? 'true' : undefined });
    },
    focus: () => input.focus(),
  };
}

/** The buttons at the foot of a card, the first one being the one to press. */
export function actions(...buttons: [label: string, act: () => void, kind?: 'submit'][]): HTMLElement {
  return h(
    'div',
    { class: 'actions' },
    ...buttons.map(([label, act, kind], i) => h('button', { type: kind ?? 'button', class: i ? 'button' : 'button main', ...(kind ? {} : { onclick: act }) }, label)),
  );
}
