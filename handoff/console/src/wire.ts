/** What the desk reads from the wire. The protocol page is the contract; a field that is not listed here is ignored. */
export type Phase = 'bot' | 'waiting' | 'with_agent' | 'promised' | 'closed';
export type Status = 'available' | 'away';
export type Role = 'customer' | 'bot' | 'agent' | 'system';

export interface Who { id: string; name?: string }
export interface Limit { amount?: string; per_day?: string; currency?: string }
export interface Agent extends Who {
  email?: string; tier?: number; admin?: boolean; languages?: string[]; departments?: string[];
  capacity?: number; limits?: Record<string, Limit>; disabled?: boolean; status?: Status;
}
export interface Tier { tier: number; name: string }
export interface Customer { id?: string; name?: string; locale?: string; verified?: boolean; timezone?: string }
export interface Contact { email?: string; phone?: string }

export interface Promised {
  promise: string; session?: string; what: 'callback' | 'followup'; due_at: string; state: 'open' | 'overdue' | 'kept' | 'broken';
  contact?: Contact; note?: string; by?: Who | string; customer?: Customer; best_time?: string;
  made_at?: string; remind_at?: string; moved?: number;
}

/** A time by which the desk owes the customer something. `late`: it ran out, and the server noted it. */
export interface Clock { what: 'first_response' | 'next_response' | 'resolution'; since: string; warn_at?: string; due_at: string; late?: boolean }

/** A session as lists and the queue show it. */
export interface Item {
  session: string; state: Phase; tier?: number; priority?: number; reason?: string; waiting_since?: string; due_at?: string;
  summary?: string; intent?: string; confidence?: number; frustration?: number; customer?: Customer; owner?: Who;
  last?: string; updated_at?: string; promises?: Promised[];
  /** In which the customer writes or wants to be answered, where that is not the language of the locale. */
  language?: string;
  /** The desk offers it to this agent now; after a while it goes to the next one. */
  offered?: boolean;
  /** The clock that runs out next. */
  clock?: Clock;
  lane?: string; department?: string; tags?: string[]; snoozed_until?: string; with?: Who[]; grants_pending?: number; grants_failed?: number; skills?: string[]; knows?: Who;
  /** The tier from which something that ran out moved it up. */
  risen?: number;
}

/** An agent's verdict: whether a person was needed, and whether in time. */
export const verdicts = ['needed', 'not_needed', 'too_late'] as const;
export type Needed = (typeof verdicts)[number];

/** What the threshold of a decision came from, in minutes of an agent; `load` and `saved` are factors. */
export interface Costs { handoff: number; load: number; wrong: number; saved: number }
export interface Signal { signal: string; value?: number; weight?: number; says?: string }
export interface Target { tier?: number; agent?: Who | string; department?: string; language?: string }

/** One event of the log, with the fields of every kind. */
export interface Ev {
  seq: number; at: string; kind: string; by?: { role: Role; id?: string; name?: string }; ref?: string;
  text?: string; choice?: string; choices?: { value: string; label: string }[]; intent?: string; sources?: { title?: string; url: string }[];
  locale?: string; page?: { url?: string; title?: string }; customer?: Customer;
  action?: string; reason?: string; confidence?: number; known?: number; frustration?: number; risk?: number; threshold?: number;
  /** Of a decision, its signals; of a transfer that no agent made, the code of what did. */
  why?: Signal[] | string; alternatives?: { intent: string; confidence: number }[]; model?: string; nearest?: string; parts?: string[]; on_page?: string; machine?: MachineUse[]; language?: string; rule?: string; costs?: Costs;
  tier?: number; due_at?: string; position?: number; wait_seconds?: number; summary?: string; agent?: Who; from?: Target; to?: Target;
  promise?: string; what?: 'callback' | 'followup'; contact?: Contact; note?: string; best_time?: string;
  remind_at?: string; was?: string; clock?: string; no_promise?: boolean; asked_again?: string[];
  grant?: string; amount?: string; currency?: string; asked?: Who; carried?: string; approval?: string; above?: string; attempt?: number; done?: boolean; failed?: boolean; says?: string; next?: string;
  add?: string[]; remove?: string[]; until?: string; warn_at?: string; topic?: string; of?: number; helpful?: boolean; score?: number; comment?: string;
  outcome?: string; cause?: string; department?: string; needed?: Needed;
}

/** What a language model did for a turn of the bot. */
export interface MachineUse { use: string; outcome: string; dropped?: string; model: string; in: number; out: number; ms: number }

/** What an agent's message promises. */
export interface Vow { what: 'callback' | 'followup'; due_at: string; note?: string }
/** What the server makes of a text that is being written: the promise in it, and the facts it asks for that were given already. */
export interface Check { promise: { what: Vow['what']; says: string; due_at: string; times?: string[] } | null; asked: { what: string; value: string; text?: string; seq: number; at: string }[] }

export interface Frame {
  type: string; id?: string; seq?: number; duplicate?: boolean; code?: string; message?: string; retry_after_ms?: number; promise?: string; grant?: string;
  agent?: Agent | string; tiers?: Tier[]; site?: { name?: string }; assist?: string[]; items?: Item[]; session?: string; event?: Ev; status?: Status; role?: Role; on?: boolean;
}
export interface Command { type: string; id?: string; session?: string; [field: string]: unknown }

export const reasons = [
  'explicit_request', 'outside_intents', 'ambiguous', 'repeated_failure', 'frustration', 'high_stakes', 'multi_issue', 'policy',
  'tool_failure', 'bot_failure', 'pre_sales', 'repeat_contact', 'promise_breach', 'executive_request', 'agent_initiated',
] as const;
