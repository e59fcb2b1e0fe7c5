import * as api from '../api';
import { get, set } from '../store';
import { nameActions } from './labels';
import type { Asked, Dossier, Use } from './types';

/** An older server does not know the question: its 404 is no failure, there is just no answer. */
const refused = (e: unknown) => (e instanceof api.Refused && e.code === 'not_found' ? { none: true } : { error: e });

const soon = new Map<string, number>();
const put = (session: string, d: Asked<Dossier>) => set({ dossiers: new Map([...get().dossiers].slice(-30)).set(session, d) });

/** Reads what the server makes of a session, and what the agent may do there, a moment after the last of several wishes. What there was stays until the new one is there. */
export function askDossier(session: string, wait = 600) {
  clearTimeout(soon.get(session));
  soon.set(session, window.setTimeout(() => void readDossier(session), wait));
}

async function readDossier(session: string) {
  soon.delete(session);
  const before = get().dossiers.get(session);
  put(session, { ...before, busy: true });
  const [d, actions] = await Promise.all([
    before?.none ? { none: true } : api.dossier(session).then(data => ({ data }), refused) as Promise<Asked<Dossier>>,
    api.uses(session).then(l => l.items, () => before?.data?.actions),
  ]) as [Asked<Dossier>, Use[] | undefined];
  nameActions(actions);
  if (d.data?.customer) d.data.customer.timezone ??= d.data.customer.zone;
  if (get().phase === 'desk') put(session, { ...d, data: d.data || d.none || before?.data ? { ...(d.data ?? before?.data), actions } : undefined, busy: false, at: Date.now() });
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
