import { putOff, unread } from '../select';
import { use } from '../store';
import { t } from '../text';
import { useNow } from '../time';
import { Row } from './Row';

/** What the agent has put off: out of sight, but not out of reach. It comes back by its time, or with the customer's next words. */
export function PutOff() {
  useNow(1000);
  const s = use(s => s), items = putOff(s);
  if (!items.length) return null;
  return (
    <details class="putoff">
      <summary>{t('putoff.title', { n: items.length })}</summary>
      <ul class="rows">{items.map(i => <Row key={i.session} item={i} page="mine" unread={unread(s, i.session)} />)}</ul>
    </details>
  );
}
