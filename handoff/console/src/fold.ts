import { grant, type Grant } from './talk/grants';
import type { Clock, Customer, Ev, Needed, Phase, Promised, Who } from './wire';

/** One decision of the bot and the customer's turn that it answers. `n` counts from 1. */
export interface Turn { n: number; seq: number; said: string; decision: Ev; handed: boolean }
export interface Tried { seq: number; intent: string; said: string; answer: string; helpful?: boolean }

/** What a session's log amounts to. */
export interface Case {
  state: Phase; owner?: Who; with: Who[]; tier?: number; reason?: string; summary?: string; since?: string; due?: string; intent?: string;
  customer: Customer; page?: { url?: string; title?: string }; startedAt?: string;
  turns: Turn[]; deciding?: Turn; tried: Tried[]; promises: Promised[]; grants: Grant[]; tags: string[]; snoozed?: string; late?: Clock; outcome?: string; cause?: string; language?: string; head: number;
  /** `late`: an answer that is owed and overdue. `handed`: a person was asked for or had it, ever; `ended`: it was closed, ever. From then on it can be judged. */
  handed: boolean; ended: boolean; verdict?: { needed: Needed; by?: Who; at: string };
}

/** Pure: the same events give the same case. The table of states is the protocol's. */
export function fold(events: readonly Ev[], now = Date.now()): Case {
  const c: Case = { state: 'bot', customer: {}, with: [], turns: [], tried: [], promises: [], grants: [], tags: [], head: events.at(-1)?.seq ?? 0, handed: false, ended: false };
  let said: Ev | undefined;
  let left = false;
  const byRef = new Map<string, Ev>();
  const amend = (e: Ev, patch: Partial<Promised>) => { c.promises = c.promises.map(p => (p.promise === e.promise ? { ...p, ...patch } : p)); };
  for (const e of events) {
    switch (e.kind) {
      case 'started':
        c.customer = { ...e.customer, locale: e.customer?.locale ?? e.locale };
        c.page = e.page;
        c.startedAt = e.at;
        break;
      case 'identified': c.customer = { ...c.customer, ...e.customer }; break;
      case 'message':
        if (e.by?.role === 'agent') c.late = undefined;
        if (e.by?.role === 'customer') {
          said = e;
          c.snoozed = undefined;
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
        if (e.due_at) c.late = undefined;
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
      case 'joined': if (e.agent) c.with = [...c.with.filter(w => w.id !== e.agent!.id), e.agent]; break;
      case 'parted': c.with = c.with.filter(w => w.id !== e.agent?.id); break;
      case 'handoff_cancelled': case 'returned': put(c, 'bot'); break;
      case 'breached': if (e.clock !== 'resolution') c.late = { what: e.clock as Clock['what'], since: e.at, due_at: e.due_at ?? e.at, late: true }; break;
      case 'snoozed': c.snoozed = e.until; break;
      case 'tagged': c.tags = [...new Set([...c.tags.filter(x => !e.remove?.includes(x)), ...(e.add ?? [])])].sort(); break;
      case 'promised':
        c.promises.push({ promise: e.promise ?? '', what: e.what ?? 'callback', due_at: e.due_at ?? e.at, state: 'open', contact: e.contact, note: e.note, best_time: e.best_time, remind_at: e.remind_at, made_at: e.at, by: e.by?.id ? { id: e.by.id, name: e.by.name } : e.by?.role });
        if (e.what === 'callback') { put(c, 'promised'); c.handed = true; }
        break;
      case 'promise_kept':
        amend(e, { state: 'kept' });
        if (c.state === 'promised' && !c.promises.some(binds)) { put(c, 'closed'); c.ended = true; }
        break;
      case 'promise_overdue': amend(e, { state: 'overdue' }); break;
      case 'promise_rescheduled': amend(e, { state: 'open', due_at: e.due_at ?? e.at, remind_at: e.remind_at }); break;
      case 'promise_broken': amend(e, { state: 'broken' }); break;
      case 'granted': case 'grant_pending': case 'grant_refused': case 'grant_tried': c.grants = grant(c.grants, e); break;
      case 'feedback': for (const x of c.tried) if (x.seq === e.of) x.helpful = e.helpful; break;
      case 'verdict': if (e.needed) c.verdict = { needed: e.needed, by: e.by?.id ? { id: e.by.id, name: e.by.name } : undefined, at: e.at }; break;
      case 'closed': put(c, 'closed'); c.ended = true; c.outcome = e.outcome; c.cause = e.cause; break;
    }
  }
  for (const p of c.promises) if (p.state === 'open' && Date.parse(p.due_at) < now) p.state = 'overdue';
  return c;
}

/** Whether a promise still waits to be kept. */
export const binds = (p: Promised) => p.state === 'open' || p.state === 'overdue';

/** The promise that is due next: what keys act on. */
export const nextVow = (c: Case): Promised | undefined => c.promises.filter(binds).sort((a, b) => a.due_at.localeCompare(b.due_at))[0];

function put(c: Case, s: Phase) {
  c.state = s;
  c.owner = c.snoozed = undefined;
  c.with = [];
  if (s === 'bot' || s === 'closed') c.due = c.since = undefined;
  if (s !== 'waiting' && s !== 'with_agent') c.late = undefined;
}
