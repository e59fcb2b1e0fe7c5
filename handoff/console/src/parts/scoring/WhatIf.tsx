import { useState } from 'preact/hooks';
import { lookAt } from '../../scoring/asking';
import { propose } from '../../scoring/saving';
import { scaled } from '../../scoring/settings';
import { nearest } from '../../scoring/whatif';
import type { Result } from '../../scoring/types';
import { go } from '../../route';
import { use } from '../../store';
import { numbers, t } from '../../text';
import { minutes, named, times } from './bits';
import { Compare } from './Compare';
import { CostCurve } from './CostCurve';
import { Outcomes } from './Outcomes';

/** Another caution, tried on the conversations of the last days. While the slider moves nothing is asked: all steps are here. */
export function WhatIf({ days, r }: { days: number; r: Result }) {
  const route = use(s => s.route.at), saved = use(s => s.scoring.saved);
  const { steps, chosen, cheapest } = r.curve, wished = nearest(route, steps.length, chosen);
  // While it is being moved the hand is ahead of the URL, which gets the step once it is let go.
  const [moving, setMoving] = useState<number>(), at = moving ?? wished;
  const step = steps[at]!, name = named(step.factor);
  const take = (k: number) => { setMoving(undefined); go({ at: k === chosen ? undefined : String(k) }, true); };
  const settings = saved && scaled(saved.settings, step.factor);
  return (
    <section class="what-if" aria-labelledby="what-if">
      <h2 id="what-if">{t('hand.whatIf')}</h2>
      <p class="muted">{t('hand.whatIfHow')}</p>
      <div class="slider">
        <label for="caution">{t('hand.dear')} <output for="caution" class="chosen">{name}</output></label>
        <input id="caution" type="range" min={0} max={steps.length - 1} step={1} value={at} aria-valuetext={valueText(r, at)}
          onInput={e => setMoving(e.currentTarget.valueAsNumber)} onChange={e => take(e.currentTarget.valueAsNumber)} />
        <span class="line small muted ends" aria-hidden="true"><span>{t('hand.less')}</span><span class="grow" /><span>{t('hand.more')}</span></span>
      </div>
      <div class="tried-out">
        <div class="outcome">
          <Outcomes days={days} now={steps[chosen]!} then={step} />
          {saved && at !== chosen && <p class="small muted">{counts(saved.settings.costs, settings!.costs)}</p>}
          <p class="line wrap">
            {at !== chosen && <button onClick={() => take(chosen)}>{t('hand.takeNow')}</button>}
            {cheapest && cheapest.step !== at && cheapest.step !== chosen && <button onClick={() => take(cheapest.step)}>{t('hand.takeCheapest')}</button>}
            <button class="primary" disabled={at === chosen || !settings} onClick={() => lookAt({ days, settings: settings!, name, from: 'slider' })}>{t('hand.look')}</button>
            {at !== chosen && settings && <button onClick={() => { propose(settings, t('hand.proposed', { n: times(step.factor) })); go({ item: 'settings' }); }}>{t('hand.propose')}</button>}
          </p>
        </div>
        {cheapest && (
          <div>
            <CostCurve r={r} at={at} />
            <p class="small">{cheapest.step === chosen ? t('hand.cheapestNow') : t('hand.cheapest', { n: times(steps[cheapest.step]!.factor), saves: minutes(cheapest.saves.value) })} {cheapest.step !== chosen && <span class="muted">{t('hand.cheapestBand', { low: times(cheapest.factor_low), high: times(cheapest.factor_high) })}</span>}</p>
          </div>
        )}
      </div>
      <Compare from="slider" />
    </section>
  );
}

function valueText(r: Result, at: number): string {
  const s = r.curve.steps[at]!;
  return t('hand.valueText', { name: named(s.factor), handed: s.handed, missed: s.missed, late: s.late, needless: s.needless + s.by_rule });
}

function counts(was: { low?: number; medium?: number; high?: number }, now: { low?: number; medium?: number; high?: number }): string {
  const n = (v: number | undefined) => numbers({ maximumFractionDigits: 1 }).format(v ?? NaN);
  return t('hand.counts', { low: n(now.low), medium: n(now.medium), high: minutes(now.high), wasLow: n(was.low), wasMedium: n(was.medium), wasHigh: minutes(was.high) });
}
