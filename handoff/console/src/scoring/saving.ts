import { Refused } from '../api';
import { t } from '../text';
import { toast } from '../toasts';
import * as api from './api';
import { forget, put, scoring } from './asking';
import { changed, toDraft, toSettings } from './settings';
import type { Answer } from '../api';
import type { Saved, Settings } from './types';

/** Reads what is saved. A draft stays: a save will tell if somebody else was quicker. */
export async function load() {
  try {
    const saved = await api.saved();
    const draft = scoring().draft, before = scoring().saved;
    // What a draft was made from stays beside it, so that its version is the one that is sent.
    if (before && changed(draft, before.settings).length) { put({ savedError: undefined }); return; }
    if (before && before.version !== saved.version) forget();
    put({ saved, draft: undefined, savedError: undefined });
  } catch (savedError) { put({ savedError }); }
}

export function edit(field: string, value: string) {
  const s = scoring();
  put({ draft: { ...(s.draft ?? toDraft(s.saved!.settings)), [field]: value } });
}

export const discard = () => put({ draft: undefined, refused: undefined, conflict: undefined, note: '' });

/** Puts what a wrong answer would cost into the form, to be looked at and saved. What else was changed there stays. */
export function propose(settings: Settings, note: string) {
  const s = scoring(), d = toDraft(settings), was = s.draft ?? toDraft(s.saved!.settings);
  put({ draft: { ...was, ...Object.fromEntries(['costs.low', 'costs.medium', 'costs.high'].map(f => [f, d[f] ?? ''])) }, note: s.note || note, refused: undefined });
}

/** Saves the form; `over` is the version that it may replace. */
export const save = (over = scoring().saved!.version) => {
  const s = scoring();
  return send(v => api.save(toSettings(s.draft ?? toDraft(s.saved!.settings), s.saved!.settings), s.note.trim(), v), over);
};

/** Saves settings that have no form, such as learned ones. */
export const saveThese = (settings: Settings, note: string, over: number) => send(v => api.save(settings, note, v), over, false);
export const restore = (n: number) => send(v => api.restore(n, v), scoring().saved!.version, false);

async function send(how: (over: number) => Promise<Answer<Saved>>, over: number, form = true): Promise<unknown> {
  if (scoring().saving) return undefined;
  put({ saving: true, refused: undefined, conflict: undefined });
  try {
    const saved = (await how(over)).data;
    forget();
    put({ saving: false, saved, draft: undefined, note: '' });
    toast(t('hand.saved', { v: saved.version }));
    return undefined;
  } catch (error) {
    const conflict = form && error instanceof Refused && error.code === 'conflict' ? await api.saved().catch(() => undefined) : undefined;
    put({ saving: false, conflict, refused: form && !conflict ? error : undefined });
    return error;
  }
}

/** Theirs in the place of mine. */
export function takeTheirs() {
  const c = scoring().conflict;
  if (!c) return;
  forget();
  put({ saved: c, draft: undefined, conflict: undefined, note: '' });
}

/** Mine over theirs, which stays among the versions. A model that they saved stays as it is unless mine was made with another. */
export function saveOver() {
  const c = scoring().conflict;
  if (c) void save(c.version);
}
