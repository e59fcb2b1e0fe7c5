import { useEffect, useRef, useState } from 'preact/hooks';
import * as api from '../api';
import type { Check } from '../wire';

const PAUSE = 300, BEFORE_SENDING = 400;

let last: { key: string; answer: Promise<Check | undefined>; here?: Check } | undefined;
let none = false;

/** Whether the server does not look at replies (an older one). */
export const unchecked = () => none;

/** What the server makes of a text; asked once for the same one. Undefined where it does not say. */
function ask(session: string, text: string): Promise<Check | undefined> {
  const key = session + '\n' + text;
  if (last?.key === key) return last.answer;
  const now: NonNullable<typeof last> = { key, answer: Promise.resolve(undefined) };
  now.answer = none ? Promise.resolve(undefined) : api.check(session, text).then(
    c => (now.here = c),
    e => {
      if (e instanceof api.Refused && e.code === 'not_found') none = true;
      if (last === now) last = undefined;
      return undefined;
    });
  last = now;
  return now.answer;
}

/** The same for a text that is about to be sent, which waits for at most 400 ms. */
export const beforeSending = (session: string, text: string) =>
  Promise.race([ask(session, text), new Promise<undefined>(done => setTimeout(() => done(undefined), BEFORE_SENDING))]);

/** What the server makes of a text that is being written, a moment after the last key. What it said before stays until it says something else. */
export function useCheck(session: string, text: string, on: boolean): [Check | undefined, (c: Check | undefined) => void] {
  const [answer, put] = useState<Check>();
  const newest = useRef('');
  useEffect(() => {
    const body = text.trim();
    newest.current = body;
    if (!on || body.length < 2) { put(undefined); return; }
    const timer = setTimeout(() => void ask(session, body).then(c => { if (newest.current === body) put(c); }), PAUSE);
    return () => clearTimeout(timer);
  }, [session, text, on]);
  return [answer, put];
}
