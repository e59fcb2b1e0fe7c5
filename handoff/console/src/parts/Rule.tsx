import { coded, numbers, percent, t } from '../text';
import type { Costs, Ev } from '../wire';

const figure = (n: number) => numbers({ maximumFractionDigits: 1 }).format(n);

/** What decided, a rule or the risk, and what the threshold came from. Decisions of an earlier version have neither: then nothing is said. */
export function Rule({ d }: { d: Ev }) {
  if (!d.rule && !d.costs) return null;
  return (
    <>
      <p class="small">{d.rule ? t('why.rule', { rule: coded('rule', d.rule) }) : risk(d)}</p>
      {d.costs && d.threshold !== undefined && <p class="small muted">{t('why.costs', { p: percent(d.threshold), costs: costs(d.costs) })}</p>}
    </>
  );
}

/** None of the rules spoke: the risk is held against the threshold. */
function risk({ risk: r, threshold, action }: Ev): string {
  if (r === undefined || threshold === undefined) return t('why.ruleNone');
  return t(r >= threshold ? 'why.riskAbove' : action === 'offer' ? 'why.riskOffer' : 'why.riskBelow', { p: percent(r), of: percent(threshold) });
}

const costs = (c: Costs) => t('costs.line', { handoff: t('costs.min', { n: figure(c.handoff) }), wrong: t('costs.min', { n: figure(c.wrong) }), saved: percent(c.saved) })
  + (c.load > 1.005 ? ' ' + t('costs.load', { n: figure(c.load) }) : '');
