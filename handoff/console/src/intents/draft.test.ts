import { add, addPhrases, change, find, insertPhrase, lines, merge, move, phrases, placeOf, remove, removeFact, removePhrase, setFact, setPhrase } from './draft';
import { differ } from './differ';
import { faultOf, locate } from './fault';
import { count, fact, filled, languages, tidy, toDraft, toSet, type Draft } from './set';

/* Run by the browser tests (browser/units_test.go). Each test throws what it found. */

const equal = (got: unknown, want: unknown) => { const g = JSON.stringify(got), w = JSON.stringify(want); if (g !== w) throw new Error(`got ${g}, want ${w}`); };

/** A draft that no edit may change in place. */
function frozen<T>(x: T): T {
  if (typeof x === 'object' && x) { Object.freeze(x); Object.values(x).forEach(frozen); }
  return x;
}

const shop = (): Draft => frozen(toDraft({
  intents: [
    { name: 'hours', title: { en: 'Opening hours' }, phrases: { en: ['when are you open', 'opening hours'], de: ['wann habt ihr offen'] }, answer: { en: 'We are open {hours}.' }, stakes: 'low', lane: 'support', department: 'shop', skills: ['keys'] },
    { name: 'refund', phrases: { en: ['money back', 'refund please'] } },
  ],
  not_for_bot: ['I will sue you'], facts: { 'en-US': { hours: '9 to 5' }, 'en-GB': { hours: '10 to 6', phone: '+44' } }, fallback: 'en-US',
}));
const hours = { key: 'hours', lang: 'en' }, refund = { key: 'refund', lang: 'en' };

export const tests: Record<string, () => void> = {
  'what is read is what is sent': () => {
    const d = shop();
    equal(toSet(tidy(d)).intents?.[0], { name: 'hours', title: { en: 'Opening hours' }, phrases: { en: ['when are you open', 'opening hours'], de: ['wann habt ihr offen'] }, answer: { en: 'We are open {hours}.' }, stakes: 'low', lane: 'support', department: 'shop', skills: ['keys'] });
    equal([toSet(d).not_for_bot, toSet(d).fallback, find(d, 'refund')?.stakes], [['I will sue you'], 'en-US', 'medium']);
    equal(toDraft({ intents: null }), { intents: [], not_for_bot: [], facts: {}, fallback: '' });
  },
  'tidying drops what was left empty': () => {
    const d = tidy(put(shop(), ['  ', ' money back ', '']));
    equal(phrases(d, refund), ['money back']);
    equal(tidy(change(d, 'refund', { title: { en: ' ' }, name: ' r ' })).intents[1]?.title, {});
  },
  'a new intent has a key of its own, and its place when it is removed': () => {
    const { draft, key } = add(shop(), 'en'), other = add(draft, 'en');
    equal([key, other.key, other.draft.intents.length, remove(draft, key).intents.length], ['+1', '+2', 4, 2]);
  },
  'phrases are set, removed and put back': () => {
    const d = removePhrase(setPhrase(shop(), hours, 0, 'are you open'), hours, 1);
    equal(phrases(d, hours), ['are you open']);
    equal(phrases(insertPhrase(d, hours, 1, 'opening hours'), hours), ['are you open', 'opening hours']);
    equal(count(find(shop(), 'hours')!), 3);
  },
  'a phrase has one place, whatever its case and spaces': () => {
    equal(placeOf(shop(), ' Money   BACK'), refund);
    equal(placeOf(shop(), 'i will sue you'), 'others');
    const r = addPhrases(shop(), hours, ['are you there', 'money back', 'Are you there']);
    equal([r.added, r.taken.map(x => x.at)], [['are you there'], [refund, hours]]);
  },
  'pasted lines are phrases': () => equal(lines('- one\r\n\n  * “two”\n"three"\nit\'s four'), ['one', 'two', 'three', "it's four"]),
  'a moved phrase keeps its language': () => {
    const d = move(shop(), 'wann habt ihr offen', 'refund');
    equal([phrases(d, { key: 'refund', lang: 'de' }), phrases(d, { key: 'hours', lang: 'de' })], [['wann habt ihr offen'], []]);
    equal(move(d, 'money back', 'others').not_for_bot, ['I will sue you', 'money back']);
    equal(phrases(move(d, 'I will sue you', 'refund'), refund), ['money back', 'refund please', 'I will sue you']);
  },
  'of two intents one': () => {
    const d = merge(shop(), 'refund', 'hours');
    equal([d.intents.length, phrases(d, hours).length, find(d, 'hours')?.title], [1, 4, { en: 'Opening hours' }]);
    equal(merge(shop(), 'none', 'hours').intents.length, 2);
  },
  'facts by locale': () => {
    const d = shop();
    equal([fact(d, 'phone', 'en-AU'), fact(d, 'hours', 'de-DE'), fact(d, 'hours', 'en-GB'), fact(d, 'fax', 'en')], ['+44', '9 to 5', '10 to 6', undefined]);
    equal(filled(d, 'Open {hours}, fax {fax}', 'en-GB'), { text: 'Open 10 to 6, fax {fax}', unknown: ['{fax}'] });
    equal(setFact(setFact(d, 'en-GB', 'hours', ''), 'en-US', 'hours', '8 to 4').facts, { 'en-US': { hours: '8 to 4' }, 'en-GB': { phone: '+44' } });
    equal(removeFact(d, 'hours').facts, { 'en-US': {}, 'en-GB': { phone: '+44' } });
    equal(languages(d), ['en', 'de']);
  },
  'changes are counted as people count them': () => {
    const d = shop(), n = (to: Draft) => differ(d, to).count;
    equal([n(d), n(setPhrase(d, hours, 0, 'are you open')), n(removePhrase(d, hours, 0)), n(remove(d, 'refund')), n(move(d, 'money back', 'hours'))], [0, 1, 1, 1, 2]);
    equal([n(change(d, 'hours', { lane: 'sales', name: 'open' })), n({ ...d, fallback: 'en-GB' }), n(setFact(d, 'en-US', 'phone', '+1')), n(add(d, 'en').draft)], [2, 1, 1, 1]);
    const c = differ(d, setPhrase(d, hours, 0, 'are you open')).changed;
    equal(c, [{ key: 'hours', name: 'hours', fields: [], plus: ['are you open'], minus: ['when are you open'] }]);
  },
  'the server’s word finds its field': () => {
    const d = shop(), f = locate('intents: intents[0] (hours).lane: "x": use support or sales', d);
    equal([f.key, f.field, f.says], ['hours', 'lane', '"x": use support or sales']);
    equal(locate('intents[1] (refund).phrases.en[1]: empty: remove it', d), { says: 'empty: remove it', key: 'refund', field: 'phrases', lang: 'en', index: 1, was: 'refund please' });
    equal([locate('intents[0] (hours).answer.en: unknown placeholder {x}', d).lang, locate('intents: intents[1].name: already the name', d).key], ['en', 'refund']);
    equal([locate('intents: not_for_bot[0]: empty', d).section, locate('facts.en: wrong', d).section, locate('something else', d)], ['others', 'facts', { says: 'something else' }]);
  },
  'a fault goes with what was refused': () => {
    const d = shop(), f = locate('intents[1] (refund).phrases.en[0]: too long', d);
    equal([faultOf(f, 'refund', 'phrases', 'money back', 'en', 0), faultOf(f, 'refund', 'phrases', 'money', 'en', 0), faultOf(f, 'refund', 'phrases', 'money back', 'de', 0), faultOf(f, 'hours', 'phrases', 'money back', 'en', 0)], ['too long', '', '', '']);
    const all = locate('intents[1] (refund).phrases: empty', d);
    equal([faultOf(all, 'refund', 'phrases', find(d, 'refund')!.phrases), faultOf(all, 'refund', 'phrases', {})], ['empty', '']);
  },
};

function put(d: Draft, list: string[]): Draft { return change(d, 'refund', { phrases: { en: list } }); }
