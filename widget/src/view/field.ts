import { button, h, say, set, type Child } from '../dom';

let count = 0;

export interface Field {
  node: HTMLElement;
  value(): string;
  /** Says what is wrong in place of the hint, and goes there; an empty text takes it away. Returns whether it is wrong. */
  fault(text: string): boolean;
}

/** A labelled input; its hint or its error is tied to it for screen readers. */
export function field(label: string, kind: 'text' | 'tel' | 'email' | 'area', hint = ''): Field {
  const id = `rp${++count}`;
  const common = { id, maxlength: 1000, 'aria-describedby': `${id}h` };
  const input = kind === 'area' ? h('textarea', { rows: 2, dir: 'auto', ...common }) : h('input', { type: kind, autocomplete: kind === 'text' ? 'off' : kind, dir: kind === 'text' ? 'auto' : 'ltr', ...common });
  const words = h('p', { id: `${id}h`, class: 'hint' }, hint);
  return {
    node: h('div', { class: 'field' }, h('label', { for: id }, label), input, words),
    value: () => input.value.trim(),
    fault(text) {
      say(words, text || hint);
      set(input, { 'aria-invalid': text ? 'true' : undefined });
      if (text) input.focus();
      return !!text;
    },
  };
}

/** A card with its title; sending it is what its first button does. */
export function card(title: string, submit: () => void, ...children: Child[]): HTMLElement {
  const act = (e: Event) => {
    e.preventDefault();
    submit();
  };
  return h('form', { class: 'card', novalidate: true, 'aria-label': title, onsubmit: act }, ...children);
}

/** The buttons at the foot of a card: the one that sends it, and another way. */
export function actions(send: string, other = '', act?: () => void): HTMLElement {
  return h('div', { class: 'actions' }, h('button', { class: 'button main' }, send), other && button({ class: 'button', onclick: act }, other));
}
