import type { Piece } from '../dom';
import { callback } from './callback';
import { closed } from './closed';
import { endCard, topCard } from './confirm';
import type { Ui } from './ui';
import { waiting } from './waiting';

/** The card below the log: the form asked for, or what the state of the conversation calls for. At most one. */
export function cards(ui: Ui): Piece[] {
  const { state } = ui.talk.log;
  if (ui.card === 'callback') return [callback(ui)];
  if (ui.card === 'end') return [endCard(ui)];
  if (ui.card === 'top') return [topCard(ui)];
  if (state === 'waiting') return [waiting(ui)];
  if (state === 'closed') return [closed(ui)];
  return [];
}
