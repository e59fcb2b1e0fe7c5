import { useEffect } from 'preact/hooks';
import { get, set } from './store';

export const tabs = ['mine', 'waiting', 'bot', 'promises', 'closed', 'search'] as const;
export type Tab = (typeof tabs)[number];
export type Page = Tab | 'agents';

/** Where the agent is, as the URL's hash says it: `#/waiting/SESSION?tier=3`. Everything one might send to a colleague is here. */
export interface Route { page: Page; session?: string; q?: string; tier?: string; language?: string; reason?: string; kept?: string }

const params = ['q', 'tier', 'language', 'reason', 'kept'] as const;

export function parse(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#\/?/, '').split('?');
  const [page = '', session] = path.split('/');
  const known = (tabs as readonly string[]).includes(page) || page === 'agents';
  const r: Route = { page: known ? (page as Page) : 'waiting' };
  if (session) try { r.session = decodeURIComponent(session); } catch { /* a broken link opens the list */ }
  const q = new URLSearchParams(search);
  for (const p of params) { const v = q.get(p); if (v) r[p] = v; }
  return r;
}

export function href(r: Route): string {
  const q = new URLSearchParams();
  for (const p of params) if (r[p]) q.set(p, r[p]!);
  const s = q.toString();
  return '#/' + r.page + (r.session ? '/' + encodeURIComponent(r.session) : '') + (s ? '?' + s : '');
}

export function go(patch: Partial<Route>, replace = false) {
  const r = { ...get().route, ...patch };
  if (replace) { history.replaceState(null, '', href(r)); set({ route: r }); } else location.hash = href(r);
}

/** Another tab: filters stay, the session and what was searched do not. */
export const toTab = (page: Page): Route => {
  const { tier, language, reason } = get().route;
  return { page, tier, language, reason, session: undefined, q: undefined, kept: undefined };
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
