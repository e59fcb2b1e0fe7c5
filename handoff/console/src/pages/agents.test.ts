import { blank, changed, changeOf, check, list, locate, toForm, type Account } from './agents/form';

/* Run by the browser tests (browser/units_test.go). Each test throws what it found. */

const equal = (got: unknown, want: unknown) => { const g = JSON.stringify(got), w = JSON.stringify(want); if (g !== w) throw new Error(`got ${g}, want ${w}`); };
const ada: Account = { id: 'a1', name: 'Ada', email: 'ada@example.com', tier: 3, admin: false, languages: ['en', 'de'], departments: [], skills: ['battery'], lanes: ['sales'], capacity: 4, limits: { refund: { amount: '100', per_day: '', currency: 'EUR' } } };
const row = (l: Partial<ReturnType<typeof toForm>['limits'][number]>) => check({ ...blank(), limits: [{ action: 'refund', amount: '', per_day: '', currency: '', ...l }] })?.says;

export const tests: Record<string, () => void> = {
  'an account that nobody touched has no change': () => equal([changed(toForm(ada), ada), changeOf(toForm(ada), ada).change], [false, {}]),
  'only what differs is sent, with the way back': () => equal(changeOf({ ...toForm(ada), tier: '2', languages: 'en' }, ada), { change: { tier: 2, languages: ['en'] }, undo: { tier: 3, languages: ['en', 'de'] } }),
  'a password is sent and has no way back': () => equal(changeOf({ ...toForm(ada), password: 'long-enough-1' }, ada), { change: { password: 'long-enough-1' }, undo: {} }),
  'a limit that is taken away is a change, the order of limits is none': () => {
    const two: Account = { ...ada, limits: { refund: { amount: '100', currency: 'EUR' }, credit: { amount: '5', currency: 'EUR' } } }, f = toForm(two);
    equal([changed({ ...f, limits: [...f.limits].reverse() }, two), Object.keys(changeOf({ ...f, limits: [] }, two).change)], [false, ['limits']]);
  },
  'a new account is sent whole': () => equal(Object.keys(changeOf({ ...blank(), name: ' Bo ', email: 'bo@example.com', password: 'p' }).change).length, 11),
  'amounts are read as people write them': () => equal(changeOf({ ...toForm(ada), limits: [{ action: 'refund', amount: '1.250,50', per_day: '', currency: 'eur' }] }, ada).change.limits, { refund: { amount: '1250.50', per_day: '', currency: 'EUR' } }),
  'lists are apart by commas and without doubles': () => equal(list(' a, b;b\n ,c '), ['a', 'b', 'c']),
  'limits that would give no authority are found here': () => equal([row({ amount: '5', currency: 'EUR' }), row({}), row({ amount: 'much', currency: 'EUR' }), row({ amount: '5', currency: 'EURO' }), row({ amount: '1.5' }), row({ amount: '3' }), row({ action: 'Big refund', amount: '1' })], [undefined, 'none', 'amount', 'currency', 'whole', undefined, 'action']),
  'the field that the server names': () => equal([locate('email must look like name@example.com')?.field, locate('languages: each must have 1 to 60 characters')?.field, locate('email: x has an account already')?.field, locate('you cannot disable yourself')], ['email', 'languages', 'email', undefined]),
};
