import type { Result, Step } from '../../scoring/types';
import { numbers, t } from '../../text';
import { minutes, times } from './bits';
import { Key, path, Plot, Table, upTo } from './Plot';

const factors: [number, string][] = [[-3, '⅛'], [-2, '¼'], [-1, '½'], [0, '1'], [1, '2'], [2, '4'], [3, '8']];

/** What caution costs: the present one, the cheapest, and the one that is being tried. To the left the bot keeps more. */
export function CostCurve({ r, at }: { r: Result; at: number }) {
  const { steps, chosen, cheapest } = r.curve, log = (s: Step) => Math.log2(s.factor);
  const known = steps.filter(s => s.cost), most = Math.max(...known.map(s => s.cost!.high), 0.1);
  const now = steps[chosen]!, then = steps[at]!, best = cheapest && steps[cheapest.step];
  const one = (v: number) => numbers({ maximumFractionDigits: 2 }).format(v);
  return (
    <Plot says={t('hand.curveSays', { now: minutes(now.cost?.value), then: minutes(then.cost?.value) })}
      x={{ from: -3, to: 3, ticks: factors, title: t('hand.curveX') }} y={{ ...upTo(most, one), title: t('hand.curveY') }}
      legend={<><Key kind="line">{t('hand.key.cost')}</Key><Key kind="band">{t('hand.key.band')}</Key><Key kind="now">{t('hand.key.now')}</Key><Key kind="chosen">{t('hand.key.chosen')}</Key><Key kind="cheapest">{t('hand.key.cheapest')}</Key></>}
      table={<Table head={[t('hand.factor'), t('hand.handed'), t('hand.missed'), t('hand.late'), t('hand.needless'), t('hand.cost'), t('hand.low'), t('hand.high')]}
        rows={steps.map(s => [times(s.factor), s.handed, s.missed, s.late, s.needless + s.by_rule, minutes(s.cost?.value), minutes(s.cost?.low), minutes(s.cost?.high)])} />}>
      {p => (
        <>
          <path class="band" d={path([...known.map((s): [number, number] => [p.x(log(s)), p.y(s.cost!.high)]), ...[...known].reverse().map((s): [number, number] => [p.x(log(s)), p.y(s.cost!.low)])]) + 'z'} />
          <path class="now" d={`M${p.x(0)} ${p.top}V${p.bottom}`} />
          <path class="line" d={path(known.map(s => [p.x(log(s)), p.y(s.cost!.value)]))} />
          {best?.cost && <path class="cheapest" d={diamond(p.x(log(best)), p.y(best.cost.value), p.em * 0.6)} />}
          {then.cost && <><path class="try" d={`M${p.x(log(then))} ${p.y(then.cost.value)}V${p.bottom}`} /><circle class="chosen" cx={p.x(log(then))} cy={p.y(then.cost.value)} r={p.em * 0.45} /></>}
        </>
      )}
    </Plot>
  );
}

const diamond = (x: number, y: number, r: number) => `M${x} ${y - r}l${r} ${r}-${r} ${r}-${r}-${r}z`;
