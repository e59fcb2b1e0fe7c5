import type { Entry, Result } from '../../scoring/types';
import { t } from '../../text';
import { Entries } from './Entries';
import { Empty } from './Overview';

/** The conversations in which the hand-off was plainly wrong. */
export function Read({ days, result: { lists, volume } }: { days: number; result: Result }) {
  if (!volume.cases) return <Empty days={days} />;
  return (
    <>
      <p class="muted">{t('hand.readLead')}</p>
      <List id="missed" title={t('hand.missedList')} none={t('hand.noMissed')} all={lists.missed} />
      <List id="late" title={t('hand.lateList')} none={t('hand.noLate')} all={lists.late} />
      <List id="needless" title={t('hand.needlessList')} none={t('hand.noNeedless')} all={lists.needless} />
    </>
  );
}

/** As many as the server lists of a kind. */
const most = 20;

const List = ({ id, title, none, all }: { id: string; title: string; none: string; all: Entry[] }) => (
  <section aria-labelledby={id}>
    <h2 id={id}>{title} <span class="count">{all.length}{all.length >= most ? '+' : ''}</span></h2>
    {all.length ? <><Entries all={all} />{all.length >= most && <p class="small muted">{t('hand.firstN', { n: all.length })}</p>}</> : <p class="muted">{none}</p>}
  </section>
);
