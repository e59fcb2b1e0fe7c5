import type { Macro, Replies, Step } from '../../talk/types';
import { list } from '../agents/form';

/* What agents share, as it is edited. All pure: each edit gives another draft and leaves the one it was given alone. */

export type Texts = Record<string, string>;
/** A step as a form has it: tags apart by commas. `id` is of this page alone. */
export interface StepDraft extends Omit<Step, 'add' | 'remove'> { id: string; add?: string; remove?: string }
export interface Entry { id: string; kind: 'reply' | 'macro'; key: string; text: Texts; steps: StepDraft[] }
export type Draft = Entry[];

let made = 0;
const fresh = () => '+' + ++made;

export function toDraft(r: Replies): Draft {
  const step = (s: Step): StepDraft => ({ ...s, id: fresh(), add: s.add?.join(', '), remove: s.remove?.join(', ') });
  return [
    ...r.replies.map((x): Entry => ({ id: 'r:' + x.key, kind: 'reply', key: x.key, text: x.text, steps: [] })),
    ...r.macros.map((m): Entry => ({ id: 'm:' + m.key, kind: 'macro', key: m.key, text: m.name, steps: m.steps.map(step) })),
  ];
}

const tidy = (texts: Texts | undefined): Texts => Object.fromEntries(Object.entries(texts ?? {}).map(([l, x]) => [l, x.trim()]).filter(([, x]) => x));

/** A step with the fields that its kind takes, and no others. */
function toStep(s: StepDraft): Step {
  switch (s.do) {
    case 'message': case 'note': return { do: s.do, text: tidy(s.text) };
    case 'tag': return { do: 'tag', add: list(s.add ?? ''), remove: list(s.remove ?? '') };
    case 'snooze': return { do: 'snooze', minutes: s.minutes ?? 60 };
    case 'transfer': return { do: 'transfer', tier: s.department ? undefined : s.tier ?? 3, department: s.department?.trim() || undefined, reason: s.reason?.trim() ?? '' };
    case 'resolve': return { do: 'resolve', outcome: s.outcome ?? 'solved', cause: s.cause?.trim() || undefined, department: s.department?.trim() || undefined };
    case 'return': return { do: 'return' };
  }
}

export const toReplies = (d: Draft): Replies => ({
  replies: d.filter(e => e.kind === 'reply').map(e => ({ key: e.key.trim(), text: tidy(e.text) })),
  macros: d.filter(e => e.kind === 'macro').map((e): Macro => ({ key: e.key.trim(), name: tidy(e.text), steps: e.steps.map(toStep) })),
});

export const find = (d: Draft, id: string | undefined) => d.find(e => e.id === id);
export const change = (d: Draft, id: string, patch: Partial<Entry>): Draft => d.map(e => (e.id === id ? { ...e, ...patch } : e));
export const remove = (d: Draft, id: string): Draft => d.filter(e => e.id !== id);

export function add(d: Draft, kind: Entry['kind'], more: Partial<Entry> = {}): { draft: Draft; id: string } {
  const id = fresh();
  return { draft: [...d, { kind, key: '', text: {}, steps: kind === 'macro' ? [{ id: fresh(), do: 'message', text: {} }] : [], ...more, id }], id };
}

/** The built-in replies as a start, those whose key is not there yet. */
export function withBuiltIn(d: Draft, builtIn: Record<string, { key: string; text: string }[]>): Draft {
  for (const [lang, all] of Object.entries(builtIn)) for (const r of all) {
    const e = d.find(x => x.key === r.key);
    if (!e) d = add(d, 'reply', { key: r.key, text: { [lang]: r.text } }).draft;
    else if (!e.text[lang]) d = change(d, e.id, { text: { ...e.text, [lang]: r.text } });
  }
  return d;
}

export const newStep = (what: Step['do']): StepDraft => ({ id: fresh(), do: what, ...(what === 'message' || what === 'note' ? { text: {} } : what === 'snooze' ? { minutes: 60 } : what === 'transfer' ? { tier: 3 } : what === 'resolve' ? { outcome: 'solved' } : {}) });
export const putStep = (e: Entry, id: string, patch: Partial<StepDraft>): StepDraft[] => e.steps.map(s => (s.id === id ? { ...s, ...patch } : s));

/** The same steps with one of them a place further up or down. */
export function moveStep(steps: StepDraft[], at: number, by: 1 | -1): StepDraft[] {
  const to = at + by, next = [...steps];
  if (to < 0 || to >= steps.length) return steps;
  [next[at], next[to]] = [next[to]!, next[at]!];
  return next;
}

/** After these the conversation is no longer the agent's, so nothing may come behind them. */
export const ends = (s: StepDraft) => s.do === 'transfer' || s.do === 'return' || s.do === 'resolve';

export const languagesOf = (d: Draft): string[] => [...new Set(d.flatMap(e => [...Object.keys(e.text), ...e.steps.flatMap(s => Object.keys(s.text ?? {}))]))].sort();

export interface Difference { added: Entry[]; removed: Entry[]; changed: Entry[]; count: number }

const meaning = (e: Entry) => JSON.stringify([e.key.trim(), Object.entries(tidy(e.text)).sort(), e.steps.map(s => { const x = toStep(s); return x.text ? { ...x, text: Object.entries(x.text).sort() } : x; })]);

/** What differs from one to the other. Entries are the same by their id, or by kind and key where they were read twice. */
export function differ(from: Draft, to: Draft): Difference {
  const same = (e: Entry, d: Draft) => d.find(x => x.id === e.id) ?? d.find(x => x.kind === e.kind && x.key === e.key);
  const d = { added: to.filter(e => !same(e, from)), removed: from.filter(e => !same(e, to)), changed: to.filter(e => { const x = same(e, from); return x && meaning(x) !== meaning(e); }) };
  return { ...d, count: d.added.length + d.removed.length + d.changed.length };
}

/** Where the server found fault: which entry, which field of it, in which language or step. */
export interface Fault { id?: string; field?: 'key' | 'text' | 'steps' | 'step'; lang?: string; step?: string; says: string }

const place = /^(replies|macros): (?:key "((?:[^"\\]|\\.)*)" ([^]*)|([^:]+): (?:(text|name)(?:: ([a-z]{2,3}))?:? |(steps) |step (\d+): )([^]*))$/;

export function locate(message: string, sent: Draft): Fault {
  const m = place.exec(message);
  if (!m) return { says: message };
  const kind = m[1] === 'replies' ? 'reply' : 'macro', key = m[2] === undefined ? m[4]! : m[2].replace(/\\(.)/g, '$1');
  const all = sent.filter(e => e.kind === kind && e.key.trim().toLowerCase() === key.toLowerCase()), e = m[2] === undefined ? all[0] : all.at(-1);
  if (m[2] !== undefined) return { id: e?.id, field: 'key', says: m[3]! };
  const step = m[8] === undefined ? undefined : e?.steps[Number(m[8]) - 1]?.id;
  const inner = /^text: ([a-z]{2,3}) /.exec(m[9]!);
  return { id: e?.id, field: m[8] !== undefined ? 'step' : m[7] ? 'steps' : 'text', lang: m[6] ?? inner?.[1], step, says: m[9]! };
}
