import type { Tested } from '../../scoring/types';
import { t } from '../../text';
import { days as daysOf } from './bits';
import { Figures } from './Figures';
import { Pictures } from './Pictures';
import { WhatIf } from './WhatIf';

const few = 30;

/** What the last days came to: figures, what another caution would have done, pictures. */
export function Overview({ days, tested }: { days: number; tested: Tested }) {
  const r = tested.result, { cases, labelled } = r.volume;
  if (!cases) return <Empty days={days} />;
  return (
    <>
      {labelled < few && <p class="warn box" role="note">{labelled ? t('hand.few', { n: labelled }) : t('hand.none')}</p>}
      <Figures r={r} />
      <WhatIf days={days} r={r} />
      <Pictures r={r} />
      <p class="small muted">{t('hand.fresh')}</p>
    </>
  );
}

export const Empty = ({ days }: { days: number }) => (
  <div class="empty"><p>{t('hand.empty', { days: daysOf(days) })}</p><p>{t('hand.emptyHow')} {t('hand.fresh')}</p><p><a href="/" target="_blank" rel="noopener noreferrer">{t('empty.shop')}</a></p></div>
);
