import type { Ev } from '../wire';
import type { Fault } from './fault';
import type { Draft, Review, Status } from './set';

/** What is known of the intents and what was done to them here. `base` is as the server has it, at `version`; `draft` is `base` with the edits that are not saved. */
export interface Editing {
  /** Whose edits these are: another one who signs in here does not find them. */
  owner?: string;
  base?: Draft; draft?: Draft; version: number; loading: boolean; error?: unknown;
  saving: boolean; fault?: Fault; refused?: unknown; conflict?: { base: Draft; version: number };
  status?: Status; review?: Review; reviewError?: unknown;
  /** The language whose texts are being edited. */
  lang?: string; filter: string;
  tried: { text: string; locale: string; busy: boolean; open: boolean; of?: string; decision?: Partial<Ev>; error?: unknown };
}

export const untouched = (): Editing => ({ version: 0, loading: false, saving: false, filter: '', tried: { text: '', locale: '', busy: false, open: false } });
