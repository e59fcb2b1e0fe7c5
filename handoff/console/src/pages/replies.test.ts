import { add, change, differ, find, languagesOf, locate, moveStep, newStep, putStep, remove, toDraft, toReplies, withBuiltIn } from './replies/draft';
import type { Replies } from '../talk/types';

/* Run by the browser tests (browser/units_test.go). Each test throws what it found. */

const equal = (got: unknown, want: unknown) => { const g = JSON.stringify(got), w = JSON.stringify(want); if (g !== w) throw new Error(`got ${g}, want ${w}`); };
const shared: Replies = {
  replies: [{ key: 'hello', text: { en: 'Hello {name}', de: 'Guten Tag' } }, { key: 'bye', text: { en: 'Bye' } }],
  macros: [{ key: 'late', name: { en: 'It is late' }, steps: [{ do: 'message', text: { en: 'Sorry' } }, { do: 'tag', add: ['late'], remove: [] }, { do: 'resolve', outcome: 'solved' }] }],
};

export const tests: Record<string, () => void> = {
  'there and back again': () => equal(toReplies(toDraft(shared)), shared),
  'nothing was changed by reading it': () => equal(differ(toDraft(shared), toDraft(shared)).count, 0),
  'what was added, removed and changed': () => {
    const d = toDraft(shared), more = add(change(remove(d, 'r:bye'), 'r:hello', { text: { en: 'Hi' } }), 'reply', { key: 'new', text: { en: 'New' } }).draft, x = differ(d, more);
    equal([x.added.map(e => e.key), x.removed.map(e => e.key), x.changed.map(e => e.key), x.count], [['new'], ['bye'], ['hello'], 3]);
  },
  'a blank in front or an empty language is no change': () => { const d = toDraft(shared); equal(differ(d, change(d, 'r:bye', { text: { en: ' Bye ', fr: '  ' } })).count, 0); },
  'a step keeps the fields of its kind alone': () => {
    const d = toDraft(shared), e = find(d, 'm:late')!, steps = putStep(e, e.steps[0]!.id, { do: 'snooze', minutes: 30 });
    equal(toReplies(change(d, e.id, { steps })).macros[0]!.steps[0], { do: 'snooze', minutes: 30 });
    equal(toReplies(change(d, e.id, { steps: [{ ...newStep('transfer'), department: ' billing ', reason: 'Their matter' }] })).macros[0]!.steps, [{ do: 'transfer', department: 'billing', reason: 'Their matter' }]);
  },
  'steps change places and stay within the list': () => { const steps = [newStep('note'), newStep('tag'), newStep('return')], kinds = (s: typeof steps) => s.map(x => x.do); equal([kinds(moveStep(steps, 0, 1)), kinds(moveStep(steps, 0, -1)), kinds(moveStep(steps, 2, 1)), kinds(moveStep(steps, 2, -1))], [['tag', 'note', 'return'], ['note', 'tag', 'return'], ['note', 'tag', 'return'], ['note', 'return', 'tag']]); },
  'built-in ones come beside what is there': () => { const d = withBuiltIn(toDraft(shared), { en: [{ key: 'hello', text: 'x' }, { key: 'look', text: 'y' }], de: [{ key: 'bye', text: 'z' }] }); equal([d.length, find(d, 'r:hello')!.text.en, find(d, 'r:bye')!.text.de], [4, 'Hello {name}', 'z']); },
  'the languages in use': () => equal(languagesOf(toDraft(shared)), ['de', 'en']),
  'where the server found fault': () => {
    const d = toDraft(shared), at = (m: string) => { const f = locate(m, d); return [f.id, f.field, f.lang, f.step === undefined ? undefined : find(d, 'm:late')!.steps.findIndex(s => s.id === f.step), f.says]; };
    equal(at('replies: key "hello" is there twice'), ['r:hello', 'key', undefined, undefined, 'is there twice']);
    equal(at('replies: bye: text: en must have 1 to 4000 characters'), ['r:bye', 'text', 'en', undefined, 'must have 1 to 4000 characters']);
    equal(at('macros: late: step 2: add and remove are missing: give some'), ['m:late', 'step', undefined, 1, 'add and remove are missing: give some']);
    equal(at('macros: late: steps must be 1 to 10'), ['m:late', 'steps', undefined, undefined, 'must be 1 to 10']);
    equal(at('something else'), [undefined, undefined, undefined, undefined, 'something else']);
  },
};
