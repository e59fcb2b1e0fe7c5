import { current } from '../current';
import { focusComposer } from '../focus';
import { get, set } from '../store';
import { ask, newest, put } from './assist';
import { keyOf } from './made';

const key = (session: string) => keyOf(session, 'replies');

/** Shows suggested replies above the composer: those that there are already, or new ones if the conversation went on. */
export function suggest() {
  const session = current()?.session;
  if (!session || !current()!.speaks) return;
  set({ mode: 'reply', pane: 'talk' });
  focusComposer();
  const upto = newest(get().logs.get(session)?.events), m = get().made.get(key(session));
  if (m?.data?.texts?.length && m.upto === upto) put(key(session), { ...m, open: true });
  else if (!m?.busy) void ask(key(session), session, 'replies', {}, { upto, open: true });
}

export function shut(session: string) {
  const m = get().made.get(key(session));
  if (m) put(key(session), { ...m, open: false });
}
