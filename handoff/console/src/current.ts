import { fold, type Case } from './fold';
import { isPage } from './route';
import { get, type State } from './store';
import type { Ev, Phase } from './wire';

const known = new WeakMap<readonly Ev[], Case>();
const none: Ev[] = [];

/** The fold of a log, made once for each state of it. */
export function caseOf(events: readonly Ev[] = none): Case {
  let c = known.get(events);
  if (!c) known.set(events, (c = fold(events)));
  return c;
}

export interface Current { session: string; case: Case; state: Phase; mine: boolean; loaded: boolean }

/** The open session as the actions need it. The log is the truth; until it is here, the row is. */
export function current(s: State = get()): Current | undefined {
  const session = s.route.session;
  if (!session || isPage(s.route.page)) return undefined;
  const events = s.logs.get(session)?.events, c = caseOf(events), item = s.queue.get(session);
  const loaded = !!events?.length;
  const state = loaded ? c.state : item?.state ?? 'bot';
  const owner = loaded ? c.owner : item?.owner;
  return { session, case: c, state, mine: state === 'with_agent' && owner?.id === s.me?.id, loaded };
}

export const claimable = (p: Phase) => p === 'bot' || p === 'waiting' || p === 'promised';
