import { Refused } from './api';
import { coded, t } from './text';
import type { Customer, Item, Target, Tier } from './wire';

/** The language that whoever takes a session should speak. */
export const spoken = (i: Pick<Item, 'language' | 'customer'>) => i.language || i.customer?.locale;

/** What happened, what was kept, what to do: never a code alone. */
export function words(e: unknown): string {
  const code = e instanceof Refused ? e.code : typeof e === 'object' && e && 'code' in e ? String(e.code) : 'internal';
  const text = coded('error', code in refusals ? code : 'internal');
  const more = code === 'invalid' && e instanceof Refused ? e.message : '';
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

/** What hurts first: the broken clock, the longest broken one on top; then priority; then the clock that runs out next. */
export function byHurt(now: number) {
  const due = (i: Item) => (i.due_at ? Date.parse(i.due_at) : Infinity);
  return (a: Item, b: Item) => {
    const la = due(a) <= now, lb = due(b) <= now;
    if (la !== lb) return la ? -1 : 1;
    if (!la && (a.priority ?? 0) !== (b.priority ?? 0)) return (b.priority ?? 0) - (a.priority ?? 0);
    return due(a) - due(b) || Date.parse(a.waiting_since ?? '') - Date.parse(b.waiting_since ?? '') || a.session.localeCompare(b.session);
  };
}
