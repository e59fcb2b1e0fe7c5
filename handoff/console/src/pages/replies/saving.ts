import { ask, Refused } from '../../api';
import { go } from '../../route';
import { get, set } from '../../store';
import type { Replies } from '../../talk/types';
import { language, t } from '../../text';
import { toast } from '../../toasts';
import { cell, guard } from '../cell';
import { differ, find, locate, toDraft, toReplies, type Draft, type Fault } from './draft';

/** What agents share and what was done to it here. `base` is as the server has it, at `version`. */
interface Editing { base?: Draft; draft?: Draft; version: number; error?: unknown; saving: boolean; fault?: Fault; refused?: unknown; conflict?: { base: Draft; version: number }; lang: string }

const c = cell((): Editing => ({ version: 0, saving: false, lang: language() }));
export const { read: editing, put, use: useEditing } = c;
export const unsaved = (e: Editing) => (e.base && e.draft && e.base !== e.draft ? differ(e.base, e.draft) : undefined);
const dirty = () => !!unsaved(editing())?.count;
guard(dirty);

const versionOf = (etag: string | undefined) => Number(/\d+/.exec(etag ?? '')?.[0] ?? 0);

/** Reads what the server has, unless there are edits: those stay, and a save will tell if they are out of date. */
export async function load() {
  if (dirty() || editing().saving) return;
  try {
    const a = await ask<Replies>('GET', '/v1/replies'), base = toDraft(a.data);
    if (!dirty()) put({ base, draft: base, version: versionOf(a.etag), error: undefined, fault: undefined, refused: undefined, conflict: undefined });
  } catch (error) { put({ error }); }
}

/** Makes an edit; nothing is sent. What was wrong with an entry is no longer said once it is another. */
export function edit(draft: Draft) {
  const { fault, draft: was } = editing(), mended = fault?.id && was && find(was, fault.id) !== find(draft, fault.id);
  put({ draft, ...(mended ? { fault: undefined, refused: undefined } : {}) });
}

/** An edit that is told, and taken back as long as nothing else was done since. */
export function editTold(draft: Draft, says: string, back: (now: Draft) => Draft) {
  put({ draft });
  toast(says, { undo: () => { const now = editing().draft; if (now) put({ draft: back(now) }); } });
}

export function discard() {
  const was = editing().draft!;
  put({ draft: editing().base, fault: undefined, refused: undefined, conflict: undefined });
  toast(t('replies.discarded'), { undo: () => put({ draft: was }) });
}

/** Sends all of it. `over` is the version that it may replace. */
export async function save(over = editing().version) {
  const e = editing(), sent = e.draft;
  if (!sent || e.saving) return;
  put({ saving: true, fault: undefined, refused: undefined, conflict: undefined });
  try {
    const a = await ask<Replies>('PUT', '/v1/replies', { body: toReplies(sent), match: `"${over}"` }), base = toDraft(a.data), now = editing().draft!;
    const open = sent.find(x => x.id === get().route.item);
    // What was typed while it was being sent stays an edit.
    const draft = now === sent ? base : now.map(x => { const s = sent.find(y => y.id === x.id); return s ? { ...x, id: base.find(b => b.kind === s.kind && b.key === s.key.trim())?.id ?? x.id } : x; });
    put({ base, draft, version: versionOf(a.etag), saving: false });
    set({ replies: { data: a.data, at: Date.now() } });
    const id = open && base.find(b => b.kind === open.kind && b.key === open.key.trim())?.id;
    if (id && id !== open.id && get().route.page === 'replies') go({ item: id }, true);
    toast(t('replies.saved'));
  } catch (error) { await refused(error, sent); }
}

async function refused(error: unknown, sent: Draft) {
  if (error instanceof Refused && error.code === 'conflict') {
    try {
      const a = await ask<Replies>('GET', '/v1/replies');
      put({ saving: false, conflict: { base: toDraft(a.data), version: versionOf(a.etag) } });
      return;
    } catch { /* said as a refusal */ }
  }
  const fault = error instanceof Refused && error.code === 'invalid' ? locate(error.message, sent) : undefined;
  put({ saving: false, refused: error, fault, ...(fault?.lang ? { lang: fault.lang } : {}) });
  if (!fault?.id) return;
  go({ item: fault.id });
  setTimeout(() => { const x = document.querySelector<HTMLElement>('.edit [aria-invalid=true]'); x?.focus(); x?.scrollIntoView({ block: 'center' }); }, 80);
}

/** The other one's work in the place of mine. */
export function takeTheirs() {
  const x = editing().conflict;
  if (x) put({ base: x.base, draft: x.base, version: x.version, conflict: undefined });
}

/** Mine over the other one's. */
export function saveOver() {
  const x = editing().conflict;
  if (!x) return;
  put({ base: x.base, version: x.version });
  void save(x.version);
}
