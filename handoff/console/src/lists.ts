import * as api from './api';
import { blank, get, set, type Listing } from './store';
import type { Grant } from './pages/wire';
import type { Item, Promised } from './wire';

type Name = 'bot' | 'closed' | 'review' | 'search';
let soon: number | undefined;

/** Reads a list from its start, or one page more. The rows shown stay until the new ones are there. */
export async function read(list: Name, more = false) {
  const q = get().route.q ?? '';
  const at = get().lists[list];
  if (more && (!at.next || at.loading)) return;
  if (list === 'search' && !q) { put('search', blank()); return; }
  put(list, { ...at, loading: true, error: undefined });
  if (list === 'review') { await readReviews(); return; }
  const state = list === 'bot' ? 'bot' : list === 'closed' ? 'closed' : undefined;
  try {
    const page = await api.sessions({ state, q: list === 'search' ? q : undefined, after: more ? at.next : undefined, limit: 50 });
    if (list === 'search' && q !== (get().route.q ?? '')) return;
    put(list, { items: more ? join(at.items, page.items) : page.items, next: page.next, loading: false, loaded: true });
  } catch (error) {
    put(list, { ...get().lists[list], loading: false, loaded: true, error });
  }
}

async function readReviews() {
  try {
    const { items, complete } = await api.reviews();
    put('review', { items, others: !complete, loading: false, loaded: true });
  } catch (error) {
    put('review', { ...get().lists.review, loading: false, loaded: true, error });
  }
}

const put = (list: Name, l: Listing<Item>) => set({ lists: { ...get().lists, [list]: l } });
const join = (a: Item[], b: Item[]) => [...a, ...b.filter(x => !a.some(y => y.session === x.session))];

export async function readPromises(more = false) {
  const at = get().promises;
  set({ promises: { ...at, loading: true, error: undefined } });
  try {
    const page = await api.promises('open,overdue', more ? at.next : undefined);
    const items: Promised[] = more ? [...at.items, ...page.items] : page.items;
    set({ promises: { items, next: page.next, loading: false, loaded: true } });
  } catch (error) {
    set({ promises: { ...get().promises, loading: false, loaded: true, error } });
  }
}

/** What waits for somebody's approval, not for this agent's alone. */
export async function readApprovals() {
  try {
    const { items } = await api.call<api.List<Grant>>('GET', '/v1/grants?state=pending&limit=200');
    set({ approvals: { items, loading: false, loaded: true } });
  } catch (error) {
    set({ approvals: { ...get().approvals, loaded: true, error } });
  }
}

/** The counts of what no socket tells: read again shortly after the queue has moved, and twice a minute (see `keepFresh`). What is to review costs the server more and moves little: every five minutes. */
export function refreshSoon(wait = 1500) {
  soon ??= window.setTimeout(() => {
    soon = undefined;
    if (get().phase !== 'desk' || document.hidden) return;
    void read('bot');
    void readPromises();
    void readApprovals();
    if (get().route.page === 'closed' && get().lists.closed.items.length <= 50) void read('closed');
  }, wait);
}

export function keepFresh(): () => void {
  refreshSoon(0);
  void read('review');
  const timer = setInterval(() => refreshSoon(0), 30_000);
  const slow = setInterval(() => { if (get().phase === 'desk' && !document.hidden) void read('review'); }, 300_000);
  return () => { clearInterval(timer); clearInterval(slow); };
}

export function clearLists() { clearTimeout(soon); soon = undefined; }
