import type { Case } from '../fold';
import type { State } from '../store';
import { language } from '../text';

/** Under which name that is kept which is made of a session. */
export const keyOf = (session: string, what: string, more: string | number = '') => [session, what, more, language()].join(' ');

const none: string[] = [];

/** The suggested replies that are on the screen, in the order of their keys. */
export const suggested = (s: State, session: string): string[] => { const m = s.made.get(keyOf(session, 'replies')); return m?.open && m.data?.texts || none; };

/** The language of a conversation, where it is not that of the desk and can be translated. */
export function foreign(s: State, c: Case): string | undefined {
  const lang = (c.language ?? c.customer.locale ?? '').split('-')[0]!.toLowerCase();
  return lang && lang !== language() && s.assist.includes('translation') ? lang : undefined;
}
