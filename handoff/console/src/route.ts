import { useEffect } from 'preact/hooks';
import { get, set } from './store';

export const tabs = ['mine', 'waiting', 'bot', 'promises', 'closed', 'review', 'search'] as const;
export type Tab = (typeof tabs)[number];
export const pages = ['agents', 'intents', 'handoff'] as const;
export type Page = Tab | (typeof pages)[number];
/** The pages that show no conversations. */
export const isPage = (p: Page): p is (typeof pages)[number] => (pages as readonly string[]).includes(p);

/** Where the agent is, as the URL's hash says it: `#/waiting/SESSION?tier=3`, `#/intents/NAME`, `#/handoff/settings?days=7`. Everything one might send to a colleague is here. */
export interface Route { page: Page; session?: string; item?: string; q?: string; tier?: string; language?: string; reason?: string; kept?: string; days?: string; at?: string }

const params = ['q', 'tier', 'language', 'reason', 'kept', 'days', 'at'] as const;

const hasItems = (p: Page) => p === 'intents' || p === 'handoff';

export function parse(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#\/?/, '').split('?');
  const [page = '', rest] = path.split('/');
  const known = (tabs as readonly string[]).includes(page) || isPage(page as Page);
  const r: Route = { page: known ? (page as Page) : 'waiting' };
  if (rest) try { r[hasItems(r.page) ? 'item' : 'session'] = decodeURIComponent(rest); } catch { /* a broken link opens the list */ }
  const q = new URLSearchParams(search);
  for (const p of params) { const v = q.get(p); if (v) r[p] = v; }
  return r;
}

export function href(r: Route): string {
  const q = new URLSearchParams();
  for (const p of params) if (r[p] && (r.page === 'handoff' || (p !== 'days' && p !== 'at'))) q.set(p, r[p]!);
  const s = q.toString();
  const what = hasItems(r.page) ? r.item : r.session;
  return '#/' + r.page + (what ? '/' + encodeURIComponent(what) : '') + (s ? '?' + s : '');
}

export function go(patch: Partial<Route>, replace = false) {
  const r = { ...get().route, ...patch };
  if (replace) { history.replaceState(null, '', href(r)); set({ route: r }); } else location.hash = href(r);
}

/** Another tab: filters stay, the session and what was searched do not. */
export const toTab = (page: Page): Route => {
  const { tier, language, reason } = get().route;
  return { page, tier, language, reason, session: undefined, item: undefined, q: undefined, kept: undefined, days: undefined, at: undefined };
};

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
