import { coded, money, t } from '../../text';
import { share, whole } from '../bits';
import { Card, Legend, shareOf, Stack, tenths, type Part } from './bits';
import type { GrantRow, PromiseRow, Report } from './types';

const fates = (x: { met: number; called: number; gave_up: number; waiting: number }): Part[] => (['met', 'called', 'gave_up', 'waiting'] as const).map(kind => ({ kind, name: t(`fate.${kind}`), value: x[kind] }));

/** Why people asked for a person, or the bot let go, and what came of it. */
export function Reasons({ r, csv }: { r: Report; csv: string }) {
  const h = r.handoffs, most = Math.max(1, ...h.by_reason.map(x => x.handoffs)), sum = h.by_reason.reduce((a, x) => ({ met: a.met + x.met, called: a.called + x.called, gave_up: a.gave_up + x.gave_up, waiting: a.waiting + x.waiting }), { met: 0, called: 0, gave_up: 0, waiting: 0 });
  return (
    <Card id="reasons" title={t('rep.reasons')} figure={whole(h.total)} more={h.earlier > 0 ? t('rep.earlier', { n: h.earlier }) : undefined} means={t('rep.reasonsHow')} csv={csv}
      head={[t('rep.reason'), t('rep.handoffs'), t('rep.share'), ...fates(sum).map(f => f.name)]} rows={h.by_reason.map(x => [coded('reason', x.reason), whole(x.handoffs), tenths(x.percent), ...fates(x).map(f => whole(f.value))])}>
      {h.by_reason.length === 0 ? <p class="muted">{t('rep.noReasons')}</p> : (
        <>
          <ul class="bars">{h.by_reason.map(x => <li key={x.reason}><span class="line"><span>{coded('reason', x.reason)}</span><span class="grow" /><b>{whole(x.handoffs)}</b><span class="small muted">{tenths(x.percent)}</span></span><Stack parts={[...fates(x), { kind: 'rest', name: '', value: most - x.handoffs }]} /></li>)}</ul>
          <Legend parts={fates(sum).filter(f => f.value > 0)} />
        </>
      )}
    </Card>
  );
}

const words = (p: PromiseRow): Part[] => (['kept_in_time', 'kept_late', 'broken', 'overdue', 'open'] as const).map(kind => ({ kind, name: t(`word.${kind}`), value: p[kind] }));

/** What was promised, and whether it was kept. */
export function Promised({ r, csv }: { r: Report; csv: string }) {
  const p = r.promises, row = (name: string, x: PromiseRow) => [name, whole(x.made), ...words(x).map(w => whole(w.value)), whole(x.moved), share(x.kept.share)];
  return (
    <Card id="promised" title={t('rep.promises')} {...shareOf(p.kept)} means={t('rep.promisesHow')} csv={csv}
      head={[t('rep.what'), t('rep.made'), ...words(p).map(w => w.name), t('rep.moved'), t('rep.keptShare')]} rows={[...p.by_what.map(x => row(t(x.what === 'followup' ? 'promise.followup' : 'promise.callback'), x)), row(t('rep.all'), p)]}>
      {p.made === 0 ? <p class="muted">{t('rep.noPromises')}</p> : <><Stack high parts={words(p)} says={words(p).map(w => `${w.name} ${whole(w.value)}`).join(', ')} /><Legend parts={words(p).filter(w => w.value > 0)} of={p.made} /></>}
    </Card>
  );
}

const uses = (g: GrantRow): Part[] => [['granted', g.granted - g.failed], ['failed', g.failed], ['pending', g.pending], ['refused', g.refused]].map(([kind, value]) => ({ kind: kind as string, name: t(`use.${kind as 'failed'}`), value: value as number }));

/** What agents gave, or asked to give, by action and currency. */
export function Granted({ r, csv }: { r: Report; csv: string }) {
  const asked = r.grants.reduce((n, g) => n + g.asked, 0), most = Math.max(1, ...r.grants.map(g => g.asked)), called = (g: GrantRow) => coded('grant', g.action) + (g.currency ? `, ${g.currency}` : ''), sum = (v: string, g: GrantRow) => (g.currency ? money(v, g.currency) : '–');
  return (
    <Card id="granted" title={t('rep.grants')} figure={whole(asked)} more={t('rep.asked', { n: asked })} means={t('rep.grantsHow')} csv={csv}
      head={[t('rep.action'), t('use.asked'), t('use.granted'), t('rep.sum'), t('use.pending'), t('use.refused'), t('use.failed')]} rows={r.grants.map(g => [called(g), whole(g.asked), whole(g.granted), sum(g.granted_sum, g), whole(g.pending), whole(g.refused), whole(g.failed)])}>
      {r.grants.length === 0 ? <p class="muted">{t('rep.noGrants')}</p> : (
        <>
          <ul class="bars">{r.grants.map(g => <li key={g.action + g.currency}><span class="line"><span>{called(g)}</span><span class="grow" />{g.currency && <b>{money(g.granted_sum, g.currency)}</b>}<span class="small muted">{t('rep.uses', { n: g.granted })}</span></span><Stack parts={[...uses(g), { kind: 'rest', name: '', value: most - g.asked }]} /></li>)}</ul>
          <Legend parts={r.grants.map(uses).reduce((a, b) => a.map((p, i) => ({ ...p, value: p.value + b[i]!.value }))).filter(p => p.value > 0)} />
        </>
      )}
    </Card>
  );
}
