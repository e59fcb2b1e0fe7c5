import * as api from './api';
import { send, tell } from './desk';
import { focusComposer } from './focus';
import { newId } from './ids';
import { load, save } from './keep';
import { read } from './lists';
import { go } from './route';
import { get, set, type Pending } from './store';
import { t } from './text';
import { when } from './time';
import { whisper } from './talk/whisper';
import { toast } from './toasts';
import { words } from './words';
import type { Ev, Needed, Status, Target } from './wire';

const key = () => 'outbox.' + get().me?.id;
const setPending = (pending: Pending[]) => { set({ pending }); save(key(), pending.length ? pending : undefined, 'session'); };

/** Says something to the customer, or to the staff. It is shown at once, and kept over a reload until its event has come. */
export function say(session: string, type: Pending['type'], text: string, more: Pick<Pending, 'with_promise' | 'no_promise'> = {}): Promise<void> {
  const p: Pending = { id: newId(), session, type, text, at: new Date().toISOString(), ...more };
  setPending([...get().pending, p]);
  const sent = deliver(p);
  sent.catch(() => undefined);
  return sent;
}

/** Rejects where it was refused, which the log shows. */
function deliver(p: Pending): Promise<void> {
  return send({ type: p.type, id: p.id, session: p.session, text: p.text, with_promise: p.with_promise, no_promise: p.no_promise }).then(
    ack => {
      if (ack.promise && p.with_promise) toast(t('done.vowed', { at: when(p.with_promise.due_at) }));
      const log = get().logs.get(p.session);
      if (log) settle(p.session, log.events); else drop(p.id);
    },
    error => {
      setPending(get().pending.map(x => (x.id === p.id ? { ...x, error } : x)));
      throw error;
    },
  );
}

export const drop = (id: string) => setPending(get().pending.filter(p => p.id !== id));

/** Sends again what an earlier page left behind: with the same ids, so nothing is said twice. */
export function resend() {
  set({ pending: load<Pending[]>(key(), [], 'session') });
  for (const p of get().pending) if (!p.error) deliver(p).catch(() => undefined);
}

/** Takes away what is in the log now. */
export function settle(session: string, events: readonly Ev[]) {
  const me = get().me?.id, refs = new Set(events.filter(e => e.by?.role === 'agent' && (!e.by.id || e.by.id === me)).map(e => e.ref));
  if (get().pending.some(p => p.session === session && refs.has(p.id))) setPending(get().pending.filter(p => !(p.session === session && refs.has(p.id))));
}

/** Sends a command as it is: for what runs several of them. */
export const command = (type: string, session: string, fields: Record<string, unknown>) => send({ type, session, ...fields });

/** Runs a command. Resolves to the words for its refusal, empty when it was done: a form shows them where they are read. */
async function run(type: string, session: string, fields: Record<string, unknown>, done: string, undo?: () => void): Promise<string> {
  try {
    await send({ type, session, ...fields });
    if (done) toast(done, { undo });
    return '';
  } catch (e) {
    return words(e);
  }
}

/** The same for what has no form. */
async function runAloud(...args: Parameters<typeof run>) {
  const refused = await run(...args);
  if (refused) toast(refused, { bad: true });
}

export async function claim(session: string) {
  if (get().claiming === session) return;
  set({ claiming: session });
  try {
    await send({ type: 'claim', session });
    set({ mode: 'reply' });
    go({ page: 'mine', session });
    focusComposer();
  } catch (e) {
    toast(e instanceof api.Refused && e.code === 'conflict' ? await whoWon(session) : words(e), { bad: true });
  } finally {
    set({ claiming: undefined });
  }
}

/** The loser of a claim is told who won: the session itself knows. */
async function whoWon(session: string): Promise<string> {
  try {
    const { session: s, events } = await api.session(session);
    const owner = s?.owner ?? [...(events ?? [])].reverse().find(e => e.kind === 'agent_joined')?.agent;
    if (owner && owner.id === get().me?.id) { go({ page: 'mine', session }); return t('claim.already'); }
    if (owner) return t('claim.lost', { name: owner.name ?? owner.id });
  } catch { /* said without the name */ }
  return t('claim.lostToSomebody');
}

export const giveBack = (session: string) => runAloud('return', session, {}, t('done.returned'), () => claim(session));
export const transfer = (session: string, to: Target, reason: string) => run('transfer', session, { to, reason }, t('done.transferred'));
export const resolve = (session: string, f: { outcome: string; cause?: string; department?: string }) => run('resolve', session, f, t('done.resolved'));
export const promise = (session: string, f: { what: string; due_at: string; note: string }) => run('promise', session, f, t('done.promised'));
export const keep = (session: string, promise: string, note: string) => run('keep', session, { promise, note }, t('done.kept'));
export const reschedule = (session: string, promise: string, due_at: string, note: string) => run('reschedule', session, { promise, due_at, note }, t('done.moved', { at: when(due_at) }));
export const breakPromise = (session: string, promise: string, note: string) => run('break', session, { promise, note }, t('done.broken'));
export const grant = (session: string, f: { action: string; amount?: string; currency?: string; reason: string }, above: boolean) => run('grant', session, f, t(above ? 'done.asked' : 'done.granted'));
export const approve = (session: string, grant: string) => runAloud('approve', session, { grant }, t('done.approved'));
export const refuse = (session: string, grant: string, reason: string) => run('refuse', session, { grant, reason: reason || undefined }, t('done.refused'));
export const redeliver = (session: string, grant: string) => runAloud('redeliver', session, { grant }, t('done.redelivered'));
/** Tags show where they are put; what is taken away can come back. */
export const tag = (session: string, add: string[], remove: string[] = []) => runAloud('tag', session, { add, remove }, remove.length ? t('done.untagged', { tags: remove.join(', ') }) : '', () => void tag(session, remove, add));
export const snooze = (session: string, until: string, note: string) => run('snooze', session, { until, note: note || undefined }, t('done.snoozed', { at: when(until) }), () => wake(session));
export const wake = (session: string) => runAloud('snooze', session, {}, t('done.woken'));
export const join = (session: string) => runAloud('join', session, {}, t('done.joined'));
export const part = (session: string) => runAloud('part', session, {}, t('done.parted'));
export const whisperTo = (session: string, name: string, text: string) => run('note', session, { text: whisper(name, text) }, t('done.whispered', { name }));

/** Takes a conversation from whoever has it. */
export async function takeOver(session: string, reason: string): Promise<string> {
  const refused = await run('take_over', session, { reason }, t('done.takenOver'));
  if (!refused) { set({ mode: 'reply' }); go({ page: 'mine', session }); focusComposer(); }
  return refused;
}

/** Whether a person was needed. Another verdict takes the place of this one, so there is nothing to undo. */
export async function judge(session: string, needed: Needed) {
  await runAloud('verdict', session, { needed }, t(`judged.${needed}`));
  void read('review');
}

export function setStatus(status: Status) {
  set({ status });
  save('status', status, 'session');
  tell({ type: 'status', status });
}

let lastTyping = 0;
/** At most one frame in 3 s while typing goes on; the end is told at once. */
export function typing(session: string, on: boolean) {
  const now = Date.now();
  if (on ? now - lastTyping < 3000 : lastTyping === 0) return;
  lastTyping = on ? now : 0;
  tell({ type: 'typing', session, on });
}

