import { use } from '../store';
import { initials } from '../talk/viewing';
import { t } from '../text';
import { useTold } from '../time';

/** The colleagues who have this session on the screen. */
export function Viewers({ session }: { session: string }) {
  const of = use(s => s.viewers.get(session));
  const here = (now: number) => [...(of ?? [])].filter(([, v]) => v.until > now);
  useTold(now => here(now).map(([id]) => id).join());
  const all = here(Date.now()).map(([id, v]) => ({ id, name: v.name }));
  if (!all.length) return null;
  const says = t('viewers', { n: all.length, names: all.map(v => v.name).join(', ') });
  return <span class="viewers" title={says}>{all.slice(0, 4).map(v => <span class="face" key={v.id} aria-hidden="true">{initials(v.name)}</span>)}{all.length > 4 && <span class="small" aria-hidden="true">+{all.length - 4}</span>}<span class="sr">{says}</span></span>;
}
