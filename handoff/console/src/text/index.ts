import { en } from './en';
import type { en as desk } from './desk.en';
import type { en as more } from './intents.en';
import type { en as lists } from './lists.en';
import type { en as pages } from './pages.en';
import type { en as hand } from './scoring.en';

export type Entry = string | { one: string; other: string };
export type Key = keyof typeof en | keyof typeof desk | keyof typeof more | keyof typeof lists | keyof typeof pages | keyof typeof hand;
export type Words = Record<keyof typeof en, Entry>;
/** A language of the desk. Another one needs its words and a line in `catalogues`. English is always there; the words of the others come when they are wanted. */
export interface Catalogue { lang: string; name: string; dir: 'ltr' | 'rtl'; words: Record<string, Entry>; load?(): Promise<Record<string, Entry>> }

export const catalogues: Catalogue[] = [
  { lang: 'en', name: 'English', dir: 'ltr', words: en },
  { lang: 'de', name: 'Deutsch', dir: 'ltr', words: {}, load: () => import('./de').then(m => m.de) },
];

/** Adds the words of a page that is loaded later, by language. */
export function learn(words: Record<string, Record<string, Entry>>) {
  for (const c of catalogues) Object.assign(c.words, words[c.lang] ?? words.en);
}

type Source = Record<string, () => Promise<Record<string, Entry>>>;
const sources: Source[] = [];
const had = new Set<string>();

/** Fetches the words of a language: its own, and those of what was loaded later. Without a connection there is English until the next visit. */
export async function ready(language: string) {
  const c = wished(language);
  const get = async (key: string, load?: () => Promise<Record<string, Entry>>) => {
    if (!load || had.has(key)) return;
    try { Object.assign(c.words, await load()); had.add(key); } catch { /* in English, then */ }
  };
  await Promise.all([get(c.lang, c.load), ...sources.map((s, i) => get(c.lang + i, s[c.lang]))]);
}

/** The words of code that comes later, in the language that is spoken now; in another one once that is chosen. */
export async function teach(source: Source) {
  const key = current.lang + (sources.push(source) - 1);
  await ready(current.lang);
  if (!had.has(key)) Object.assign(en, await source.en!());
}

let current = catalogues[0]!;
let region = navigator.language || 'en';

/** The language named, else the first of the browser's that there is, else English. */
function wished(language: string): Catalogue {
  for (const w of language ? [language] : navigator.languages ?? [navigator.language]) {
    const c = catalogues.find(c => w.toLowerCase().split('-')[0] === c.lang);
    if (c) return c;
  }
  return catalogues[0]!;
}

/** Makes a language the current one. Its words have to be there (see `ready`). */
export function choose(language: string): Catalogue {
  current = wished(language);
  region = navigator.languages.find(l => l.toLowerCase().startsWith(current.lang)) ?? current.lang;
  return current;
}

/** The locale for numbers and dates: the language with the browser's region. */
export const locale = () => region;
export const language = () => current.lang;

const entry = (key: string): Entry | undefined => current.words[key] ?? (en as Record<string, Entry>)[key];

export function t(key: Key, vars: Record<string, string | number> = {}): string {
  const e = entry(key) ?? key;
  const text = typeof e === 'string' ? e : new Intl.PluralRules(region).select(Number(vars.n)) === 'one' ? e.one : e.other;
  return text.replace(/\{(\w+)\}/g, (all, name: string) => (name in vars ? number(vars[name]!) : all));
}

/** The entry of a code from the wire, or the code in plain letters when a newer server sends one that is not known here. */
export function coded(prefix: string, code: string | undefined): string {
  if (!code) return '';
  const key = `${prefix}.${code}`;
  return entry(key) ? t(key as Key) : plainly(code);
}

/** Whether a code from the wire has words here. */
export const knows = (prefix: string, code: string) => !!entry(`${prefix}.${code}`);

export const plainly = (code: string) => { const s = code.replace(/[_-]+/g, ' '); return s.charAt(0).toUpperCase() + s.slice(1); };
const made = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

/** Formatters are dear to make and a long log asks for thousands: one for each locale and set of options. */
export function numbers(o: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  const key = 'n' + region + JSON.stringify(o);
  if (!made.has(key)) made.set(key, new Intl.NumberFormat(region, o));
  return made.get(key) as Intl.NumberFormat;
}

export function dates(o: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = 'd' + region + JSON.stringify(o);
  if (!made.has(key)) made.set(key, new Intl.DateTimeFormat(region, o));
  return made.get(key) as Intl.DateTimeFormat;
}

export const percent = (x: number) => numbers({ style: 'percent', maximumFractionDigits: 0 }).format(x);
const number = (x: string | number) => (typeof x === 'number' ? numbers().format(x) : x);

export function languageName(tag: string | undefined): string {
  if (!tag) return '';
  try { return new Intl.DisplayNames(region, { type: 'language' }).of(tag.split('-')[0]!) ?? tag; } catch { return tag; }
}

export function money(amount: string | undefined, currency: string | undefined): string {
  if (!amount) return '';
  try { return numbers({ style: 'currency', currency: currency || 'XXX' }).format(Number(amount)); } catch { return [amount, currency].filter(Boolean).join(' '); }
}
