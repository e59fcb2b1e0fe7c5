import type { Draft, Entry, Place } from './set';

/* Edits of a draft, all pure: each gives another draft and leaves the one it was given alone. */

export const find = (d: Draft, key: string | undefined): Entry | undefined => d.intents.find(i => i.key === key);

export const change = (d: Draft, key: string, patch: Partial<Entry>): Draft => ({ ...d, intents: d.intents.map(i => (i.key === key ? { ...i, ...patch } : i)) });

export function add(d: Draft, lang: string): { draft: Draft; key: string } {
  let n = 1;
  while (find(d, '+' + n)) n++;
  const entry: Entry = { key: '+' + n, name: '', title: {}, phrases: { [lang]: [] }, answer: {}, stakes: 'medium', lane: 'support', department: '', skills: '' };
  return { draft: { ...d, intents: [...d.intents, entry] }, key: entry.key };
}

export const remove = (d: Draft, key: string): Draft => ({ ...d, intents: d.intents.filter(i => i.key !== key) });

export const phrases = (d: Draft, at: Place): string[] => (at === 'others' ? d.not_for_bot : find(d, at.key)?.phrases[at.lang] ?? []);

export function put(d: Draft, at: Place, list: string[]): Draft {
  if (at === 'others') return { ...d, not_for_bot: list };
  const i = find(d, at.key);
  return i ? change(d, at.key, { phrases: { ...i.phrases, [at.lang]: list } }) : d;
}

export const setPhrase = (d: Draft, at: Place, n: number, text: string) => put(d, at, phrases(d, at).map((p, i) => (i === n ? text : p)));
export const removePhrase = (d: Draft, at: Place, n: number) => put(d, at, phrases(d, at).filter((_, i) => i !== n));
export const insertPhrase = (d: Draft, at: Place, n: number, text: string) => put(d, at, [...phrases(d, at).slice(0, n), text, ...phrases(d, at).slice(n)]);

/** As the server compares: two intents may not share a phrase. */
const same = (text: string) => text.trim().replace(/\s+/g, ' ').toLowerCase();

/** Where a phrase stands. */
export function placeOf(d: Draft, text: string): Place | undefined {
  const wanted = same(text);
  for (const i of d.intents) for (const [lang, list] of Object.entries(i.phrases)) if (list.some(p => same(p) === wanted)) return { key: i.key, lang };
  return d.not_for_bot.some(p => same(p) === wanted) ? 'others' : undefined;
}

/** What was pasted, a phrase a line, without the marks of a list and the quotes around a line. */
export const lines = (text: string): string[] =>
  text.split(/\r?\n/).map(l => l.trim().replace(/^[-*•]\s+/, '').replace(/^(["'“„])(.*)(["'”“])$/, '$2').trim()).filter(Boolean);

/** Adds phrases that are nowhere yet; `taken` are those that are, with their place. */
export function addPhrases(d: Draft, at: Place, list: string[]): { draft: Draft; added: string[]; taken: { text: string; at: Place }[] } {
  const added: string[] = [], taken: { text: string; at: Place }[] = [];
  for (const text of list) {
    const stands = placeOf(d, text);
    if (stands) { taken.push({ text, at: stands }); continue; }
    added.push(text);
    d = put(d, at, [...phrases(d, at), text]);
  }
  return { draft: d, added, taken };
}

/** Takes a phrase from where it stands and puts it elsewhere, in its own language. */
export function move(d: Draft, text: string, to: string | 'others'): Draft {
  const from = placeOf(d, text);
  if (!from) return d;
  const lang = from === 'others' ? Object.keys(find(d, to)?.phrases ?? {})[0] ?? 'en' : from.lang;
  const list = phrases(d, from), n = list.findIndex(p => same(p) === same(text));
  const target: Place = to === 'others' ? 'others' : { key: to, lang };
  const without = removePhrase(d, from, n);
  return put(without, target, [...phrases(without, target), list[n]!]);
}

/** One intent of two: the phrases of `from` become those of `into`, which keeps its name, answer and the rest. */
export function merge(d: Draft, from: string, into: string): Draft {
  const a = find(d, from), b = find(d, into);
  if (!a || !b || a === b) return d;
  const all = { ...b.phrases };
  for (const [lang, list] of Object.entries(a.phrases)) all[lang] = [...(all[lang] ?? []), ...list];
  return remove(change(d, into, { phrases: all, title: { ...a.title, ...b.title }, answer: { ...a.answer, ...b.answer } }), from);
}

/** A fact's value in a locale; an empty one is no fact there. */
export function setFact(d: Draft, locale: string, name: string, value: string): Draft {
  const { [name]: _, ...rest } = d.facts[locale] ?? {};
  const order = Object.keys(d.facts[locale] ?? {});
  const next = value === '' ? rest : order.includes(name) ? { ...d.facts[locale], [name]: value } : { ...rest, [name]: value };
  return { ...d, facts: { ...d.facts, [locale]: next } };
}

export const removeFact = (d: Draft, name: string): Draft => ({ ...d, facts: Object.fromEntries(Object.entries(d.facts).map(([l, f]) => [l, Object.fromEntries(Object.entries(f).filter(([n]) => n !== name))])) });
