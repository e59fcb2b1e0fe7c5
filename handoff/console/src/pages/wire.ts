import type { Clock, Customer, Item, Promised, Who } from '../wire';

/** What the pages read from the wire. Names are the server's. */

/** The use of an authority, with the conversation that it is in. */
export interface Grant {
  session: string; customer?: Customer; grant: string; action: string; amount?: string; currency?: string; reason?: string; by?: { role: string } & Partial<Who>; at: string;
  state: 'pending' | 'granted' | 'refused';
  /** Pending: the lowest tier that may approve it, and which limit it passes (none: the agent has no such authority). */
  tier?: number; above?: 'amount' | 'per_day' | 'per_customer' | 'none';
  decided?: Who; delivery?: 'due' | 'done' | 'failed' | 'by_hand'; attempt?: number; next?: string; says?: string; may_approve?: boolean;
}

/** A view of the queue that somebody gave a name. */
export interface View { name: string; page: string; filter: Record<string, string> }

export interface Depth { tier: number; lane: string; waiting: number; with_agent: number; late: number; oldest?: string }
export interface Load { id: string; name: string; tier: number; status: 'available' | 'away'; load: number; snoozed: number; capacity: number; owed?: string }
export interface Live extends Item { offered_to?: Who; clock?: Clock }
export interface Overview { at: string; queues: Depth[]; agents: Load[]; live: Live[]; promises: { open?: number; overdue?: number }; grants_pending: number }

/** A promise with what became of it. `breached`: it was overdue once, or given up. */
export interface Vowed extends Promised { kept_at?: string; broken_at?: string; breached?: boolean }
