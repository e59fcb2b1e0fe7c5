import { changed, differs, locate, scaled, threshold, toDraft, toSettings } from './settings';
import type { Settings } from './types';

/* Run by the browser tests (browser/units_test.go). Each test throws what it found. */

const equal = (got: unknown, want: unknown) => { const g = JSON.stringify(got), w = JSON.stringify(want); if (g !== w) throw new Error(`got ${g}, want ${w}`); };

const usual = (): Settings => ({ costs: { handoff: 4, low: 9, medium: 11, high: 15, again: 1.5, patience: 60, call: 0.9, full: 1.5 }, offer_at: 0.45, release: 0.7, sure: 0.5, guess: 0.5, askable: 0.55 });

export const tests: Record<string, () => void> = {
  'what is read is what is sent': () => equal(toSettings(toDraft(usual()), usual()), usual()),
  'shares are percentages in the form': () => {
    const d = toDraft(usual());
    equal([d['costs.call'], d.offer_at, d.askable, d['costs.again']], ['90', '45', '55', '1.5']);
    equal(toSettings({ ...d, offer_at: '12,5' }, usual()).offer_at, 0.125);
  },
  'an empty field is left to the program': () => equal('low' in toSettings({ ...toDraft(usual()), 'costs.low': ' ' }, usual()).costs, false),
  'a model of one’s own stays until it is dropped': () => {
    const own = { ...usual(), model: { name: 'own' } };
    equal([toSettings(toDraft(own), own).model?.name, toSettings({ ...toDraft(own), model: '' }, own).model, changed({ ...toDraft(own), model: '' }, own)], ['own', undefined, ['model']]);
  },
  'changes are found': () => {
    const s = usual(), d = { ...toDraft(s), 'costs.low': '10' };
    equal([changed(undefined, s), changed(toDraft(s), s), changed(d, s), differs(s, toSettings(d, s))], [[], [], ['costs.low'], [{ field: 'costs.low', from: '9', to: '10' }]]);
  },
  'only wrong answers become dearer': () => {
    const s = scaled(usual(), 2);
    equal([s.costs.handoff, s.costs.low, s.costs.medium, s.costs.high, s.costs.again], [4, 18, 22, 30, 1.5]);
    equal(scaled(usual(), 1), usual());
  },
  'the threshold is what a hand-off costs against a wrong answer, within bounds': () => {
    const d = toDraft(usual());
    equal([threshold(d, 'low')?.toFixed(3), threshold({ ...d, 'costs.high': '1000' }, 'high'), threshold({ ...d, 'costs.handoff': '100' }, 'low'), threshold({ ...d, 'costs.low': '' }, 'low')], ['0.444', 0.03, 0.9, undefined]);
  },
  'the server’s word finds its field, in the form’s units': () => {
    equal(locate('costs.low: 20000 must be from 0.1 to 10000'), { field: 'costs.low', says: '20000 must be from 0.1 to 10000', from: 0.1, to: 10000 });
    equal(locate('offer_at: 2 must be from 0.05 to 1'), { field: 'offer_at', says: '2 must be from 0.05 to 1', from: 5, to: 100 });
    equal([locate('note has 2000 characters'), locate('model: base 30 must be within ±20')], [{ says: 'note has 2000 characters' }, { says: 'model: base 30 must be within ±20' }]);
  },
};
