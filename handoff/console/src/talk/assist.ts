import * as api from '../api';
import type { State } from '../store';
import { get, set } from '../store';
import { language, t } from '../text';
import type { Ev } from '../wire';
import { words } from '../words';
import type { Making } from './types';

const most = 200;
const underWay = new Map<string, AbortController>();

export const making = (key: string) => (s: State): Making | undefined => s.made.get(key);

export function put(key: string, m: Making | undefined) {
  const made = new Map(get().made);
  made.delete(key); // what was touched last is kept longest
  if (m) made.set(key, m);
  set({ made: new Map([...made].slice(-most)) });
}

/** Asks the language model; what it says, or why not, is put under the key. Nothing is asked twice at once. */
export async function ask(key: string, session: string, what: string, more: { seq?: number; text?: string; to?: string } = {}, about: Partial<Making> = {}) {
  if (underWay.has(key)) return;
  const stop = new AbortController();
  underWay.set(key, stop);
  put(key, { ...about, busy: true });
  const got = await api.assist(session, { what, locale: language(), ...more }, stop.signal).then((data): Making => ({ data }), (error): Making => ({ error }));
  if (underWay.get(key) === stop) underWay.delete(key);
  if (!stop.signal.aborted && get().phase === 'desk') put(key, { ...about, ...got, open: get().made.get(key)?.open });
}

/** Nobody waits for it any longer: the server is told so, and stops. */
export function stop(key: string) {
  const at = underWay.get(key);
  if (!at) return;
  underWay.delete(key);
  at.abort();
  put(key, undefined);
}

/** Why there is nothing, in words. That the model is away is nothing that could not be kept. */
export const why = (e: unknown): string => (e instanceof api.Refused && e.code === 'unavailable' ? t('machine.away') + ' ' + t('error.says', { text: e.message }) : words(e));

/** The last message of a conversation: what was made before it does not know all. */
export function newest(events: readonly Ev[] | undefined): number {
  for (let i = (events?.length ?? 0) - 1; i >= 0; i--) if (events![i]!.kind === 'message') return events![i]!.seq;
  return 0;
}
