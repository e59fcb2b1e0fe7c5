import { h, type Piece } from '../dom';
import { actions, field } from './field';
import type { Ui } from './ui';

/** A call-back instead of waiting: one contact at least, checked before it is sent. */
export function callback(ui: Ui): Piece {
  return { key: 'callback', make: () => form(ui) };
}

function form(ui: Ui): HTMLElement {
  const { w, talk } = ui;
  const example = ({ 'de-DE': '+49 30 5550123', 'en-GB': '+44 20 7946 0123', 'en-AU': '+61 2 5550 1234' } as Record<string, string>)[w.locale] ?? '+1 202 555 0123';
  const phone = field(w.t('phone'), 'tel', { autocomplete: 'tel' }, w.t('phone_hint', { example: isolate(example) }));
  const email = field(w.t('email'), 'email', { autocomplete: 'email' });
  const note = field(w.t('note'), 'area');
  const best = field(w.t('best'), 'text', {}, w.t('best_hint'));
  const submit = (e: Event) => {
    e.preventDefault();
    const tel = phoneOf(phone.value());
    const mail = email.value();
    phone.fault(phone.value() && !tel ? w.t('phone_bad', { example: isolate(example) }) : !phone.value() && !mail ? w.t('contact_none') : '');
    email.fault(mail && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(mail) ? w.t('email_bad') : '');
    const wrong = [phone, email].find((f) => f.node.querySelector('[aria-invalid]'));
    if (wrong) return wrong.focus();
    talk.ask('callback', {
      contact: { ...(tel && { phone: tel }), ...(mail && { email: mail }) },
      ...(note.value() && { note: note.value() }),
      ...(best.value() && { best_time: best.value() }),
    });
    ui.ask(undefined);
  };
  const by = talk.log.wait.callback_by;
  return h(
    'form',
    { class: 'card', novalidate: true, 'aria-label': w.t('call_title'), onsubmit: submit },
    h('h3', {}, w.t('call_title')),
    h('p', {}, [by && w.t('call_by', { when: w.when(by) }), w.t('call_text')].filter(Boolean).join(' ')),
    phone.node,
    email.node,
    note.node,
    best.node,
    actions([w.t('call_send'), () => undefined, 'submit'], [w.t('cancel'), () => ui.ask(undefined)]),
  );
}

/** A number within a sentence that runs the other way stays in one piece. */
function isolate(s: string): string {
  return `\u2066${s}\u2069`;
}

/** E.164 from the ways in which people write numbers; empty when the country code is missing or the length is wrong. */
export function phoneOf(s: string): string {
  const bare = s.replace(/[\s().\/-]/g, '').replace(/^00/, '+');
  return /^\+[1-9]\d{6,14}$/.test(bare) ? bare : '';
}
