import { periodOf, query, shift } from './reports/period';
import { reasonsOf, runs, shade, stack, week } from './reports/shapes';

/* Run by the browser tests (browser/units_test.go). Each test throws what it found. */

const equal = (got: unknown, want: unknown) => { const g = JSON.stringify(got), w = JSON.stringify(want); if (g !== w) throw new Error(`got ${g}, want ${w}`); };
const near = (got: number, want: number) => { if (Math.abs(got - want) > 1e-9) throw new Error(`got ${got}, want ${want}`); };
const met = (n: number) => ({ n, p50: n ? 60 : null, p90: null, max: null });

export const tests: Record<string, () => void> = {
  'days are shifted over months, years and leap days': () => equal([shift('2026-03-01', -1), shift('2024-03-01', -1), shift('2026-12-31', 1), shift('2026-10-25', 1)], ['2026-02-28', '2024-02-29', '2027-01-01', '2026-10-26']),
  'a period that nobody named is 30 days with today': () => equal(periodOf({}, '2026-11-26'), { preset: '30', from: '2026-10-28', to: '2026-11-26' }),
  'today and a week': () => equal([periodOf({ days: 'today' }, '2026-11-26').from, periodOf({ days: '7' }, '2026-11-26').from], ['2026-11-26', '2026-11-20']),
  'a range is turned round, and what is no date is no range': () => equal([periodOf({ from: '2026-11-20', to: '2026-11-10' }, '2026-11-26'), periodOf({ from: '2026-99-99', days: '7' }, '2026-11-26').preset], [{ preset: 'custom', from: '2026-11-10', to: '2026-11-20' }, '7']),
  'a range that is over ends with its last day, one that goes on ends now': () => equal([query({ preset: 'custom', from: '2026-11-01', to: '2026-11-20' }, '2026-11-26', 'UTC'), query({ preset: '7', from: '2026-11-20', to: '2026-11-26' }, '2026-11-26', '')], ['from=2026-11-01&to=2026-11-21&tz=UTC', 'from=2026-11-20']),
  'a week has all its hours': () => {
    const w = week([{ weekday: 7, hour: 23, met: met(2), gave_up: 1, called: 1 }]);
    equal([w.length, w.every(d => d.length === 24), w[6]![23], w[0]![0]], [7, true, { weekday: 7, hour: 23, n: 4, p50: 60 }, { weekday: 1, hour: 0, n: 0, p50: null }]);
  },
  'shades go from nothing to the most': () => equal([shade(0, 9), shade(null, 9), shade(1, 100), shade(25, 100), shade(100, 100), shade(3, 0)], [0, 0, 1, 3, 5, 0]),
  'the parts of a bar fill it, the thin ones too': () => {
    for (const values of [[1, 999], [5, 0, 5], [1, 1, 1, 997], [3]]) {
      const s = stack(values);
      near(s.reduce((n, x) => n + x.width, 0), 100);
      values.forEach((v, i) => { if (v > 0 !== s[i]!.width > 0) throw new Error('a part was lost or made up'); });
      s.forEach((x, i) => { if (i) near(x.at, s[i - 1]!.at + s[i - 1]!.width); });
    }
    equal(stack([0, 0]), [{ at: 0, width: 0 }, { at: 0, width: 0 }]);
  },
  'a line has gaps where nothing is known': () => equal(runs([null, 1, 2, null, 3], x => x), [[[1, 1], [2, 2]], [[4, 3]]]),
  'reasons are shares of their class': () => equal(reasonsOf([{ class: 'a', why: 'x', sessions: 1 }, { class: 'b', why: 'y', sessions: 9 }, { class: 'a', why: 'z', sessions: 3 }], 'a').map(r => r.share), [0.25, 0.75]),
};
