import { newId } from './ids';
import { get, set } from './store';

/** A line that goes away by itself, bad news later than good. `undo` gives it a button; one that `stays` goes when it is closed. */
export function toast(text: string, o: { bad?: boolean; undo?: () => void; word?: string; stays?: boolean } = {}) {
  const id = newId();
  set({ toasts: [...get().toasts.slice(-3), { id, text, ...o }] });
  if (!o.stays) setTimeout(() => dismiss(id), o.bad || o.undo ? 12_000 : 5000);
}

export const dismiss = (id: string) => set({ toasts: get().toasts.filter(x => x.id !== id) });
