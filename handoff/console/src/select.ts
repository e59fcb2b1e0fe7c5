import { caseOf } from './current';
import { matching } from './intents/set';
import { get, type State } from './store';
import { holds } from './pages/find';
import { isPage, type Tab } from './route';
import { coded } from './text';
import type { Item } from './wire';
import { asleep, byHurt, name, owed, runsOut, spoken } from './words';

const filtered = (items: Item[], r: State['route']) => items.filter(i =>
  (!r.tier || String(i.tier) === r.tier) && (!r.reason || i.reason === r.reason) && (!r.language || (spoken(i) ?? '').split('-')[0] === r.language)
  && (!r.lane || (i.lane || 'support') === r.lane) && (!r.tag || i.tags?.includes(r.tag)) && (!r.department || i.department === r.department)
  && (!r.find || holds([name(i.customer), i.customer?.id, coded('reason', i.reason), i.summary, i.last, i.owner?.name, i.session, ...(i.tags ?? [])], r.find)));

/** Everything of a tab, before the filters of the URL. */
export function all(s: State, tab: Tab): Item[] {
  if (tab === 'bot' || tab === 'closed' || tab === 'review' || tab === 'search') return s.lists[tab].items;
  if (tab === 'promises' || tab === 'approvals') return [];
  const items = [...s.queue.values()];
  return tab === 'mine' ? owned(s).filter(i => !asleep(i)) : items.filter(i => i.state === 'waiting');
}

const owned = (s: State) => [...s.queue.values()].filter(i => i.state === 'with_agent' && i.owner?.id === s.me?.id);
/** What the agent has put off, the first one to come back on top. */
export const putOff = (s: State) => owned(s).filter(i => asleep(i)).sort((a, b) => a.snoozed_until!.localeCompare(b.snoozed_until!));

/** The answer that is overdue in a session whose log is here. */
export const lateOf = (s: State, session: string) => caseOf(s.logs.get(session)?.events).late;

/** Which conversations of the queue are late, and which are put off: it says something else only when the lists have to be drawn anew. */
export const turns = (now: number) => [...get().queue.values()].map(i => (runsOut(i, lateOf(get(), i.session)) <= now ? '!' : asleep(i, now) ? '-' : '.')).join('');

/** The rows of a tab as shown. The agent's own ones: those that owe an answer first, then those with something unread, then the clock. */
export function rows(s: State, tab: Tab, now = Date.now()): Item[] {
  const items = filtered(all(s, tab), s.route);
  const late = (i: Item) => lateOf(s, i.session), owes = (i: Item) => Number(owed(i, late(i))), news = (i: Item) => Number(unread(s, i.session) > 0), hurts = byHurt(now, late);
  if (tab === 'waiting') return items.sort(hurts);
  if (tab === 'mine') return items.sort((a, b) => owes(b) - owes(a) || news(b) - news(a) || hurts(a, b));
  return items;
}

/** How many of the customer's messages have not been on the screen. In a browser that never showed the session: how many came after the agent's own last doing. */
export function unread(s: State, session: string): number {
  const events = s.logs.get(session)?.events ?? [], me = s.me?.id;
  const seen = s.seen[session] ?? ([...events].reverse().find(e => e.by?.id === me || e.agent?.id === me)?.seq ?? Infinity);
  let n = 0;
  for (let i = events.length - 1; i >= 0 && events[i]!.seq > seen; i--) if (events[i]!.kind === 'message' && events[i]!.by?.role === 'customer') n++;
  return n;
}

export const unreadInAll = (s: State) => all(s, 'mine').reduce((n, i) => n + unread(s, i.session), 0);

/** A tab's count, with a plus where the server has more; undefined while it is not known. */
export function count(s: State, tab: Tab): string | undefined {
  if (tab === 'closed' || tab === 'search') return undefined;
  if (tab === 'promises') return !s.promises.loaded ? undefined : s.promises.items.length + (s.promises.next ? '+' : '');
  if (tab === 'approvals') return s.approvals.loaded && !s.approvals.error ? String(s.approvals.items.filter(g => g.may_approve).length) : undefined;
  if (tab === 'bot') return s.lists.bot.loaded && !s.lists.bot.error ? s.lists.bot.items.length + (s.lists.bot.next ? '+' : '') : undefined;
  if (tab === 'review') return s.lists.review.loaded && !s.lists.review.error ? s.lists.review.items.length + (s.lists.review.others ? '+' : '') : undefined;
  return s.synced ? String(all(s, tab).length) : undefined;
}

/** Sessions, or intents, in the order of the list on the screen, for j and k. */
export function order(): string[] {
  const s = get();
  if (s.route.page === 'intents') return s.intents.draft ? matching(s.intents.draft, s.intents.filter).map(i => i.key) : [];
  const page = s.route.page;
  if (isPage(page) || page === 'promises' || page === 'approvals' || page === 'floor') return [...new Set([...document.querySelectorAll<HTMLElement>('a[data-session]')].map(a => a.dataset.session!))];
  return rows(s, page).map(i => i.session);
}
