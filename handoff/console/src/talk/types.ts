import type { Canned } from '../canned';
import type { Customer, Phase, Promised } from '../wire';

/** What was asked of the server: `none` says that it does not know the question (an older one). */
export interface Asked<T> { data?: T; error?: unknown; none?: boolean; at?: number; busy?: boolean }

/** Somebody one can pass a conversation to. */
export interface Member { id: string; name: string; tier: number; status: 'available' | 'away'; languages?: string[]; departments?: string[]; skills?: string[] }

/** What a language model made, to be looked at before it is of any effect. `dropped`: how many were not let through. */
export interface Made { what: string; model?: string; text?: string; texts?: string[]; draft?: unknown; dropped?: number }
/** The same on its way. `upto`: the last message that it knows; `of`: the text that it is of; `open`: it is on the screen. */
export interface Making { data?: Made; error?: unknown; busy?: boolean; upto?: number; of?: string; open?: boolean }

/** Canned replies and macros that the agents share; texts by language. */
export interface Replies { replies: { key: string; text: Record<string, string> }[]; macros: Macro[] }
export interface AskedReplies extends Asked<Replies> { builtIn?: Record<string, Canned[]> }
export interface Macro { key: string; name: Record<string, string>; steps: Step[] }
export interface Step {
  do: 'message' | 'note' | 'tag' | 'snooze' | 'transfer' | 'return' | 'resolve';
  text?: Record<string, string>; add?: string[]; remove?: string[]; minutes?: number; tier?: number; department?: string; outcome?: string; cause?: string; reason?: string;
}

/** How far one may go with an action; an empty bound does not bind. */
export interface Left { amount: string; today: string; customer: string }
/** An action as this agent may use it in one currency. Without `left`, all of it has to be approved. */
export interface Use { action: string; label?: Record<string, string>; money: boolean; currency?: string; webhook?: boolean; limit?: Left; left?: Left; abroad?: boolean }

/** Something that the log says at one of its events. */
export interface Said { text: string; seq?: number }
/** Something that the customer has told. `value` is normalised, `text` as it was written; `about`: of dates and amounts, what happened then. */
export interface Fact { what: string; value: string; text?: string; about?: string; seq: number; at: string; last?: number }
export interface Attempt { seq: number; intent?: string; said?: string; answer?: string; helpful?: boolean }
export interface Before { session: string; started_at?: string; state?: Phase; outcome?: string; cause?: string; summary?: string; tags?: string[] }
/** What whoever takes a conversation over should know beside its messages. `promises` are all of the customer's; those made here name no session. */
export interface Dossier {
  wanted?: Said; summary?: Said[]; facts?: Fact[]; tried?: Attempt[]; earlier?: Before[]; promises?: Promised[]; times?: string[]; actions?: Use[];
  customer?: Customer & { zone?: string };
}
