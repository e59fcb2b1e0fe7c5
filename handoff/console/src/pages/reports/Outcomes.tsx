import { coded, percent, t } from '../../text';
import { share, whole } from '../bits';
import { Card, className, Legend, ofN, shareOf, Stack, tenths, Whisker } from './bits';
import { reasonsOf } from './shapes';
import type { Report } from './types';

/** What became of every conversation, each counted once: one bar that is all of them. */
export function Outcomes({ r, csv }: { r: Report; csv: string }) {
  const parts = r.classes.map(c => ({ kind: c.class, name: className(c.class), value: c.sessions, percent: c.percent })), there = parts.filter(p => p.value > 0);
  return (
    <Card id="outcomes" wide title={t('rep.outcomes')} figure={whole(r.sessions)} more={t('rep.sessions', { n: r.sessions })} means={t('rep.outcomesHow')} csv={csv}
      head={[t('rep.class'), t('rep.conversations'), t('rep.share'), t('rep.classMeans')]} rows={parts.map(p => [p.name, whole(p.value), tenths(p.percent), coded('class.how', p.kind)])}>
      <Stack high parts={parts} says={there.map(p => `${p.name} ${tenths(p.percent)}`).join(', ')} />
      <Legend parts={there} of={r.sessions} />
    </Card>
  );
}

/** How much the bot brought to an end by itself, and of that how much only seemed so. */
export function Containment({ r, csv }: { r: Report; csv: string }) {
  const c = r.containment, whys = reasonsOf(r.whys, 'false_contained');
  return (
    <Card id="containment" title={t('rep.containment')} {...shareOf(c.contained)} means={t('rep.containmentHow')} csv={csv}
      head={[t('rep.what'), t('rep.conversations'), t('rep.outOf'), t('rep.share')]}
      rows={[[t('rep.contained'), c.contained], [t('rep.atMost'), c.at_most], [t('rep.false'), c.false], [t('rep.success'), c.success], [t('rep.peopleAgain'), c.people_again]].map(([name, s]) => { const x = s as typeof c.false; return [name as string, whole(x.n), whole(x.of), share(x.share)]; })
        .concat(whys.map(w => [coded('falsely', w.why), whole(w.sessions), whole(c.false.n), percent(w.share)]))}>
      <Whisker value={c.contained.share} low={c.contained.low} high={c.contained.high} from={0} to={1} />
      <p class="small muted">{t('rep.atMostSays', { p: share(c.at_most.share) })}</p>
      <h3>{t('rep.false')}</h3>
      <p class="sum"><b class={c.false.n > 0 ? 'bad' : ''}>{share(c.false.share)}</b> <span class="small muted">{ofN(c.false)}{c.saved > 0 ? ' · ' + t('rep.saved', { n: c.saved }) : ''}</span></p>
      {whys.length > 0 && <ul class="bars">{whys.map(w => <li key={w.why}><span class="line"><span>{coded('falsely', w.why)}</span><span class="grow" /><b>{whole(w.sessions)}</b></span><Stack parts={[{ kind: 'false_contained', name: coded('falsely', w.why), value: w.sessions }, { kind: 'rest', name: t('rep.others'), value: Math.max(0, c.false.n - w.sessions) }]} /></li>)}</ul>}
    </Card>
  );
}
