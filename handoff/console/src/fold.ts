import type { Customer, Ev, Needed, Phase, Promised, Who } from './wire';

/** One decision of the bot and the customer's turn that it answers. `n` counts from 1. */
export interface Turn { n: number; seq: number; said: string; decision: Ev; handed: boolean }
export interface Tried { seq: number; intent: string; said: string; answer: string; helpful?: boolean }
export interface Grant { grant: string; action: string; amount?: string; currency?: string; reason?: string; state: 'granted' | 'pending' | 'refused'; by?: Who; at: string }

/** What a session's log amounts to. */
export interface Case {
  state: Phase; owner?: Who; tier?: number; reason?: string; summary?: string; since?: string; due?: string; intent?: string;
  customer: Customer; page?: { url?: string; title?: string }; startedAt?: string;
  turns: Turn[]; deciding?: Turn; tried: Tried[]; promises: Promised[]; grants: Grant[]; outcome?: string; cause?: string; language?: string; head: number;
  /** A person was asked for or had it, ever; it was closed, ever: from then on it can be judged. */
  handed: boolean; ended: boolean; verdict?: { needed: Needed; by?: Who; at: string };
}

/** Pure: the same events give the same case. The table of states is the protocol's. */
export function fold(events: readonly Ev[], now = Date.now()): Case {
  const c: Case = { state: 'bot', customer: {}, turns: [], tried: [], promises: [], grants: [], head: events.at(-1)?.seq ?? 0, handed: false, ended: false };
  let said: Ev | undefined;
  let left = false;
  const byRef = new Map<string, Ev>();
  for (const e of events) {
    switch (e.kind) {
      case 'started':
        c.customer = { ...e.customer, locale: e.customer?.locale ?? e.locale };
        c.page = e.page;
        c.startedAt = e.at;
        break;
      case 'message':
        if (e.by?.role === 'customer') {
          said = e;
          if (e.ref) byRef.set(e.ref, e);
          if (c.state === 'closed' || c.state === 'promised') put(c, 'bot');
        } else if (e.by?.role === 'bot' && e.intent) {
          c.tried.push({ seq: e.seq, intent: e.intent, said: said?.text ?? '', answer: e.text ?? '' });
        }
        break;
      case 'decision': {
        const of = (e.ref && byRef.get(e.ref)) || said;
        c.turns.push({ n: c.turns.length + 1, seq: of?.seq ?? e.seq, said: of?.text ?? '', decision: e, handed: e.action === 'handoff' });
        if (e.intent) c.intent = e.intent;
        break;
      }
      case 'handoff_requested': case 'escalated': case 'transferred': case 'agent_left':
        put(c, 'waiting');
        c.handed = true;
        if (e.kind === 'agent_left') { left = true; break; }
        if (!left || e.kind === 'handoff_requested') c.since = e.at;
        left = false;
        c.reason = e.kind === 'transferred' ? c.reason : e.kind === 'escalated' ? 'executive_request' : e.reason;
        c.tier = e.tier ?? e.to?.tier ?? c.tier;
        c.due = e.due_at ?? c.due;
        c.summary = e.summary ?? c.summary;
        if (e.kind === 'handoff_requested') { c.deciding = c.turns.at(-1); c.language = e.language ?? c.language; }
        break;
      case 'agent_joined': put(c, 'with_agent'); c.handed = true; c.owner = e.agent ?? { id: e.by?.id ?? '', name: e.by?.name }; break;
      case 'handoff_cancelled': case 'returned': put(c, 'bot'); break;
      case 'promised':
        c.promises.push({ promise: e.promise ?? '', what: e.what ?? 'callback', due_at: e.due_at ?? e.at, state: 'open', contact: e.contact, note: e.note, best_time: e.best_time, by: e.by?.name ?? e.by?.role });
        if (e.what === 'callback') { put(c, 'promised'); c.handed = true; }
        break;
      case 'promise_kept': {
        for (const p of c.promises) if (p.promise === e.promise) p.state = 'kept';
        if (c.state === 'promised' && c.promises.every(p => p.state === 'kept')) { put(c, 'closed'); c.ended = true; }
        break;
      }
      case 'promise_overdue': for (const p of c.promises) if (p.promise === e.promise && p.state === 'open') p.state = 'overdue'; break;
      case 'granted': case 'grant_pending': case 'grant_refused': grant(c, e); break;
      case 'feedback': for (const x of c.tried) if (x.seq === e.of) x.helpful = e.helpful; break;
      case 'verdict': if (e.needed) c.verdict = { needed: e.needed, by: e.by?.id ? { id: e.by.id, name: e.by.name } : undefined, at: e.at }; break;
      case 'closed': put(c, 'closed'); c.ended = true; c.outcome = e.outcome; c.cause = e.cause; break;
    }
  }
  for (const p of c.promises) if (p.state === 'open' && Date.parse(p.due_at) < now) p.state = 'overdue';
  return c;
}

function put(c: Case, s: Phase) {
  c.state = s;
  c.owner = undefined;
  if (s === 'bot' || s === 'closed') c.due = c.since = undefined;
}

function grant(c: Case, e: Ev) {
  const state = e.kind === 'granted' ? 'granted' : e.kind === 'grant_refused' ? 'refused' : 'pending';
  const known = c.grants.find(g => g.grant === e.grant);
  if (known) { known.state = state; return; }
  c.grants.push({ grant: e.grant ?? '', action: e.action ?? '', amount: e.amount, currency: e.currency, reason: e.reason, state, by: e.by?.id ? { id: e.by.id, name: e.by.name } : undefined, at: e.at });
}

export interface Fact { what: 'order' | 'email' | 'phone'; value: string; seq: number; at: string }

/** What the customer has told already, so that nobody asks again. Each value once, at its first mention. */
export function facts(events: readonly Ev[]): Fact[] {
  const found = new Map<string, Fact>();
  const patterns: [Fact['what'], RegExp][] = [
    ['email', /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g],
    ['phone', /(?<![\w#])\+\d[\d ()/-]{6,18}\d/g],
    ['order', /(?:#|\b(?:order|no\.?|number|bestellung|bestellnummer|auftrag|nr\.?|nummer)[\s:#]*(?:is |ist |no\.? |nr\.? |number )?)((?:[A-Z]{1,4}-?)?\d{3,}[\d-]*)\b/gi],
  ];
  for (const e of events) {
    if (e.kind !== 'message' || e.by?.role !== 'customer' || !e.text) continue;
    for (const [what, re] of patterns) for (const m of e.text.matchAll(re)) {
      const value = (m[1] ?? m[0]).trim();
      if (!found.has(value)) found.set(value, { what, value, seq: e.seq, at: e.at });
    }
  }
  return [...found.values()];
}
