import type { Refitted, Saved, Settings, Tested } from './types';

/** A question that takes the server a while. */
export interface Asked<T> { busy: boolean; done: number; result?: T; error?: unknown; at?: number }

/** What is known of the hand-off here, and what was done to its settings. */
export interface Scoring {
  /** What became of the conversations of so many days, by days. */
  tests: Record<number, Asked<Tested>>;
  saved?: Saved; savedError?: unknown;
  /** The form's fields as they are typed; nothing while they are as saved. `model: ''` drops the own model. */
  draft?: Record<string, string>; note: string; saving: boolean; refused?: unknown;
  /** Somebody saved this while the draft was being made. */
  conflict?: Saved;
  /** What other settings would have changed, and what they are called. */
  look?: Asked<Tested> & { days: number; settings: Settings; name: string; from: 'slider' | 'form' | 'learn' };
  refit?: Asked<Refitted> & { days: number; version: number };
}

export const unasked = (): Scoring => ({ tests: {}, note: '', saving: false });
