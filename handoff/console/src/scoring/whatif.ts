import type { Step } from './types';

/* What another caution would have made of the same conversations: all of it is in the steps, so nothing is asked while a slider moves. */

export const figures = ['handed', 'missed', 'late', 'needless', 'cost'] as const;
export type Outcome = Record<(typeof figures)[number], number | undefined>;

/** What a step comes to. Needless ones are counted whether the risk or a rule handed them over. */
export const outcome = (s: Step): Outcome => ({ handed: s.handed, missed: s.missed, late: s.late, needless: s.needless + s.by_rule, cost: s.cost?.value });

/** How much more of each there is with one step than with another. */
export function lost(step: Step, than: Step): Outcome {
  const a = outcome(than), b = outcome(step);
  return Object.fromEntries(figures.map(f => [f, a[f] === undefined || b[f] === undefined ? undefined : b[f] - a[f]])) as Outcome;
}

/** The step that the URL names. */
export function nearest(at: string | undefined, steps: number, chosen: number): number {
  const n = at === undefined || at === '' ? NaN : Number(at);
  return Number.isInteger(n) ? Math.max(0, Math.min(steps - 1, n)) : chosen;
}
