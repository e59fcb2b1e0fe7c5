import type { Conversation } from '../conversation';
import type { Voice } from '../lines';

export type Card = 'callback' | 'end' | 'top';

/** What every piece of the window may know and do. */
export interface Ui extends Voice {
  readonly talk: Conversation;
  readonly sound: boolean;
  /** The form that the customer has asked for. */
  readonly card: Card | undefined;
  /** Shows a form, or none, and moves the focus with it. */
  ask(card: Card | undefined): void;
  close(): void;
  /** To the end of the log. */
  down(): void;
  focusComposer(): void;
  setLocale(locale: string): void;
  toggleSound(): void;
  save(): void;
}
