import type { Entry } from '.';
import { de } from './de';
import { de as deskDe } from './desk.de';
import { en as deskEn } from './desk.en';
import { en } from './en';
import { de as intentsDe } from './intents.de';
import { en as intentsEn } from './intents.en';
import { de as listsDe } from './lists.de';
import { en as listsEn } from './lists.en';
import { de as pagesDe } from './pages.de';
import { en as pagesEn } from './pages.en';
import { de as scoringDe } from './scoring.de';
import { en as scoringEn } from './scoring.en';

type Words = Record<string, Entry>;
const pairs: [Words, Words][] = [[en, de], [deskEn, deskDe], [intentsEn, intentsDe], [listsEn, listsDe], [pagesEn, pagesDe], [scoringEn, scoringDe]];
const forms = (e: Entry) => (typeof e === 'string' ? [e] : [e.one, e.other]);
const gaps = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort().join();

export const tests = {
  'every language has the same words, with the same gaps'() {
    for (const [a, b] of pairs) {
      const missing = [...Object.keys(a).filter(k => !(k in b)), ...Object.keys(b).filter(k => !(k in a))];
      if (missing.length) throw new Error('only in one language: ' + missing.join(', '));
      for (const k of Object.keys(a)) {
        const want = gaps(forms(a[k]!).at(-1)!);
        for (const text of [...forms(a[k]!), ...forms(b[k]!)]) if (gaps(text) !== want && !(text !== forms(a[k]!).at(-1) && want.split(',').includes('{n}'))) throw new Error(`${k}: “${text}” has other gaps than ${want}`);
      }
    }
  },
  'no name stands for two things'() {
    const seen = new Set<string>();
    for (const [a] of pairs) for (const k of Object.keys(a)) { if (seen.has(k)) throw new Error(k + ' is there twice'); seen.add(k); }
  },
};
