/** What the server says of the conversations that began in a time. Names are the wire's; shares and their ends are 0 … 1, times in seconds, null where there is nothing to count. */
type Maybe = number | null;
export interface Share { n: number; of: number; share: Maybe; low: Maybe; high: Maybe }
export interface Mean { n: number; mean: Maybe; low: Maybe; high: Maybe; by: number[] }
export interface Spread { n: number; p50: Maybe; p90: Maybe; max: Maybe }
export interface Stays { met: Spread; gave_up: number; called: number }

export interface ClassRow { class: string; sessions: number; percent: number; success: boolean }
export interface WhyRow { class: string; why: string; sessions: number }
export interface ReasonRow { reason: string; handoffs: number; percent: number; met: number; called: number; gave_up: number; waiting: number }
export interface PromiseRow { what?: string; made: number; kept_in_time: number; kept_late: number; broken: number; overdue: number; open: number; moved: number; kept: Share }
export interface GrantRow { action: string; currency: string; asked: number; granted: number; refused: number; pending: number; failed: number; due: number; granted_sum: string; refused_sum: string; pending_sum: string; failed_sum: string }
export interface CauseRow { department: string; cause: string; sessions: number; percent: number }
export interface PageRow { page: string; answers: number; helpful: number; not_helpful: number; handed: number }
export interface Group { name: string; others?: number; sessions: number; settled: number; contained: number; left_answered: number; false_contained: number; success: number; handed: number; containment: Maybe; false_containment: Maybe }

export interface Waits {
  met: Spread; gave_up: Spread; called: Spread; passed: Spread; waiting: number; longest: Maybe;
  by_tier: (Stays & { tier: number })[]; by_lane: (Stays & { lane: string })[]; by_weekday_hour: (Stays & { weekday: number; hour: number })[];
}

export interface Report {
  from: string; to: string; now: string; zone: string; sessions: number; classes: ClassRow[]; whys: WhyRow[];
  containment: { settled: number; contained: Share; at_most: Share; false: Share; saved: number; success: Share; people_again: Share };
  waits: Waits; handoffs: { total: number; by_reason: ReasonRow[]; earlier: number }; promises: PromiseRow & { by_what: PromiseRow[] }; grants: GrantRow[];
  satisfaction: { bot: { helpful: Share; rating: Mean }; people: { rating: Mean } };
  causes: { total: number; departments: CauseRow[]; rows: CauseRow[]; rest: number };
  desk: { breaches: number; by_clock: { tier: number; clock: string; breaches: number }[]; late: number; asked_again: number; asked_in: number; turns: number; lost: Share; resolution: { person: Spread; bot: Spread } };
  pages?: PageRow[]; days: Group[]; languages: Group[]; intents: Group[];
}
