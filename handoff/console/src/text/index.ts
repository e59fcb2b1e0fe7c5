import { de } from './de';
import { en } from './en';
import type { en as more } from './intents.en';
import type { en as hand } from './scoring.en';

export type Entry = string | { one: string; other: string };
export type Key = keyof typeof en | keyof typeof more | keyof typeof hand;
export type Words = Record<keyof typeof en, Entry>;
/** A language of the desk. Another one needs its words and a line in `catalogues`. */
export interface Catalogue { lang: string; name: string; dir: 'ltr' | 'rtl'; words: Words }

export const catalogues: Catalogue[] = [
  { lang: 'en', name: 'English', dir: 'ltr', words: en },
  { lang: 'de', name: 'Deutsch', dir: 'ltr', words: de },
];

/** Adds the words of a page that is loaded later, by language. */
export function learn(words: Record<string, Record<string, Entry>>) {
  for (const c of catalogues) Object.assign(c.words, words[c.lang] ?? words.en);
}

let current = catalogues[0]!;
let region = navigator.language || 'en';

/** Makes a language the current one: the one named, else the first of the browser's that there is, else English. */
export function choose(language: string): Catalogue {
  const wished = language ? [language] : navigator.languages ?? [navigator.language];
  for (const w of wished) {
    const c = catalogues.find(c => w.toLowerCase().split('-')[0] === c.lang);
    if (c) {
      region = navigator.languages.find(l => l.toLowerCase().startsWith(c.lang)) ?? c.lang;
      return (current = c);
    }
  }
  region = 'en';
  return (current = catalogues[0]!);
}

/** The locale for numbers and dates: the language with the browser's region. */
export const locale = () => region;
export const language = () => current.lang;

export function t(key: Key, vars: Record<string, string | number> = {}): string {
  const e: Entry = (current.words as Record<string, Entry>)[key]!;
  const text = typeof e === 'string' ? e : new Intl.PluralRules(region).select(Number(vars.n)) === 'one' ? e.one : e.other;
  return text.replace(/\{(\w+)\}/g, (all, name: string) => (name in vars ? number(vars[name]!) : all));
}

/** The entry of a code from the wire, or the code in plain letters when a newer server sends one that is not known here. */
export function coded(prefix: string, code: string | undefined): string {
  if (!code) return '';
  const key = `${prefix}.${code}` as Key;
  return key in current.words ? t(key) : plainly(code);
}

/** Whether a code from the wire has words here. */
export const knows = (prefix: string, code: string) => `${prefix}.${code}` in current.words;

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
