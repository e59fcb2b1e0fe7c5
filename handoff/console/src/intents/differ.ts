import { tidy, type ByLanguage, type Draft, type Entry } from './set';

export interface Changed { key: string; name: string; fields: string[]; plus: string[]; minus: string[] }
/** What differs from one draft to another, in words' order: what came, what went, what is otherwise. */
export interface Difference { added: Entry[]; removed: Entry[]; changed: Changed[]; plus: string[]; minus: string[]; facts: string[]; count: number }

const lacks = (a: string[], b: string[]) => { const in_ = new Set(b); return a.filter(x => !in_.has(x)); };
const all = (e: Entry) => Object.entries(e.phrases).flatMap(([lang, list]) => list.map(p => lang + '\n' + p));
const text = (p: string) => p.slice(p.indexOf('\n') + 1);

/** The names of the entries in which two maps differ, with a word before them: "title.en". */
const entries = (of: string, a: ByLanguage<string>, b: ByLanguage<string>) =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].filter(k => a[k] !== b[k]).map(k => of + '.' + k);

function changed(a: Entry, b: Entry): Changed | undefined {
  if (a === b) return undefined;
  const pa = all(a), pb = all(b);
  const fields = [...(['name', 'stakes', 'lane', 'department', 'skills'] as const).filter(f => a[f] !== b[f]), ...entries('title', a.title, b.title), ...entries('answer', a.answer, b.answer)];
  const plus = lacks(pb, pa).map(text), minus = lacks(pa, pb).map(text);
  return fields.length || plus.length || minus.length ? { key: b.key, name: b.name || a.name, fields, plus, minus } : undefined;
}

export function differ(from: Draft, to: Draft): Difference {
  const a = tidy(from), b = tidy(to);
  const old = new Map(a.intents.map(i => [i.key, i])), now = new Map(b.intents.map(i => [i.key, i]));
  const d: Difference = {
    added: b.intents.filter(i => !old.has(i.key)), removed: a.intents.filter(i => !now.has(i.key)),
    changed: b.intents.map(i => old.has(i.key) ? changed(old.get(i.key)!, i) : undefined).filter(c => c !== undefined),
    plus: lacks(b.not_for_bot, a.not_for_bot), minus: lacks(a.not_for_bot, b.not_for_bot),
    facts: [...new Set([...Object.keys(a.facts), ...Object.keys(b.facts)])].flatMap(l => entries(l, a.facts[l] ?? {}, b.facts[l] ?? {})).concat(a.fallback === b.fallback ? [] : ['fallback']),
    count: 0,
  };
  // A phrase written anew is one that came and one that went, and one change.
  d.count = d.added.length + d.removed.length + d.changed.reduce((n, c) => n + c.fields.length + Math.max(c.plus.length, c.minus.length), 0) + Math.max(d.plus.length, d.minus.length) + d.facts.length;
  return d;
}
