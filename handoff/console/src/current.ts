import { fold, type Case } from './fold';
import { isPage } from './route';
import { get, type State } from './store';
import type { Ev, Phase, Who } from './wire';

const known = new WeakMap<readonly Ev[], Case>();
const none: Ev[] = [];

/** The fold of a log, made once for each state of it. */
export function caseOf(events: readonly Ev[] = none): Case {
  let c = known.get(events);
  if (!c) known.set(events, (c = fold(events)));
  return c;
}

/** `takes`: it can be taken, and is not for a tier above the agent's. `speaks`: the agent may write to the customer, as the owner or as somebody who joined. `leads`: the agent stands above the owner. */
export interface Current { session: string; case: Case; state: Phase; owner?: Who; takes: boolean; mine: boolean; joined: boolean; speaks: boolean; leads: boolean; loaded: boolean }

/** The open session as the actions need it. The log is the truth; until it is here, the row is. */
export function current(s: State = get()): Current | undefined {
  const session = s.route.session;
  if (!session || isPage(s.route.page)) return undefined;
  const events = s.logs.get(session)?.events, c = caseOf(events), item = s.queue.get(session);
  const loaded = !!events?.length;
  const state = loaded ? c.state : item?.state ?? 'bot';
  const owner = loaded ? c.owner : item?.owner, me = s.me;
  const mine = state === 'with_agent' && owner?.id === me?.id;
  const joined = state === 'with_agent' && c.with.some(w => w.id === me?.id);
  const leads = state === 'with_agent' && !!owner && !mine && (!!me?.admin || (me?.tier ?? 0) > Math.max(2, s.team.data?.find(a => a.id === owner.id)?.tier ?? 2));
  const tier = (loaded ? c.tier : item?.tier) ?? 1, takes = claimable(state) && (state === 'bot' || tier <= (me?.tier ?? 4));
  return { session, case: c, state, owner, takes, mine, joined, speaks: mine || joined, leads, loaded };
}

export const claimable = (p: Phase) => p === 'bot' || p === 'waiting' || p === 'promised';
