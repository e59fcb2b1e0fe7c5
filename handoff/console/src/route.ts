import { useEffect } from 'preact/hooks';
import { get, set } from './store';

export const tabs = ['mine', 'waiting', 'bot', 'promises', 'approvals', 'closed', 'review', 'search'] as const;
export type Tab = (typeof tabs)[number];
export const pages = ['reports', 'replies', 'agents', 'intents', 'knowledge', 'handoff'] as const;
/** `floor` is the supervisor's page; with a session it has the conversation beside it. */
export type Page = Tab | 'floor' | (typeof pages)[number];
/** The pages that show no conversations. */
export const isPage = (p: Page): p is (typeof pages)[number] => (pages as readonly string[]).includes(p);

/** What narrows the lists of conversations, as the URL has it and as a saved view keeps it. `find` is words to look for in the rows. */
export const filters = ['tier', 'lane', 'language', 'reason', 'tag', 'department', 'find'] as const;
export type Filter = Partial<Record<(typeof filters)[number], string>>;
const all = [...filters, 'q', 'state', 'what', 'agent', 'days', 'from', 'to', 'at'] as const;
type Param = (typeof all)[number];

/** Where the agent is, as the URL's hash says it: `#/waiting/SESSION?tier=3`, `#/intents/NAME`, `#/handoff/settings?days=7`. Everything one might send to a colleague is here. */
export type Route = { page: Page; session?: string; item?: string } & Partial<Record<Param, string>>;

const own: Partial<Record<Page, readonly Param[]>> = {
  handoff: ['days', 'at'], reports: ['days', 'from', 'to'], floor: ['tier', 'lane', 'agent', 'state'],
  promises: ['state', 'what', 'agent', ...filters], search: ['q', ...filters], agents: ['find', 'state'], replies: ['find', 'language'], intents: [], knowledge: ['find'],
};
const paramsOf = (p: Page) => own[p] ?? filters;

export function parse(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#\/?/, '').split('?');
  const [page = '', rest] = path.split('/');
  const known = (tabs as readonly string[]).includes(page) || page === 'floor' || isPage(page as Page);
  const r: Route = { page: known ? (page as Page) : 'waiting' };
  if (rest) try { r[isPage(r.page) ? 'item' : 'session'] = decodeURIComponent(rest); } catch { /* a broken link opens the list */ }
  const q = new URLSearchParams(search);
  for (const p of paramsOf(r.page)) { const v = q.get(p); if (v) r[p] = v; }
  return r;
}

export function href(r: Route): string {
  const q = new URLSearchParams();
  for (const p of paramsOf(r.page)) if (r[p]) q.set(p, r[p]!);
  const s = q.toString();
  const what = isPage(r.page) ? r.item : r.session;
  return '#/' + r.page + (what ? '/' + encodeURIComponent(what) : '') + (s ? '?' + s : '');
}

export function go(patch: Partial<Route>, replace = false) {
  const r = { ...get().route, ...patch };
  if (replace) { history.replaceState(null, '', href(r)); set({ route: r }); } else location.hash = href(r);
}

const none = Object.fromEntries([...all, 'session', 'item'].map(p => [p, undefined]));

/** Another page, with nothing of this one. */
export const toPage = (page: Page): Route => ({ ...none, page });

/** Another tab: filters stay, the session and what was searched do not. */
export function toTab(page: Page): Route {
  const now = get().route, to = toPage(page);
  if ((tabs as readonly string[]).includes(now.page)) for (const f of filters) to[f] = now[f];
  return to;
}

export function useRoute() {
  useEffect(() => {
    const on = () => {
      const route = parse(location.hash);
      set({ route, pane: route.session ? 'talk' : get().pane === 'talk' || get().pane === 'case' ? 'queue' : get().pane });
    };
    on();
    addEventListener('hashchange', on);
    return () => removeEventListener('hashchange', on);
  }, []);
}
