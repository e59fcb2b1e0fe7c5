import { filters, go, toPage, tabs, type Filter, type Route } from '../../route';
import { get, type State } from '../../store';
import { keepBeside } from '../../talk/served';
import { t } from '../../text';
import { toast } from '../../toasts';
import type { View } from '../wire';

/** What of a route narrows the list. */
export const filterOf = (r: Route): Filter => Object.fromEntries(filters.filter(f => r[f]).map(f => [f, r[f]]));

const one = (v: unknown): v is View => typeof v === 'object' && v !== null && typeof (v as View).name === 'string' && (tabs as readonly string[]).includes((v as View).page) && typeof (v as View).filter === 'object' && (v as View).filter !== null;

/** The views that the agent has named. What is no view is left out: another console may have written it. */
export const viewsOf = (served: State['served']): View[] => { const v = served?.views; return Array.isArray(v) ? v.filter(one) : []; };

const same = (a: Filter, b: Record<string, string>) => filters.every(f => (a[f] ?? '') === (b[f] ?? ''));

/** The view that is on the screen. */
export const viewNow = (views: View[], r: Route) => views.find(v => v.page === r.page && same(filterOf(r), v.filter));

export const show = (v: View) => go({ ...toPage(v.page as Route['page']), ...Object.fromEntries(filters.map(f => [f, typeof v.filter[f] === 'string' ? v.filter[f] : undefined])) });

/** The same views with one more; one of that name is replaced. */
export const added = (views: View[], v: View): View[] => [...views.filter(x => x.name !== v.name), v].sort((a, b) => a.name.localeCompare(b.name));

/** How many are kept. */
export const most = 50;

/** Whether it is known what the server keeps for the agent; without that nothing is written over it. */
const known = () => { if (get().served) return true; toast(t('views.notKept'), { bad: true }); return false; };

export function save(name: string) {
  if (!known()) return;
  const before = viewsOf(get().served), r = get().route;
  if (before.length >= most && !before.some(v => v.name === name)) { toast(t('views.full', { n: most }), { bad: true }); return; }
  keepBeside('views', added(before, { name, page: r.page, filter: filterOf(r) as Record<string, string> }));
  toast(t('views.saved', { name }), before.some(v => v.name === name) ? { undo: () => keepBeside('views', before) } : {});
}

export function remove(name: string) {
  if (!known()) return;
  const before = viewsOf(get().served);
  keepBeside('views', before.filter(v => v.name !== name));
  toast(t('views.removed', { name }), { undo: () => keepBeside('views', before) });
}
