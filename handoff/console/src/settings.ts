import { load } from './keep';
import { choose } from './text';
import type { Canned } from './canned';

export interface Settings {
  theme: 'auto' | 'light' | 'dark';
  /** A catalogue's name; '' follows the browser. */
  language: string;
  enterSends: boolean;
  singleKeys: boolean;
  notices: boolean;
  sound: boolean;
  /** A language model sums a case up by itself when it is opened. */
  summaries: boolean;
  /** The agent's own canned replies by language; a language that is missing has the built-in ones. */
  canned: Record<string, Canned[]>;
}

const plain: Settings = { theme: 'auto', language: '', enterSends: true, singleKeys: true, notices: false, sound: false, summaries: false, canned: {} };

export const stored = (): Settings => ({ ...plain, ...load<Partial<Settings>>('settings', {}) });

/** Puts theme and language on the page. */
export function apply(s: Settings) {
  const root = document.documentElement;
  if (s.theme === 'auto') root.removeAttribute('data-theme');
  else root.dataset.theme = s.theme;
  const c = choose(s.language);
  root.lang = c.lang;
  root.dir = c.dir;
}
