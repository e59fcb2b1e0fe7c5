import { de } from '../text/de';
import { de as deskDe } from '../text/desk.de';
import { en as desk } from '../text/desk.en';
import { en } from '../text/en';
import { de as intentsDe } from '../text/intents.de';
import { en as intents } from '../text/intents.en';
import { de as listsDe } from '../text/lists.de';
import { en as lists } from '../text/lists.en';
import { de as pagesDe } from '../text/pages.de';
import { en as pages } from '../text/pages.en';
import { de as scoringDe } from '../text/scoring.de';
import { en as scoring } from '../text/scoring.en';

/* Run by the browser tests (browser/units_test.go). Each test throws what it found. */

type Words = Record<string, string | { one: string; other: string }>;
const all: Words[] = [en, desk, intents, lists, pages, scoring], german: Words[] = [de, deskDe, intentsDe, listsDe, pagesDe, scoringDe];

/** What is filled in, of all forms together: a form for one may do without the number. */
const holes = (e: Words[string]) => [...new Set([...(typeof e === 'string' ? e : e.one + e.other).matchAll(/\{(\w+)\}/g)].map(m => m[1]))].sort().join(' ');

export const tests: Record<string, () => void> = {
  'no words of one part stand in for those of another': () => {
    const seen = new Set<string>();
    for (const words of all) for (const key of Object.keys(words)) { if (seen.has(key)) throw new Error(`${key} is there twice: what is loaded last would win`); seen.add(key); }
  },
  'both languages fill in the same': () => {
    all.forEach((words, i) => { for (const [key, e] of Object.entries(words)) if (holes(e) !== holes(german[i]![key]!)) throw new Error(`${key}: ${holes(e)} in English, ${holes(german[i]![key]!)} in German`); });
  },
  'no text is empty': () => { for (const words of [...all, ...german]) for (const [key, e] of Object.entries(words)) if (!(typeof e === 'string' ? e : e.one && e.other)) throw new Error(key); },
};
