import { Refused } from '../api';
import { go } from '../route';
import { get, set } from '../store';
import { t } from '../text';
import { toast } from '../toasts';
import * as api from './api';
import { dirty, editing, put } from './editing';
import { locate } from './fault';
import { tidy, toDraft, toSet, type Draft, type IntentSet } from './set';
import { watchTraining } from './training';
import type { Answer } from '../api';

/** Reads what the server has, unless there are edits: those stay, and a save will tell if they are out of date. */
export async function load(anew = false) {
  if (editing().loading || (editing().draft && (dirty() || editing().saving) && !anew)) return;
  put({ loading: true, error: undefined });
  try {
    const a = await api.readSet(), base = toDraft(a.data);
    if (!anew && dirty()) { put({ loading: false }); return; }
    put({ base, draft: base, version: api.versionOf(a), loading: false, owner: get().me?.id, fault: undefined, refused: undefined, conflict: undefined });
    watchTraining();
  } catch (error) { put({ loading: false, error }); }
}

export function discard() {
  forgetUndo();
  put({ draft: editing().base, fault: undefined, refused: undefined, conflict: undefined });
}

/** What is saved or gone is not taken back by a button of before. */
const forgetUndo = () => set({ toasts: get().toasts.filter(x => !x.undo) });

/** Sends all of the draft. `over` is the version that it may replace: the one it was made from, or what somebody else has saved since. */
export async function save(over = editing().version) {
  const e = editing();
  if (!e.draft || e.saving) return;
  const sent = tidy(e.draft);
  put({ saving: true, draft: sent, fault: undefined, refused: undefined, conflict: undefined });
  try {
    saved(await api.writeSet(toSet(sent), over), sent);
  } catch (error) { await refused(error, sent); }
}

/** Puts a file or an earlier version in the place of everything; gives what was refused, or nothing. */
export async function replace(send: (version: number) => Promise<Answer<IntentSet>>): Promise<unknown> {
  put({ saving: true, fault: undefined, refused: undefined, conflict: undefined });
  try {
    saved(await send(editing().version));
    return undefined;
  } catch (error) {
    put({ saving: false });
    if (error instanceof Refused && error.code === 'conflict') { if (dirty()) await meet(); else await load(true); }
    return error;
  }
}

function saved(a: Answer<IntentSet>, sent?: Draft) {
  const base = toDraft(a.data), now = editing().draft, open = get().route.item;
  forgetUndo();
  // What was typed while it was being sent stays an edit.
  const draft = sent && now && now !== sent ? rekeyed(now, sent, base) : base;
  put({ base, draft, version: api.versionOf(a), saving: false, owner: get().me?.id });
  const nth = sent?.intents.findIndex(i => i.key === open) ?? -1, name = base.intents[nth]?.name;
  if (name && name !== open && get().route.page === 'intents') go({ item: name }, true);
  toast(t(a.status === 202 ? 'int.savedTraining' : 'int.saved'));
  watchTraining(true);
}

const rekeyed = (now: Draft, sent: Draft, base: Draft): Draft => ({ ...now, intents: now.intents.map(i => ({ ...i, key: base.intents[sent.intents.findIndex(s => s.key === i.key)]?.name ?? i.key })) });

/** Fetches what somebody else has saved, to be put beside the edits made here; false when it cannot be had. */
async function meet(): Promise<boolean> {
  try {
    const a = await api.readSet();
    put({ saving: false, conflict: { base: toDraft(a.data), version: api.versionOf(a) } });
    return true;
  } catch { return false; }
}

async function refused(error: unknown, sent: Draft) {
  if (error instanceof Refused && error.code === 'conflict' && await meet()) return;
  const fault = error instanceof Refused && error.code === 'invalid' ? locate(error.message, sent, error.line) : undefined;
  put({ saving: false, refused: error, fault });
  if (fault) show(fault);
}

/** Opens what the server found fault with. */
function show(f: ReturnType<typeof locate>) {
  if (f.lang && f.key) put({ lang: f.lang });
  if (f.key) go({ page: 'intents', item: f.key });
  else if (f.section) go({ page: 'intents', item: '~' + f.section });
  setTimeout(() => { const x = document.querySelector<HTMLElement>('.edit [aria-invalid=true]'); x?.focus(); x?.scrollIntoView({ block: 'center' }); }, 60);
}

/** The other one's work in the place of mine. */
export function takeTheirs() {
  const c = editing().conflict;
  if (c) put({ base: c.base, draft: c.base, version: c.version, conflict: undefined, refused: undefined });
}

/** Mine over the other one's, which stays among the versions. */
export function saveOver() {
  const c = editing().conflict;
  if (!c) return;
  put({ base: c.base, version: c.version });
  void save(c.version);
}
