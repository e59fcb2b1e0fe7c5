import * as api from '../api';
import { get, set } from '../store';
import { nameActions } from './labels';
import type { Asked } from './types';

/** An older server does not know the question: its 404 is no failure, there is just no answer. */
const refused = (e: unknown) => (e instanceof api.Refused && e.code === 'not_found' ? { none: true } : { error: e });

const soon = new Map<string, number>();
const put = <T,>(session: string, d: Asked<T>) => set({ dossiers: new Map([...get().dossiers].slice(-30)).set(session, d as Asked<object>) });

/** Reads what the server makes of a session, a moment after the last of several wishes. What there was stays until the new one is there. */
export function askDossier(session: string, wait = 600) {
  if (get().dossiers.get(session)?.none) return;
  clearTimeout(soon.get(session));
  soon.set(session, window.setTimeout(() => void readDossier(session), wait));
}

async function readDossier(session: string) {
  soon.delete(session);
  const before = get().dossiers.get(session);
  put(session, { ...before, busy: true });
  const got = await api.dossier(session).then(data => ({ data }), e => ({ ...before, ...refused(e) }));
  if ('data' in got) nameActions(got.data?.actions);
  if (get().phase === 'desk') put(session, { ...got, busy: false, at: Date.now() });
}

const FRESH = 30_000;

/** Who works here and who is there, at most half a minute old. */
export async function askTeam() {
  const { team } = get();
  if (team.none || team.busy || (team.at && Date.now() - team.at < FRESH)) return;
  set({ team: { ...team, busy: true } });
  set({ team: { ...(await api.team().then(l => ({ data: l.items }), refused)), at: Date.now() } });
}

/** The replies that the agents share: read when they are wanted and half a minute old. The built-in ones come where there are none. */
export async function askReplies() {
  const { replies } = get();
  if (replies.busy || (replies.at && Date.now() - replies.at < FRESH)) return;
  set({ replies: { ...replies, busy: true } });
  const got = await api.replies().then(data => ({ data }), e => ({ ...replies, ...refused(e) }));
  const builtIn = got.data?.replies.length ? undefined : await import('./builtin').then(m => m.builtIn, () => undefined);
  set({ replies: { ...got, builtIn, busy: false, at: Date.now() } });
}

/** Forgets what was under way, for another agent. */
export function forget() { for (const timer of soon.values()) clearTimeout(timer); soon.clear(); }
