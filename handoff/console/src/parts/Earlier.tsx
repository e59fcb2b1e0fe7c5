import { useEffect, useState } from 'preact/hooks';
import { sessions } from '../api';
import { href } from '../route';
import { coded, t } from '../text';
import { Ago } from '../time';
import type { Item } from '../wire';
import { first } from '../words';

/** The same customer's other sessions. Rows that do not name this customer are left out, whatever the server sent. */
export function Earlier({ session, customer }: { session: string; customer: string }) {
  const [items, setItems] = useState<Item[]>([]);
  useEffect(() => {
    let here = true;
    sessions({ customer, limit: 20 }).then(l => { if (here) setItems(l.items.filter(i => i.customer?.id === customer && i.session !== session)); }, () => { if (here) setItems([]); });
    return () => { here = false; };
  }, [session, customer]);
  if (!items.length) return null;
  return (
    <section class="block">
      <h2>{t('case.earlier')}</h2>
      <ul class="plain">{items.slice(0, 8).map(i => (
        <li key={i.session}><a href={href({ page: 'closed', session: i.session })} dir="auto">{first(i.summary || i.last, 80) || coded('state', i.state)}</a> <span class="small muted">{coded('state', i.state)}{i.updated_at && <> · <Ago at={i.updated_at} /></>}</span></li>
      ))}</ul>
    </section>
  );
}
