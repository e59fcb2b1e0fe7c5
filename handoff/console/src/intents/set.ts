/** What the intents' API says, and the draft that an admin makes of it. */
export type ByLanguage<T> = Record<string, T>;

export interface Intent {
  name: string; title?: ByLanguage<string>; phrases?: ByLanguage<string[]>; answer?: ByLanguage<string>;
  stakes?: string; lane?: string; department?: string; skills?: string[] | null;
}
export interface IntentSet { intents?: Intent[] | null; not_for_bot?: string[] | null; facts?: Record<string, ByLanguage<string>> | null; fallback?: string }

export interface Status { version: number; serving: number; training?: { version: number; done: number } | null; error?: string; intents?: number; phrases?: number; took_ms?: number; model?: string }
export interface Version { version: number; at: string; by?: { role?: string; id?: string; name?: string }; intents?: number; phrases?: number; not_for_bot?: number; from?: string; restored?: number }
export interface Review {
  version?: number; ready: boolean; phrases?: number; accuracy?: number; error?: string;
  alike?: { a: string; b: string; times: number }[] | null; weak?: { intent: string; right: number; phrases: number }[] | null;
  suspect?: { text: string; intent: string; reads: string; confidence: number }[] | null;
}

/** An intent being edited. `key` stays while the name changes: the name it had when it was read, or "+1" for a new one. */
export interface Entry { key: string; name: string; title: ByLanguage<string>; phrases: ByLanguage<string[]>; answer: ByLanguage<string>; stakes: string; lane: string; department: string; skills: string }
export interface Draft { intents: Entry[]; not_for_bot: string[]; facts: Record<string, ByLanguage<string>>; fallback: string }

/** A list of phrases: those of an intent in a language, or those that are not for the bot. */
export type Place = { key: string; lang: string } | 'others';

export const toDraft = (s: IntentSet): Draft => ({
  intents: (s.intents ?? []).map(i => ({ key: i.name, name: i.name, title: i.title ?? {}, phrases: i.phrases ?? {}, answer: i.answer ?? {}, stakes: i.stakes || 'medium', lane: i.lane || 'support', department: i.department ?? '', skills: (i.skills ?? []).join(', ') })),
  not_for_bot: s.not_for_bot ?? [], facts: s.facts ?? {}, fallback: s.fallback ?? '',
});

const texts = (m: ByLanguage<string>) => Object.fromEntries(Object.entries(m).map(([l, x]) => [l, x.trim()]).filter(([, x]) => x));
const rows = (list: string[]) => list.map(p => p.trim()).filter(Boolean);

/** Without what was left empty, so that the server's positions are those of the draft that is kept. */
export const tidy = (d: Draft): Draft => ({
  intents: d.intents.map(i => ({ ...i, name: i.name.trim(), title: texts(i.title), answer: texts(i.answer), department: i.department.trim(), phrases: Object.fromEntries(Object.entries(i.phrases).map(([l, p]) => [l, rows(p)] as const).filter(([, p]) => p.length)) })),
  not_for_bot: rows(d.not_for_bot), facts: Object.fromEntries(Object.entries(d.facts).filter(([, f]) => Object.keys(f).length)), fallback: d.fallback.trim(),
});

/** What is sent. */
export const toSet = (d: Draft): IntentSet => ({
  intents: d.intents.map(({ key: _, department, skills, ...i }) => ({ ...i, ...(department ? { department } : {}), ...(skills.trim() ? { skills: rows(skills.split(',')) } : {}) })),
  not_for_bot: d.not_for_bot, facts: d.facts, ...(d.fallback ? { fallback: d.fallback } : {}),
});

const base = (locale: string) => locale.split(/[-_]/)[0]!.toLowerCase();

/** Every language that the set speaks, the fallback's first. */
export function languages(d: Draft): string[] {
  const found = new Set<string>(d.fallback ? [base(d.fallback)] : []);
  for (const i of d.intents) for (const m of [i.phrases, i.title, i.answer]) for (const l of Object.keys(m)) found.add(l);
  for (const l of Object.keys(d.facts)) found.add(base(l));
  return found.size ? [...found] : ['en'];
}

export const count = (i: Entry) => Object.values(i.phrases).reduce((n, p) => n + p.length, 0);

/** The intents that have every word of a filter in their name, titles or phrases. */
export function matching(d: Draft, filter: string): Entry[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  if (!words.length) return d.intents;
  return d.intents.filter(i => { const text = [i.name, ...Object.values(i.title), ...Object.values(i.phrases).flat()].join('\n').toLowerCase(); return words.every(w => text.includes(w)); });
}

/** Every fact that some locale has, in the order of the first one that has it. */
export const factNames = (d: Draft): string[] => [...new Set(Object.values(d.facts).flatMap(f => Object.keys(f)))];

/** A fact as a customer of that locale would get it: of the locale, its language, another region of it, then the fallback. */
export function fact(d: Draft, name: string, locale: string): string | undefined {
  const lang = base(locale), of = Object.keys(d.facts);
  const chain = [locale, lang, ...(base(d.fallback) === lang ? [d.fallback] : []), ...of.filter(l => base(l) === lang), d.fallback, base(d.fallback)];
  for (const l of chain) { const v = d.facts[l]?.[name]; if (v !== undefined) return v; }
  return undefined;
}

/** An answer with its facts put in, and the placeholders that nothing is known for. */
export function filled(d: Draft, text: string, locale: string): { text: string; unknown: string[] } {
  const unknown: string[] = [];
  return { text: text.replace(/\{([A-Za-z0-9_]+)\}/g, (all, name: string) => { const v = fact(d, name, locale); if (v === undefined) unknown.push(all); return v ?? all; }), unknown };
}
