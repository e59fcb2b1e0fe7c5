import type { Draft } from './set';

/** Where the server found fault: the field that it names, as one of the draft's, with the value it had then. */
export interface Fault { says: string; line?: number; key?: string; section?: 'others' | 'facts'; field?: string; lang?: string; index?: number; was?: unknown }

const place = /^(?:intents: )?(?:intents\[(\d+)\](?: \([^)]*\))?(?:\.(\w+))?(?:\.([\w-]+?))?(?:\[(\d+)\])?|(not_for_bot)\[(\d+)\]|(facts|fallback)[\w.-]*): ([^]*)$/;

/** Reads "intents[3] (refund).lane: …" against the draft that was sent. */
export function locate(message: string, sent: Draft, line?: number): Fault {
  const m = place.exec(message);
  if (!m) return { says: message.replace(/^intents: /, ''), line };
  const [, nth, field, lang, index, others, other, facts, says = ''] = m;
  if (others) return { says, line, section: 'others', index: Number(other), was: sent.not_for_bot[Number(other)] };
  if (facts) return { says, line, section: 'facts', field: facts };
  const entry = sent.intents[Number(nth)];
  const n = index === undefined ? undefined : Number(index);
  return { says, line, key: entry?.key, field, lang, index: n, was: entry && field ? value(entry as never, field, lang, n) : undefined };
}

function value(of: Record<string, unknown>, field: string, lang?: string, index?: number): unknown {
  let v = of[field];
  if (lang !== undefined) v = (v as Record<string, unknown>)?.[lang];
  return index === undefined ? v : (v as unknown[])?.[index];
}

/** What was wrong with this very field, as long as it still holds what was refused. */
export function faultOf(f: Fault | undefined, key: string, field: string, now: unknown, lang?: string, index?: number): string {
  const here = f && f.key === key && f.field === field && (f.lang === undefined || f.lang === lang) && f.index === index;
  return here && f.was === now ? f.says : '';
}
