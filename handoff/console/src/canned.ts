import type { Macro, Replies } from './talk/types';

/** A canned reply. `{name}`, `{order}` and the like are filled in when it is chosen (see talk/filling). */
export interface Canned { key: string; text: string }
/** What `/` offers: a reply, or a macro, which is several steps in one. */
export type Offered = Canned & { macro?: Macro };

/** A text by language, for a customer: in the customer's language if there is one, else in the agent's, else in any. */
export const inWords = (text: Record<string, string> | undefined, customer: string | undefined, agent: string): string =>
  text?.[short(customer)] ?? text?.[agent] ?? text?.en ?? Object.values(text ?? {})[0] ?? '';

const short = (locale: string | undefined) => (locale ?? '').split('-')[0]!.toLowerCase();

/** The replies for a customer: the agent's own, then those that all share; where there are neither, the built-in ones. Then the macros. */
export function offered(own: Record<string, Canned[]>, shared: Replies | undefined, builtIn: Record<string, Canned[]>, customer: string | undefined, agent: string): Offered[] {
  const lang = short(customer), mine = own[lang] ?? own[agent] ?? [];
  const all: Offered[] = [...mine, ...(shared?.replies ?? []).map(r => ({ key: r.key, text: inWords(r.text, lang, agent) })).filter(r => !mine.some(m => m.key === r.key))];
  if (!all.length) all.push(...(builtIn[lang] ?? builtIn[agent] ?? builtIn.en ?? []));
  return [...all, ...(shared?.macros ?? []).map(m => ({ key: m.key, text: inWords(m.name, agent, agent), macro: m }))];
}

/** What matches the words behind a slash: in the key, or anywhere in the text; whose key begins so comes first. */
export function matching(all: Offered[], q: string): Offered[] {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  const hit = all.filter(r => words.every(w => (r.key + ' ' + r.text).toLowerCase().includes(w)));
  const starts = (r: Offered) => Number(r.key.toLowerCase().startsWith(words[0] ?? ''));
  return hit.map((r, i) => [r, i] as const).sort((a, b) => starts(b[0]) - starts(a[0]) || a[1] - b[1]).map(([r]) => r);
}
