/** What the server says of past conversations, of the settings of the hand-off, and of what can be learned. Names are the wire's. */
export interface Band { value: number; low: number; high: number }
export interface Count { name: string; cases: number; labelled: number; bad: number }
export interface Step { factor: number; handed: number; kept: number; missed: number; late: number; needless: number; by_rule: number; recall?: number; bad_kept?: number; cost?: Band }
export interface Label { known: boolean; bad: boolean; source?: string; at: number }

/** A conversation to read. Its turn is the one that handed over; of one that was kept, the one that came nearest. */
export interface Entry {
  id: string; turn: number; risk: number; threshold: number; reason?: string; rule?: string; label: Label; why: string;
  line: number; lines: { by: string; text: string }[];
}
export interface Change extends Entry { kind: string; turn_a: number; turn_b: number; fate_a?: string; fate_b?: string }

export interface Result {
  options: { costs: { handoff: number; wrong: number; late: number } };
  volume: { cases: number; turns: number; handed: number; offered: number; clarified: number; answered: number; labelled: number; bad: number; by_source: Count[]; by_reason: Count[]; by_rule: Count[] };
  operating: { containment?: Band; recall?: Band; false_alarms?: Band; bad_kept?: Band; minutes?: Band; served: number; missed: number; in_time: number; late: number; needless: number; by_rule: number; wished: number };
  curve: { steps: Step[]; chosen: number; cheapest?: { step: number; factor: number; factor_low: number; factor_high: number; saves: Band } };
  risk_coverage: { points: { kept: number; bad: number; risk: number }[] };
  calibration: { bins: { from: number; to: number; cases: number; risk: number; bad: number }[]; ece?: number };
  lists: { missed: Entry[]; late: Entry[]; needless: Entry[] };
}
export interface Comparison {
  a: Result; b: Result; read: Change[]; changes: { kind: string; cases: number; bad: number; good: number }[];
  differences: { name: string; a?: number; b?: number; by?: Band }[];
}
export interface Tested { version: number; days: number; read: number; result: Result; comparison?: Comparison }

export interface Settings {
  costs: { handoff?: number; low?: number; medium?: number; high?: number; again?: number; patience?: number; call?: number; full?: number };
  offer_at?: number; release?: number; sure?: number; guess?: number; askable?: number;
  /** A model of the business's own; without one the program's decides. */
  model?: { name: string; trained?: { on?: string; data?: { rows: number; bad: number }[] | null } };
}
export interface Saved { version: number; settings: Settings }
export interface Version { version: number; at: string; by?: { role?: string; id?: string; name?: string }; note?: string; restored?: number }
interface Judged { auroc?: number; ece?: number }
export interface Refitted { days: number; read: number; labels: number; bad: number; weights: boolean; settings: Settings; before: Judged; after: Judged }

/** Work that the server does in the background: asking again tells how far it is, and at last what came of it. */
export interface Progress<T> { ready: boolean; done: number; result?: T }
