import { load, save } from '../keep';
import { beep } from '../notify';
import { go } from '../route';
import { get } from '../store';
import { t } from '../text';
import { when } from '../time';
import { toast } from '../toasts';
import type { Promised } from '../wire';
import { first, name } from '../words';

const EVERY = 1000;
let timer: number | undefined;

/** What was told already, in this browser: by what it was and when it was due, so that what moves is told anew. */
const told = () => load<string[]>('told.' + get().me?.id, []);
const once = (key: string): boolean => {
  const all = told();
  if (all.includes(key)) return false;
  save('told.' + get().me?.id, [...all.slice(-200), key]);
  return true;
};

/** Reminds of the agent's own promises, sounds the alarm when they are due, and says what comes back after it was put off. */
export function remind() {
  clearInterval(timer);
  timer = window.setInterval(look, EVERY);
}

const mine = (p: Promised) => typeof p.by === 'object' && p.by.id === get().me?.id && (p.state === 'open' || p.state === 'overdue');

function look() {
  const s = get(), now = Date.now();
  if (s.phase !== 'desk') { clearInterval(timer); return; }
  const of = new Map<string, Promised & { session?: string }>();
  for (const p of s.promises.items) of.set(p.promise, p);
  for (const i of s.queue.values()) for (const p of i.promises ?? []) of.set(p.promise, { ...p, session: i.session, customer: i.customer });
  for (const p of of.values()) if (mine(p)) {
    const due = Date.parse(p.due_at), soon = p.remind_at ? Date.parse(p.remind_at) : NaN;
    const vars = { who: name(p.customer), what: first(p.note, 80) || t(`promise.${p.what}`), at: when(p.due_at) };
    if (now >= due) { if (now - due < DAY && once(p.promise + '!' + p.due_at)) tell(t('remind.due', vars), p.session, true); }
    else if (now >= soon && once(p.promise + '?' + p.due_at)) tell(t('remind.soon', vars), p.session);
  }
  for (const i of s.queue.values()) {
    const back = i.snoozed_until ? Date.parse(i.snoozed_until) : NaN;
    if (i.owner?.id === s.me?.id && now >= back && now - back < DAY && once(i.session + '~' + i.snoozed_until)) tell(t('remind.back', { who: name(i.customer) }), i.session);
  }
}

const DAY = 86_400_000;

function tell(text: string, session: string | undefined, alarm = false) {
  if (get().settings.sound) beep();
  toast(text, { bad: alarm, stays: alarm, word: t('open'), undo: session ? () => go({ page: 'mine', session }) : undefined });
}
