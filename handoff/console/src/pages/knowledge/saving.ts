import { ask, call, Refused, type Answer, type List } from '../../api';
import { go } from '../../route';
import { get, set } from '../../store';
import { t } from '../../text';
import { toast } from '../../toasts';
import { words } from '../../words';
import { cell, guard } from '../cell';
import type { Report } from '../reports/types';
import type { Found, Info, Text, Use } from './types';

/** An edit that is not saved, made from version `base`. */
export interface Draft { content: string; base: number }

/** What a version of a page was, or why it cannot be read; nothing of both while it is being read. */
export interface Old { content?: string; error?: unknown }

interface Pages {
  all?: Info[]; error?: unknown; uses: Record<string, Use>;
  texts: Record<string, Text>; olds: Record<string, Old>; missing: Record<string, unknown>; drafts: Record<string, Draft>; name: string;
  saving: boolean; refused?: { page: string; error: unknown }; conflict?: { page: string; theirs: Text };
  tried: { text: string; locale: string; of?: string; found?: Found; error?: unknown; busy: boolean; open: boolean };
}

/** The place of a page that is not there yet. */
export const fresh = '~new';

const c = cell((): Pages => ({ uses: {}, texts: {}, olds: {}, missing: {}, drafts: {}, name: '', saving: false, tried: { text: '', locale: '', busy: false, open: false } }));
export const { read: pages, put, use: usePages } = c;
export const changed = (p: Pages) => Object.keys(p.drafts);
guard(() => changed(pages()).length > 0);

const at = (page: string) => '/v1/knowledge/' + page.split('/').map(encodeURIComponent).join('/');
const without = <T>(all: Record<string, T>, key: string) => { const { [key]: _, ...rest } = all; return rest; };

/** Reads the list, and how often each page has answered in the last 30 days. */
export async function load() {
  try {
    put({ all: (await call<List<Info>>('GET', '/v1/knowledge')).items, error: undefined });
  } catch (error) { put({ error }); return; }
  try {
    const r = (await call<{ report?: Report }>('GET', '/v1/stats')).report;
    put({ uses: Object.fromEntries((r?.pages ?? []).map(u => [u.page, u])) });
  } catch { /* the list is of use without figures */ }
}

/** Reads a page. An edit of it stays; its save will tell if it is out of date. */
export async function open(page: string) {
  try { took(await call<Text>('GET', at(page))); } catch (error) { put({ missing: { ...pages().missing, [page]: error } }); }
}

function took(text: Text) {
  const p = pages(), { content: _, versions: __, ...info } = text;
  const all = [...(p.all ?? []).filter(x => x.page !== text.page), info].sort((a, b) => (a.page < b.page ? -1 : 1));
  put({ all, texts: { ...p.texts, [text.page]: text }, missing: without(p.missing, text.page) });
}

export const oldKey = (page: string, version: number) => page + '@' + version;

/** Reads what a version of a page was. It never changes, so once is enough. */
export async function look(page: string, version: number) {
  const key = oldKey(page, version), say = (old: Old) => put({ olds: { ...pages().olds, [key]: old } });
  if (pages().olds[key]?.content !== undefined) return;
  say({});
  try { say({ content: (await call<{ content: string }>('GET', at(page) + '?version=' + version)).content }); } catch (error) { say({ error }); }
}

/** Says what was done. What was done before it is no longer taken back by a button. */
function told(text: string, undo?: () => void) {
  set({ toasts: get().toasts.filter(x => !x.undo) });
  toast(text, undo && { undo });
}

/** Makes an edit; nothing is sent. */
export function edit(page: string, content: string) {
  const p = pages(), was = p.texts[page], same = page === fresh ? !content && !p.name : was?.content === content;
  put({ drafts: same ? without(p.drafts, page) : { ...p.drafts, [page]: { content, base: p.drafts[page]?.base ?? was?.version ?? 0 } }, ...(p.refused?.page === page ? { refused: undefined } : {}) });
}

export function discard(page: string) {
  const draft = pages().drafts[page];
  put({ drafts: without(pages().drafts, page), refused: undefined, conflict: undefined });
  if (draft) toast(t('know.discarded'), { undo: () => put({ drafts: { ...pages().drafts, [page]: draft } }) });
}

/** Sends an edit. `over` is the version that it may replace. */
export async function save(page: string, over = pages().drafts[page]?.base ?? 0) {
  const p = pages(), sent = p.drafts[page], name = page === fresh ? p.name.trim() : page;
  if (!sent || p.saving) return;
  if (page === fresh && p.all?.some(x => x.page === name)) { put({ refused: { page, error: new Refused('invalid', t('know.taken', { page: name })) } }); return; }
  put({ saving: true, refused: undefined, conflict: undefined });
  try {
    const a = await ask<Text>('PUT', at(name || ' '), { body: { content: sent.content }, match: `"${over}"` });
    took(a.data);
    const now = pages().drafts[page], drafts = without(pages().drafts, page);
    // What was typed while it was being sent stays an edit.
    put({ saving: false, drafts: now && now.content !== sent.content ? { ...drafts, [name]: { content: now.content, base: a.data.version } } : drafts, ...(page === fresh ? { name: '' } : {}) });
    if (page === fresh && get().route.page === 'knowledge' && get().route.item === fresh) go({ item: name }, true);
    told(t(a.status === 202 ? 'know.savedSoon' : 'know.saved'));
  } catch (error) { await refused(page, name, error); }
}

async function refused(page: string, name: string, error: unknown) {
  if (error instanceof Refused && error.code === 'conflict') {
    try { put({ saving: false, conflict: { page, theirs: await call<Text>('GET', at(name)) } }); return; } catch { /* said as a refusal */ }
  }
  put({ saving: false, refused: { page, error } });
}

/** The other one's work in the place of mine. */
export function takeTheirs() {
  const x = pages().conflict;
  if (!x) return;
  put({ conflict: undefined, drafts: without(pages().drafts, x.page) });
  took(x.theirs);
}

/** Mine over the other one's, which stays among the versions. */
export function saveOver() {
  const x = pages().conflict;
  if (x) void save(x.page, x.theirs.version);
}

/** Puts an old version of a page in the place of what it has; `back` is the one to which that can be taken back. */
export async function restore(page: string, version: number, back?: number) {
  try {
    const a: Answer<Text> = await ask<Text>('POST', '/v1/knowledge/restore', { body: { page, version } });
    put({ drafts: without(pages().drafts, page), refused: undefined, conflict: undefined });
    took(a.data);
    told(t('know.restored', { v: version, now: a.data.version }), back === undefined ? undefined : () => void restore(page, back));
  } catch (error) { toast(words(error), { bad: true }); }
}

export async function remove(page: string) {
  const version = pages().texts[page]?.version;
  try {
    await call<void>('DELETE', at(page));
    put({ all: pages().all?.filter(x => x.page !== page), texts: without(pages().texts, page), drafts: without(pages().drafts, page), refused: undefined, conflict: undefined });
    if (get().route.page === 'knowledge') go({ item: undefined });
    told(t('know.removed', { page }), version === undefined ? undefined : () => void restore(page, version));
  } catch (error) { toast(words(error), { bad: true }); }
}

/** Asks what the pages say about a question, as they serve now. */
export async function tryOut() {
  const { text, locale } = pages().tried, of = text.trim(), say = (patch: Partial<Pages['tried']>) => put({ tried: { ...pages().tried, ...patch } });
  if (!of) return;
  say({ busy: true, open: true, error: undefined });
  try {
    const found = await call<Found>('POST', '/v1/knowledge/ask', { text: of, locale });
    say({ busy: false, of, found });
  } catch (error) { say({ busy: false, of, found: undefined, error }); }
}
