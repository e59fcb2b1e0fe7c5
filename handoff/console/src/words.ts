import { Refused } from './api';
import { coded, t } from './text';
import type { Clock, Customer, Item, Target, Tier } from './wire';

/** The language that whoever takes a session should speak. */
export const spoken = (i: Pick<Item, 'language' | 'customer'>) => i.language || i.customer?.locale;

/** What happened, what was kept, what to do: never a code alone. */
export function words(e: unknown): string {
  const code = e instanceof Refused ? e.code : typeof e === 'object' && e && 'code' in e ? String(e.code) : 'internal';
  const text = coded('error', code in refusals ? code : 'internal');
  const more = (code === 'invalid' || code === 'conflict' || code === 'forbidden') && e instanceof Refused ? e.message : '';
  return text + (more ? ' ' + t('error.says', { text: more }) : '');
}

const refusals = { offline: 1, invalid: 1, rate_limited: 1, unauthorized: 1, forbidden: 1, not_found: 1, conflict: 1, unavailable: 1, internal: 1, too_large: 1 };

export const name = (c: Customer | undefined) => c?.name || t('who.visitor');
export const tierName = (tiers: Tier[], n: number | undefined) => (n === undefined ? '' : tiers.find(x => x.tier === n)?.name ?? t('tier.n', { n }));

export function target(to: Target | undefined, tiers: Tier[]): string {
  if (!to) return '';
  const agent = typeof to.agent === 'object' ? to.agent.name ?? to.agent.id : to.agent;
  return [agent, to.department, to.tier ? tierName(tiers, to.tier) : '', to.language].filter(Boolean).join(', ');
}

export const first = (s: string | undefined, n = 140) => { const line = (s ?? '').replace(/\s+/g, ' ').trim(); return line.length > n ? line.slice(0, n - 1) + '…' : line; };

/**
 * The clock of a session that hurts most. The server tells the one that runs out next and leaves out those that did; of what waits `due_at` says the
 * first answer, of what an agent has its log (`late`).
 */
export function clockOf(i: Item, late?: Clock): Clock | undefined {
  const c = i.clock, first: Clock | undefined = i.due_at ? { what: 'first_response', since: i.waiting_since ?? i.due_at, due_at: i.due_at } : undefined;
  if (i.state === 'waiting') return first && (!c || (c.what === 'resolution' && first.due_at < c.due_at)) ? first : c;
  return i.state === 'with_agent' && c?.what === 'resolution' && late ? late : c;
}

/** When that clock runs out, in milliseconds; Infinity where none runs. */
export const runsOut = (i: Item, late?: Clock): number => Date.parse(clockOf(i, late)?.due_at ?? '') || Infinity;

/** What hurts first: what is late, the longest overdue on top; then the clock that runs out next; priority breaks ties. */
export function byHurt(now: number, late: (i: Item) => Clock | undefined = () => undefined) {
  const since = (i: Item) => Date.parse(i.waiting_since ?? i.clock?.since ?? '') || 0;
  return (a: Item, b: Item) => {
    const x = runsOut(a, late(a)), y = runsOut(b, late(b));
    if ((x <= now) !== (y <= now)) return x <= now ? -1 : 1;
    return (x === y ? 0 : x - y) || (b.priority ?? 0) - (a.priority ?? 0) || since(a) - since(b) || a.session.localeCompare(b.session);
  };
}

/** Whether the customer waits for an answer of whoever has it. */
export const owed = (i: Item, late?: Clock) => { const c = clockOf(i, late); return i.state === 'with_agent' && !!c && c.what !== 'resolution'; };
/** Whether it is put off, and neither its time nor the customer has brought it back. */
export const asleep = (i: Item, now = Date.now()) => !!i.snoozed_until && Date.parse(i.snoozed_until) > now;
