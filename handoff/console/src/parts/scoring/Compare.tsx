import { useEffect, useRef } from 'preact/hooks';
import { lookAt, put } from '../../scoring/asking';
import type { Comparison } from '../../scoring/types';
import { use } from '../../store';
import { coded, t } from '../../text';
import { asMinutes, days as daysOf, minutes, Running, share, signed } from './bits';
import { Entries } from './Entries';
import { Table } from './Plot';

/** What other settings would have changed in the same conversations, where it was asked for: under the slider, the form or what was learned. */
export function Compare({ from }: { from: 'slider' | 'form' | 'learn' }) {
  const look = use(s => s.scoring.look), box = useRef<HTMLElement>(null);
  const mine = look?.from === from ? look : undefined, c = mine?.result?.comparison;
  const again = () => { if (mine) lookAt({ days: mine.days, settings: mine.settings, name: mine.name, from }); };
  // Who left the page while the server was at it comes back to the same question.
  useEffect(() => { if (mine && !mine.busy && !mine.result && mine.error === undefined) again(); }, []);
  useEffect(() => { if (mine?.busy) box.current?.scrollIntoView({ block: 'nearest' }); }, [mine?.settings]);
  if (!mine) return null;
  const n = c?.changes.reduce((sum, x) => sum + x.cases, 0) ?? 0;
  return (
    <section class="card compare" aria-labelledby="compare" ref={box}>
      <header class="line"><h2 id="compare" class="grow">{t('hand.compare', { days: daysOf(mine.days), name: mine.name })}</h2><button class="quiet" onClick={() => put({ look: undefined })}>{t('hand.closeLook')}</button></header>
      <Running asked={mine} says={t('hand.comparing')} again={again} />
      <p role="status">{c && (n ? t('hand.changedN', { n }) : t('hand.same'))}</p>
      {c && <Changes c={c} />}
    </section>
  );
}

function Changes({ c }: { c: Comparison }) {
  const some = c.changes.filter(x => x.cases > 0);
  return (
    <>
      {some.length > 0 && <div class="wide-table" tabIndex={0} role="group" aria-labelledby="compare"><Table head={[t('hand.change'), t('hand.changeCases'), t('hand.changeBad'), t('hand.changeGood')]} rows={some.map(x => [coded('change', x.kind), x.cases, x.bad, x.good])} /></div>}
      <details open={some.length === 0}><summary>{t('hand.changeAll')}</summary>
        <div class="wide-table" tabIndex={0} role="group" aria-label={t('hand.changeAll')}><Table head={[t('hand.measure'), t('hand.now'), t('hand.then'), t('hand.differs')]} rows={c.differences.map(d => {
          const cost = d.name === 'minutes', show = cost ? minutes : share;
          return [coded('diff', d.name), show(d.a), show(d.b), cost ? signed(d.by?.value, asMinutes) : t('hand.points', { n: signed(d.by && d.by.value * 100, { maximumFractionDigits: 0 }) })];
        })} /></div>
      </details>
      {c.read.length > 0 && <><h3>{t('hand.toRead')}</h3><Entries all={c.read} /></>}
    </>
  );
}
