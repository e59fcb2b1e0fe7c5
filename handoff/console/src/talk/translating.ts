import { save } from '../keep';
import { get, set } from '../store';
import { language } from '../text';
import { current } from '../current';
import { ask, put, stop } from './assist';
import { foreign, keyOf } from './made';

/** How many messages of a conversation are translated by themselves at most; the others wait for a press. */
const most = 100;
let waits: { session: string; seq: number }[] = [], busy = false;
const done = new Map<string, number>();

export const keyOfMessage = (session: string, seq: number) => keyOf(session, 'translation', seq);
export const translate = (session: string, seq: number) => ask(keyOfMessage(session, seq), session, 'translation', { seq, to: language() });

/** A message has come into view, or is out of it again: one after the other has its turn. */
export function want(session: string, seq: number) {
  if (get().made.has(keyOfMessage(session, seq)) || waits.some(w => w.session === session && w.seq === seq)) return;
  waits.push({ session, seq });
  void work();
}
export function leave(session: string, seq: number) { waits = waits.filter(w => w.session !== session || w.seq !== seq); }

async function work() {
  if (busy) return;
  busy = true;
  for (let w = waits.shift(); w; w = waits.shift()) {
    const n = done.get(w.session) ?? 0, key = keyOfMessage(w.session, w.seq);
    if (n >= most || get().made.has(key)) continue;
    done.set(w.session, n + 1);
    await translate(w.session, w.seq);
    if (get().made.get(key)?.error) waits = []; // nor would the next have better luck
  }
  busy = false;
}

/** Has a conversation translated while it is read, or no longer. It is off for every other one. */
export function toggle() {
  const now = current(), session = now?.session;
  if (!session || !foreign(get(), now.case)) return;
  const on = !get().translating.includes(session), translating = on ? [...get().translating.slice(-50), session] : get().translating.filter(x => x !== session);
  if (!on) { waits = []; done.delete(session); stop(draftKey(session)); put(draftKey(session), undefined); }
  set({ translating });
  save('translating', translating.length ? translating : undefined, 'session');
}

export const draftKey = (session: string) => keyOf(session, 'draft');
