import { matching, offered } from '../canned';
import { fold, type Case } from '../fold';
import type { State } from '../store';
import type { Ev, Item } from '../wire';
import { urgency } from '../time';
import { byHurt, clockOf } from '../words';
import { compare, decimal } from './amounts';
import { newest } from './assist';
import { fill, holes, varsOf } from './filling';
import { decides, redeliverable } from './grants';
import { foreign, keyOf, suggested } from './made';
import type { Making, Replies } from './types';
import { whisper, whisperedTo } from './whisper';
import { fromField, monday, toField } from './zones';

function equal(got: unknown, want: unknown, what = '') {
  const a = JSON.stringify(got), b = JSON.stringify(want);
  if (a !== b) throw new Error(`${what}: got ${a}, want ${b}`);
}

const log = (...all: Partial<Ev>[]): Ev[] => all.map((e, i) => ({ seq: i + 1, at: `2026-01-01T10:0${i}:00Z`, kind: '', ...e }));
const ana = { id: 'a', name: 'Ana' }, byAna = { role: 'agent' as const, ...ana }, bySue = { role: 'agent' as const, id: 's', name: 'Sue' };

export const tests = {
  'fields of date and time, in any zone'() {
    const at = new Date('2026-07-01T08:00:00Z');
    equal(toField(at, 'Europe/Berlin'), '2026-07-01T10:00');
    equal(toField(at, 'America/Los_Angeles'), '2026-07-01T01:00');
    equal(fromField('2026-07-01T10:00', 'Europe/Berlin'), at);
    equal(fromField('2026-03-29T02:30', 'Europe/Berlin')!.getTime() > Date.parse('2026-03-29T01:00:00Z') - 3_600_000, true, 'an hour that is left out is near');
    equal(fromField('soon', 'UTC'), undefined);
    for (const zone of ['Asia/Kolkata', 'Australia/Lord_Howe', 'UTC', 'America/St_Johns'])
      for (let h = 0; h < 24 * 370; h += 31) { const d = new Date(Date.UTC(2026, 0, 1, h)); equal(fromField(toField(d, zone), zone), d, zone); }
  },
  'the next Monday'() {
    for (let d = 1; d <= 14; d++) { const m = monday(new Date(2026, 5, d, 12)); equal([m.getDay(), m.getHours()], [1, 9]); equal(m > new Date(2026, 5, d, 12), true); equal(m.getTime() - new Date(2026, 5, d, 12).getTime() <= 7 * 86_400_000, true); }
  },
  'amounts as people write them'() {
    for (const [text, want] of [['12', '12'], ['12,5', '12.5'], ['1,250.50', '1250.50'], ['1.250,50', '1250.50'], ['1 250,50', '1250.50'], ['1.234.567', '1234567'], ['0.125', '0.125'], ['007', '7'], ['1.250', undefined], ['', undefined], ['-3', undefined], ['1.2.3', undefined], ['12345', '12345'], ['1234567890123', undefined]] as const)
      equal(decimal(text), want, text);
    equal([compare('9.5', '10'), compare('10', '10.0000'), compare('10.01', '10'), compare('2', '-1')], [-1, 0, 1, 1]);
  },
  'what a canned reply needs'() {
    equal(fill('Hello {name}, {order}?', { order: '4471' }), 'Hello, 4471?');
    equal(fill('Hello {name}, {order}?', { name: 'Kim' }), 'Hello Kim, {order}?');
    equal(holes('a {order} b {Größe}').map(h => h.name), ['order', 'Größe']);
    equal(holes('{ "json": 1 } {} {a b}'), []);
    const v = varsOf({ dossier: { facts: [{ what: 'order', value: 'A', seq: 1, at: '' }, { what: 'order', value: 'B', seq: 2, at: '' }], promises: [{ promise: 'p', what: 'callback', due_at: '2', state: 'open' }, { promise: 'q', what: 'callback', due_at: '1', state: 'kept' }] }, when: at => 'at ' + at });
    equal([v.order, v.due, v.shop], ['B', 'at 2', undefined]);
  },
  'replies: one’s own, those of all, the built-in ones'() {
    const shared: Replies = { replies: [{ key: 'hi', text: { en: 'Hi', de: 'Hallo' } }, { key: 'mine', text: { en: 'theirs' } }], macros: [{ key: 'late', name: { en: 'Late parcel' }, steps: [] }] };
    equal(offered({ en: [{ key: 'mine', text: 'my own' }] }, shared, {}, 'en-US', 'en').map(r => r.text), ['my own', 'Hi', 'Late parcel']);
    equal(offered({}, shared, {}, 'de-DE', 'en').map(r => r.text), ['Hallo', 'theirs', 'Late parcel']);
    equal(offered({}, undefined, { en: [{ key: 'x', text: 'built in' }] }, 'fr-FR', 'de').map(r => r.text), ['built in']);
    equal(matching([{ key: 'sorry', text: 'late parcel' }, { key: 'late', text: 'x' }], 'late').map(r => r.key), ['late', 'sorry']);
    equal(matching([{ key: 'sorry', text: 'late parcel' }], 'parcel sor').length, 1);
  },
  'a grant from asking to delivery'() {
    const g = { grant: 'g', action: 'refund', amount: '90', currency: 'EUR' };
    let c = fold(log({ kind: 'grant_pending', ...g, by: byAna, reason: 'late', tier: 3, above: 'amount' }));
    equal(c.grants[0]!.state, 'pending');
    equal([decides(c.grants[0]!, { id: 's', tier: 3 }), decides(c.grants[0]!, { id: 's', tier: 2 }), decides(c.grants[0]!, { id: 'a', tier: 4 })], [true, false, false]);
    const to = log({ kind: 'grant_pending', ...g, by: byAna, reason: 'late', tier: 3 }, { kind: 'granted', ...g, by: bySue, asked: ana, carried: 'webhook', approval: 'fair' }, { kind: 'grant_tried', grant: 'g', attempt: 1 });
    c = fold(to);
    equal([c.grants[0]!.state, c.grants[0]!.by!.name, c.grants[0]!.decided!.name, c.grants[0]!.delivery, redeliverable(c.grants[0]!)], ['granted', 'Ana', 'Sue', 'due', false]);
    c = fold([...to, { seq: 4, at: '', kind: 'grant_tried', grant: 'g', attempt: 2, failed: true, says: '500' }]);
    equal([c.grants[0]!.delivery, redeliverable(c.grants[0]!)], ['failed', true]);
    c = fold(log({ kind: 'grant_pending', ...g, by: byAna }, { kind: 'grant_refused', ...g, by: bySue, reason: 'no' }));
    equal([c.grants[0]!.state, c.grants[0]!.decided!.name, c.grants[0]!.approval], ['refused', 'Sue', 'no']);
  },
  'company, tags and what is put off'() {
    const to = log({ kind: 'agent_joined', agent: ana }, { kind: 'joined', agent: { id: 's', name: 'Sue' } }, { kind: 'tagged', add: ['b', 'a'] }, { kind: 'tagged', add: ['c'], remove: ['b'] }, { kind: 'snoozed', until: '2030-01-01T00:00:00Z' });
    let c = fold(to);
    equal([c.with.map(w => w.id), c.tags, c.snoozed], [['s'], ['a', 'c'], '2030-01-01T00:00:00Z']);
    c = fold([...to, { seq: 6, at: '', kind: 'message', text: 'hi', by: { role: 'customer' } }]);
    equal([c.snoozed, c.with.length], [undefined, 1]);
    c = fold([...to, { seq: 6, at: '', kind: 'transferred', to: { tier: 3 } }]);
    equal([c.state, c.with, c.tags], ['waiting', [], ['a', 'c']]);
  },
  'promises that move and break'() {
    const made = { kind: 'promised', promise: 'p', what: 'callback' as const, due_at: '2099-01-01T00:00:00Z', by: byAna };
    let c = fold(log(made, { kind: 'promise_rescheduled', promise: 'p', due_at: '2099-02-01T00:00:00Z' }));
    equal([c.promises[0]!.due_at, c.promises[0]!.state, c.state], ['2099-02-01T00:00:00Z', 'open', 'promised']);
    c = fold(log(made, { kind: 'promise_broken', promise: 'p' }, { kind: 'transferred', to: { tier: 3 } }));
    equal([c.promises[0]!.state, c.state], ['broken', 'waiting']);
    c = fold(log({ ...made, what: 'followup' }, made, { kind: 'promise_broken', promise: 'p' }, { kind: 'promise_kept', promise: 'p' }));
    equal(c.state, 'closed');
  },
  'what hurts first'() {
    const now = Date.parse('2026-01-01T12:00:00Z');
    const item = (session: string, due?: string, priority = 0): Item => ({ session, state: 'waiting', priority, clock: due ? { what: 'first_response', since: '2026-01-01T11:00:00Z', due_at: `2026-01-01T${due}:00Z` } : undefined });
    const sorted = [item('none'), item('soon', '12:05', 1), item('urgent', '12:05', 50), item('later', '13:00', 100), item('late', '11:59'), item('later still', '11:00')].sort(byHurt(now)).map(i => i.session);
    equal(sorted, ['later still', 'late', 'urgent', 'soon', 'later', 'none']);
  },
  'a clock from calm to overdue'() {
    const c = { since: '2026-01-01T10:00:00Z', due: '2026-01-01T11:00:00Z' }, at = (m: number) => Date.parse(c.since) + m * 60_000;
    equal([0, 44, 45, 59, 60].map(m => urgency(c, at(m))), ['calm', 'calm', 'soon', 'soon', 'late']);
    equal([10, 20, 60].map(m => urgency({ ...c, warn: '2026-01-01T10:20:00Z' }, at(m))), ['calm', 'soon', 'late'], 'the server says when to warn');
    const i: Item = { session: 's', state: 'with_agent', due_at: c.due, clock: { what: 'resolution', since: c.since, due_at: '2026-01-02T10:00:00Z' } };
    equal([clockOf(i)!.what, clockOf({ ...i, state: 'waiting' })!.what], ['resolution', 'first_response'], 'what ran out hurts more than what runs');
    const late = fold(log({ kind: 'agent_joined', agent: ana }, { kind: 'breached', clock: 'first_response', due_at: c.due })).late;
    equal(clockOf(i, late)!.what, 'first_response');
    equal(fold(log({ kind: 'breached', clock: 'next_response', due_at: c.due }, { kind: 'message', text: 'here I am', by: byAna })).late, undefined);
  },
  'what a machine has made, and what it may translate'() {
    const state = (assist: string[], made: [string, Making][] = []) => ({ assist, made: new Map(made) }) as unknown as State, c = (locale?: string, language?: string) => ({ customer: { locale }, language }) as Case;
    equal([foreign(state(['translation']), c('es-ES')), foreign(state(['translation']), c('en-GB')), foreign(state(['translation']), c('en-GB', 'es')), foreign(state([]), c('es-ES')), foreign(state(['translation']), c())], ['es', undefined, 'es', undefined, undefined]);
    const texts = ['a', 'b'], key = keyOf('s', 'replies');
    equal([suggested(state([], [[key, { data: { what: 'replies', texts }, open: true }]]), 's'), suggested(state([], [[key, { data: { what: 'replies', texts } }]]), 's'), suggested(state([], [[key, { open: true, busy: true }]]), 's'), suggested(state([]), 's')], [texts, [], [], []]);
    equal([newest(log({ kind: 'started' }, { kind: 'message' }, { kind: 'note' })), newest(log({ kind: 'started' })), newest(undefined)], [2, 0, 0]);
  },
  'whispers'() {
    equal([whisperedTo(whisper('Ana B', 'ask for the order'), 'Ana B'), whisperedTo('@Ana B: x', 'Ana'), whisperedTo('mail to a@b.c: x', 'b.c'), whisperedTo(undefined, 'Ana')], [true, false, false, false]);
  },
};
