import { useState } from 'preact/hooks';
import type { Band, Result } from '../../scoring/types';
import { numbers, t } from '../../text';
import { asMinutes, asShare, minutes, range, share } from './bits';

interface Figure { name: string; value: string; more?: string; means: string }

/** The figures that matter. What one of them means is a press away, and read under all of them. */
export function Figures({ r }: { r: Result }) {
  const [open, setOpen] = useState(-1);
  const { volume: v, operating: o, options: { costs } } = r, n = (x: number) => numbers().format(x);
  const banded = (b: Band | undefined, show: (v: number) => string, as: Intl.NumberFormatOptions) => ({ value: b ? show(b.value) : '–', more: range(b, as) });
  const all: Figure[] = [
    { name: t('hand.cases'), value: n(v.cases), more: t('hand.known', { n: v.labelled }), means: t('hand.casesHow', { n: v.labelled }) },
    { name: t('hand.kept'), ...banded(o.containment, share, asShare), means: t('hand.keptHow') + ' ' + t('hand.bandHow') },
    { name: t('hand.recall'), ...banded(o.recall, share, asShare), means: t('hand.recallHow', { n: v.bad }) + ' ' + t('hand.bandHow') },
    { name: t('hand.missed'), value: n(o.missed), means: t('hand.missedHow') },
    { name: t('hand.late'), value: n(o.late), means: t('hand.lateHow') },
    { name: t('hand.needless'), value: n(o.needless + o.by_rule), means: t('hand.needlessHow', { risk: o.needless, rule: o.by_rule }) },
    { name: t('hand.cost'), ...banded(o.minutes, minutes, asMinutes), means: t('hand.costHow', { handoff: minutes(costs.handoff), wrong: minutes(costs.wrong) }) + ' ' + t('hand.bandHow') },
  ];
  return (
    <section aria-labelledby="figures">
      <h2 class="sr" id="figures">{t('hand.figures')}</h2>
      <ul class="figures">
        {all.map((f, i) => (
          <li key={f.name} class={i === open ? 'on' : ''}>
            <span class="small muted">{f.name}</span>
            <b>{f.value}</b>
            <span class="small muted">{f.more}</span>
            <button class="link small" aria-expanded={i === open} aria-controls="means" onClick={() => setOpen(i === open ? -1 : i)}>{t('hand.means')}<span class="sr"> {f.name}</span></button>
          </li>
        ))}
      </ul>
      <p class="means" id="means" role="status">{open >= 0 && <><b>{all[open]!.name}.</b> {all[open]!.means}</>}</p>
    </section>
  );
}
