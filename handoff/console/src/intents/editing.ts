import { get, set } from '../store';
import { toast } from '../toasts';
import { differ, type Difference } from './differ';
import type { Draft } from './set';
import type { Editing } from './state';

export const editing = () => get().intents;
export const put = (patch: Partial<Editing>) => set({ intents: { ...get().intents, ...patch } });

/** Makes an edit; nothing is sent. */
export const edit = (draft: Draft) => put({ draft });

/** An edit that is told, and taken back by its opposite, whatever else was done since. */
export function editTold(draft: Draft, says: string, opposite: (d: Draft) => Draft) {
  put({ draft });
  toast(says, { undo: () => { const now = editing().draft; if (now) put({ draft: opposite(now) }); } });
}

const known = new WeakMap<Draft, { base: Draft; difference: Difference }>();

/** What is not saved. */
export function unsaved(e: Editing): Difference | undefined {
  if (!e.base || !e.draft || e.base === e.draft) return undefined;
  let k = known.get(e.draft);
  if (k?.base !== e.base) known.set(e.draft, (k = { base: e.base, difference: differ(e.base, e.draft) }));
  return k.difference.count ? k.difference : undefined;
}

export const dirty = () => (unsaved(editing())?.count ?? 0) > 0;
