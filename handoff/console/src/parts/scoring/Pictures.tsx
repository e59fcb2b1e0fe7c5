import type { Result } from '../../scoring/types';
import { coded, numbers, percent, t } from '../../text';
import { share } from './bits';
import { path, Plot, Table, upTo } from './Plot';

const whole: [number, string][] = [0, 0.25, 0.5, 0.75, 1].map(v => [v, percent(v)]);

/** What the risk is worth, and why conversations were handed over: each as a picture with its table behind it. */
export const Pictures = ({ r }: { r: Result }) => (
  <section class="pictures" aria-labelledby="pictures">
    <h2 class="sr" id="pictures">{t('hand.pictures')}</h2>
    <Reasons r={r} />
    <Coverage r={r} />
    <Calibration r={r} />
  </section>
);

function Reasons({ r }: { r: Result }) {
  const all = r.volume.by_reason, most = Math.max(1, ...all.map(x => x.cases));
  return (
    <section>
      <h3>{t('hand.reasons')}</h3>
      {all.length === 0 ? <p class="muted">{t('hand.reasonsNone')}</p> : (
        <>
          <ul class="bars">{all.map(x => (
            <li key={x.name}>
              <span class="line"><span>{coded('reason', x.name)}</span><span class="grow" /><b aria-label={t('hand.bars', { n: x.cases, p: percent(x.cases / r.volume.handed) })}>{numbers().format(x.cases)}</b></span>
              <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="100" height="8" /><rect class="line-bar" width={x.cases / most * 100} height="8" /></svg>
            </li>
          ))}</ul>
          <details><summary>{t('picture.table')}</summary><div class="wide-table" tabIndex={0} role="group" aria-label={t('hand.reasons')}><Table head={[t('hand.reason'), t('hand.changeCases'), t('hand.ofKnown'), t('hand.ofBad')]} rows={all.map(x => [coded('reason', x.name), x.cases, x.labelled, x.bad])} /></div></details>
        </>
      )}
    </section>
  );
}

function Coverage({ r }: { r: Result }) {
  const points = r.risk_coverage.points, kept = r.operating.containment?.value, bad = r.operating.bad_kept?.value;
  return (
    <section>
      <h3>{t('hand.coverage')}</h3>
      <p class="small muted">{t('hand.coverageHow')}</p>
      {points.length === 0 ? <p class="muted">{t('hand.tooFew')}</p> : (
        <Plot says={t('hand.coverageSays', { kept: share(kept), bad: share(bad) })} x={{ from: 0, to: 1, ticks: whole, title: t('hand.coverageX') }} y={{ ...upTo(Math.max(...points.map(x => x.bad), 0.05), percent), title: t('hand.coverageY') }}
          table={<Table head={[t('hand.coverageX'), t('hand.coverageY'), t('hand.risk')]} rows={points.map(x => [percent(x.kept), percent(x.bad), percent(x.risk)])} />}>
          {p => <path class="line" d={path([[p.x(0), p.y(points[0]!.bad)], ...points.map((x): [number, number] => [p.x(x.kept), p.y(x.bad)])])} />}
        </Plot>
      )}
    </section>
  );
}

function Calibration({ r }: { r: Result }) {
  const { bins, ece } = r.calibration, most = Math.max(1, ...bins.map(b => b.cases));
  return (
    <section>
      <h3>{t('hand.calibration')}</h3>
      <p class="small muted">{t('hand.calibrationHow')}</p>
      {bins.length === 0 ? <p class="muted">{t('hand.tooFew')}</p> : (
        <Plot says={t('hand.calibrationSays', { n: bins.length, p: share(ece) })} x={{ from: 0, to: 1, ticks: whole, title: t('hand.calibrationX') }} y={{ from: 0, to: 1, ticks: whole, title: t('hand.calibrationY') }}
          table={<Table head={[t('hand.bin'), t('hand.changeCases'), t('hand.riskMean'), t('hand.ofBad')]} rows={bins.map(b => [t('hand.band', { low: percent(b.from), high: percent(b.to) }), b.cases, percent(b.risk), percent(b.bad)])} />}>
          {p => <><path class="ideal" d={`M${p.x(0)} ${p.y(0)}L${p.x(1)} ${p.y(1)}`} />{bins.map(b => <circle key={b.from} class="bin" cx={p.x(b.risk)} cy={p.y(b.bad)} r={p.em * (0.3 + 0.6 * Math.sqrt(b.cases / most))} />)}</>}
        </Plot>
      )}
    </section>
  );
}
