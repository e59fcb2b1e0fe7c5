import type { Words } from './i18n/words';
import { capital, inOrder, isSaid, lineOf } from './lines';
import type { Conversation } from './conversation';
import type { Entry } from './outbox';
import type { LogEvent } from './wire';

/** One thing in the log as it is shown. */
export interface Row {
  key: string;
  kind: 'day' | 'message' | 'line' | 'card';
  at: Date;
  text: string;
  event?: LogEvent;
  /** A message that the server has not confirmed yet. */
  entry?: Entry;
  /** Opens, closes a group of bubbles by one speaker. */
  first?: boolean;
  last?: boolean;
  /** The customer has gone on since: the choice made, or '' for other words. */
  answered?: string;
  /** The newest answer, which may be asked about. */
  newest?: boolean;
}

const GROUP = 5 * 60_000;

/** What the log, the messages on their way and the answer that is being written look like, top to bottom. */
export function rows({ log, outbox, writing }: Conversation, w: Words): Row[] {
  const seen = new Set<string>();
  const out: Row[] = [];
  for (const e of inOrder([...log.events, ...(writing.answer ? [writing.answer] : [])])) {
    const row = ofEvent(e, w);
    if (!row) continue;
    if (seen.has(row.key)) row.key = `#${e.seq}`;
    seen.add(row.key);
    push(out, row, w);
  }
  for (const entry of outbox.entries) {
    if (entry.frame.type !== 'message' || seen.has(entry.frame.id)) continue;
    push(out, { key: entry.frame.id, kind: 'message', at: new Date(entry.n), text: String(entry.frame.text), entry }, w);
  }
  lookBack(out);
  return out;
}

function ofEvent(e: LogEvent, w: Words): Row | undefined {
  const at = new Date(e.at);
  // A message keeps the key that it had on its way, an answer the one that it had while it was written, so their bubbles stay the same nodes.
  const key = e.kind !== 'message' || !e.ref || e.by.role === 'agent' ? `#${e.seq}` : e.by.role === 'bot' ? `bot ${e.ref}` : e.ref;
  if (isSaid(e)) return { key, kind: 'message', at, text: e.text ?? '…', event: e };
  const text = lineOf(e, w);
  return text ? { key, kind: e.kind === 'granted' || e.kind === 'escalated' ? 'card' : 'line', at, text, event: e } : undefined;
}

function push(out: Row[], row: Row, w: Words): void {
  const before = out.at(-1);
  if (!before || before.at.toDateString() !== row.at.toDateString()) {
    out.push({ key: `day ${row.at.toDateString()}`, kind: 'day', at: row.at, text: capital(w.day(row.at)) });
  }
  const same = out.at(-1) === before && before?.kind === 'message' && row.kind === 'message' && who(before) === who(row) && +row.at - +before.at < GROUP;
  row.first = !same;
  row.last = true;
  if (same) before.last = false;
  out.push(row);
}

/** Marks what later rows decide about earlier ones. */
function lookBack(out: Row[]): void {
  let answer: string | undefined;
  let newest = true;
  for (const row of [...out].reverse()) {
    if (row.kind !== 'message') continue;
    row.answered = answer;
    if (mine(row)) answer = String(row.event?.choice ?? row.entry?.frame.choice ?? '');
    else if (newest && row.event?.by.role === 'bot' && (row.event.intent || row.event.sources)) {
      row.newest = true;
      newest = false;
    }
  }
}

/** An answer that is not whole yet. */
export function unfinished(row: Row): boolean {
  return row.event?.seq === 0;
}

export function mine(row: Row): boolean {
  return !!row.entry || row.event?.by.role === 'customer';
}

function who(row: Row): string {
  return mine(row) ? 'me' : `${row.event?.kind} ${row.event?.by.role} ${row.event?.by.id} ${row.event?.by.name}`;
}
