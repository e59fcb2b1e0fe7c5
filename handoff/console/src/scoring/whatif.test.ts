import type { Step } from './types';
import { lost, nearest, outcome } from './whatif';

/* Run by the browser tests (browser/units_test.go). Each test throws what it found. */

const equal = (got: unknown, want: unknown) => { const g = JSON.stringify(got), w = JSON.stringify(want); if (g !== w) throw new Error(`got ${g}, want ${w}`); };

const step = (k: number, cost?: number): Step => ({ factor: 8 ** ((k - 20) / 20), handed: k, kept: 40 - k, missed: 40 - k, late: 1, needless: 2, by_rule: 3, ...(cost === undefined ? {} : { cost: { value: cost, low: cost - 1, high: cost + 1 } }) });

export const tests: Record<string, () => void> = {
  'a step’s needless are those by the risk and those by a rule': () => equal(outcome(step(20, 3)), { handed: 20, missed: 20, late: 1, needless: 5, cost: 3 }),
  'without a known outcome there is no cost': () => equal([outcome(step(20)).cost, lost(step(22), step(20, 3)).cost, lost(step(22), step(20)).handed], [undefined, undefined, 2]),
  'what is lost and won beside the present': () => equal(lost(step(22, 4), step(20, 3)), { handed: 2, missed: -2, late: 0, needless: 0, cost: 1 }),
  'a step that is no step is the present one': () => equal([nearest('7', 41, 20), nearest('x', 41, 20), nearest(undefined, 41, 20), nearest('99', 41, 20), nearest('-3', 41, 20)], [7, 20, 20, 40, 0]),
};
