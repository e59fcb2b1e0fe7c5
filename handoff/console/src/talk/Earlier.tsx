import { useEffect, useState } from 'preact/hooks';
import { sessions } from '../api';
import { href } from '../route';
import { coded, t } from '../text';
import { Ago } from '../time';
import type { Item } from '../wire';
import { first } from '../words';
import type { Before } from './types';

/** The same customer's other conversations: how they ended, and their tags. A server that makes no dossier is asked for a list; rows in it that do not name this customer are left out. */
export function Earlier({ session, customer, known }: { session: string; customer?: string; known?: Before[] }) {
  const [listed, put] = useState<Before[]>([]);
  useEffect(() => {
    if (known || !customer) return;
    let here = true;
    const of = (i: Item & { outcome?: string }): Before => ({ session: i.session, started_at: i.updated_at, state: i.state, outcome: i.outcome, summary: i.summary || i.last, tags: i.tags });
    sessions({ customer, limit: 20 }).then(l => { if (here) put(l.items.filter(i => i.customer?.id === customer && i.session !== session).map(of)); }, () => { if (here) put([]); });
    return () => { here = false; };
  }, [session, customer, !known]);
  const all = known ?? listed;
  if (!all.length) return null;
  return (
    <section class="block">
      <h2>{t('case.earlier')}</h2>
      <ul class="plain">{all.slice(0, 8).map(i => (
        <li key={i.session}>
          <a href={href({ page: 'closed', session: i.session })} dir="auto">{first(i.summary, 80) || coded('state', i.state)}</a>{' '}
          <span class="small muted">{i.outcome ? coded('outcome', i.outcome) : coded('state', i.state)}{i.cause ? ': ' + i.cause : ''}{i.started_at && <> · <Ago at={i.started_at} /></>}</span>{' '}
          {i.tags?.map(x => <span class="chip" key={x} dir="auto">{x}</span>)}
        </li>
      ))}</ul>
    </section>
  );
}
