import { h, type Piece } from '../dom';
import { T } from '../i18n/catalogue';
import { actions, card, field } from './field';
import type { Ui } from './ui';
import { callBy } from './waiting';

/** A call-back instead of waiting: one contact at least, checked before it is sent. */
export function callback(ui: Ui): Piece {
  return { key: 'callback', make: () => form(ui) };
}

function form(ui: Ui): HTMLElement {
  const { w } = ui;
  const phone = field(w.t(T.phone), 'tel', w.t(T.phone_hint));
  const email = field(w.t(T.email), 'email');
  const note = field(w.t(T.note), 'area');
  const best = field(w.t(T.best), 'text');
  const submit = () => {
    const tel = phoneOf(phone.value());
    const mail = email.value();
    const badMail = email.fault(mail && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(mail) ? `${w.t(T.email)}: name@example.com` : '');
    const badPhone = phone.fault(phone.value() && !tel ? w.t(T.phone_hint) : tel || mail ? '' : w.t(T.call_text));
    if (badMail || badPhone) return;
    // Fields that were left empty are undefined, and so not sent.
    ui.talk.ask('callback', { contact: { phone: tel || undefined, email: mail || undefined }, note: note.value() || undefined, best_time: best.value() || undefined });
    ui.ask(undefined);
  };
  return card(
    w.t(T.call),
    submit,
    h('h3', {}, w.t(T.call)),
    h('p', {}, `${callBy(ui)} ${w.t(T.call_text)}`),
    phone.node,
    email.node,
    note.node,
    best.node,
    actions(w.t(T.send), w.t(T.cancel), () => ui.ask(undefined)),
  );
}

/** E.164 from the ways in which people write numbers; empty when the country code is missing or the length is wrong. */
export function phoneOf(s: string): string {
  const bare = s.replace(/[\s().\/-]/g, '').replace(/^00/, '+');
  return /^\+[1-9]\d{6,14}$/.test(bare) ? bare : '';
}
