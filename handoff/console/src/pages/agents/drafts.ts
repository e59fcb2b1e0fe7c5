import { cell, guard } from '../cell';
import type { Form } from './form';

/** Edits that are not saved, by account ('new': one that is being made): they stay while one looks at others. */
const c = cell(() => ({ by: new Map<string, Form>() }));
guard(() => c.read().by.size > 0);

export function keepDraft(id: string, f: Form | undefined) {
  const by = new Map(c.read().by);
  if (f) by.set(id, f); else by.delete(id);
  c.put({ by });
}

export const useDrafts = () => c.use().by;
