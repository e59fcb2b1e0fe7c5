/** The customer's socket (subprotocol roundpeg.v1): what arrives and what is sent. Unlisted fields are ignored. */
export type State = 'bot' | 'waiting' | 'with_agent' | 'promised' | 'closed';
export type Role = 'customer' | 'bot' | 'agent' | 'system';

export interface Party {
  id?: string;
  name?: string;
}

/** One entry of the log. Fields beyond the first five belong to certain kinds; after an erasure they are missing. */
export interface LogEvent {
  seq: number;
  at: string;
  kind: string;
  by: { role: Role; id?: string; name?: string };
  ref?: string;
  text?: string;
  choice?: string;
  choices?: { value: string; label: string }[];
  intent?: string;
  sources?: { title: string; url: string }[];
  offer?: string;
  reason?: string;
  due_at?: string;
  was?: string;
  position?: number;
  wait_seconds?: number;
  /** Whether anybody is at the desk, and by when a call-back would come: extras of our own server. */
  available?: boolean;
  callback_by?: string;
  agent?: Party;
  to?: { tier?: number; agent?: Party; department?: string };
  promise?: string;
  what?: string;
  outcome?: string;
  score?: number;
  action?: string;
  amount?: string;
  currency?: string;
}

/** What the waiting card knows: set by handoff_requested, changed by `waiting` frames. */
export interface Wait {
  position?: number;
  wait_seconds?: number;
  available?: boolean;
  callback_by?: string;
}

/** A promise as its events leave it; welcome has those that bind in other conversations of the same customer. */
export interface Pledge {
  promise?: string;
  what?: string;
  due_at?: string;
  /** When it was due before it was given another time. */
  was?: string;
  /** What ended it: that it was kept, or that it will not be. */
  end?: LogEvent;
}

export interface Command {
  type: string;
  id: string;
  [field: string]: unknown;
}

export type Frame =
  | { type: 'welcome'; session: string; token: string; resumed: boolean; head: number; state: State; site?: { name?: string; signs?: boolean }; customer?: { verified?: boolean }; promises?: Pledge[] }
  | { type: 'event'; event: LogEvent }
  | { type: 'ack'; id: string; seq?: number; duplicate?: boolean }
  | ({ type: 'waiting' } & Wait)
  | { type: 'typing'; role: Role; on: boolean }
  | { type: 'read'; role: Role; seq: number }
  | { type: 'partial'; ref: string; text: string }
  | { type: 'error'; code: string; message?: string; id?: string; retry_after_ms?: number };
