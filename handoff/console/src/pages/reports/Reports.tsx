import { useEffect, useState } from 'preact/hooks';
import { call } from '../../api';
import { get, use } from '../../store';
import { dates, percent, t } from '../../text';
import { Figure, share, Waits as Loading, whole, Wrong } from '../bits';
import { decimal, duration, interval, ofN } from './bits';
import { Days } from './Days';
import { Containment, Outcomes } from './Outcomes';
import { Pages } from './Pages';
import { Picker } from './Picker';
import { periodOf, query, type Period } from './period';
import { Causes, Groups, Satisfaction, Work } from './Said';
import type { Report } from './types';
import { Hours, Waits } from './Waits';
import { Granted, Promised, Reasons } from './Work';

/** What was seen last, to be there at once on the way back. */
let last: { of?: string; q: string; report: Report } | undefined;

/** What the conversations of a time came to: pictures first, with the figures beside them and a table behind each. */
export function Reports() {
  const r = use(s => s.route), me = get().me?.id, p = periodOf(r), q = query(p);
  const [seen, put] = useState<{ q: string; report?: Report; error?: unknown }>(last?.of === me && last ? last : { q: '' });
  const [turn, again] = useState(0);
  useEffect(() => {
    let here = true;
    call<{ report?: Report }>('GET', '/v1/stats?' + q).then(
      x => { if (!here) return; if (x.report) last = { of: me, q, report: x.report }; put({ q, report: x.report }); },
      error => { if (here) put(was => ({ ...was, q, error })); },
    );
    return () => { here = false; };
  }, [q, turn, me]);
  const busy = seen.q !== q, report = seen.report;
  return (
    <main class="page reports" id="talk" aria-busy={busy}>
      <header class="line wrap"><h1>{t('page.reports')}</h1><span class="grow" /><Picker p={p} /></header>
      <p class="muted" role="status">{busy ? t('loading') : covers(p)}</p>
      {!busy && <Wrong error={seen.error} again={() => again(n => n + 1)} />}
      {busy && !report && <Loading />}
      {!busy && !report && seen.error === undefined && <p class="muted">{t('rep.none')}</p>}
      {report && report.sessions === 0 && <div class="empty card"><p>{t('rep.empty')}</p><p><a href="/" target="_blank" rel="noopener noreferrer">{t('empty.shop')}</a></p></div>}
      {report && report.sessions > 0 && <Pictures r={report} q={q} />}
    </main>
  );
}

const covers = (p: Period) => { const day = (d: string) => dates({ dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(d + 'T00:00:00Z')); return p.from === p.to ? t('rep.oneDay', { day: day(p.from) }) : t('rep.covers', { from: day(p.from), to: day(p.to) }); };

function Pictures({ r, q }: { r: Report; q: string }) {
  const csv = (table: string) => `/v1/stats.csv?${q}&table=${table}`;
  return (
    <>
      <Sums r={r} />
      <div class="reports-grid">
        <Outcomes r={r} csv={csv('outcomes')} />
        <Days r={r} csv={csv('days')} />
        <Containment r={r} csv={csv('outcomes')} />
        <Waits r={r} csv={csv('waits')} />
        <Hours r={r} csv={csv('waits')} />
        <Reasons r={r} csv={csv('reasons')} />
        <Promised r={r} csv={csv('promises')} />
        <Granted r={r} csv={csv('grants')} />
        <Satisfaction r={r} />
        <Causes r={r} csv={csv('causes')} />
        <Work r={r} />
        <Pages all={r.pages ?? []} csv={csv('pages')} />
        <Groups kind="intents" all={r.intents} csv={csv('intents')} />
        <Groups kind="languages" all={r.languages} csv={csv('languages')} />
      </div>
    </>
  );
}

/** The figures that one looks for first. */
function Sums({ r }: { r: Report }) {
  const c = r.containment, w = r.waits.met, people = r.satisfaction.people.rating;
  return (
    <ul class="figures" aria-label={t('rep.sums')}>
      <Figure name={t('rep.conversations')} value={whole(r.sessions)} more={t('rep.settledN', { n: c.settled })} />
      <Figure name={t('rep.contained')} value={share(c.contained.share)} more={interval(c.contained.low, c.contained.high, percent)} />
      <Figure name={t('rep.false')} value={share(c.false.share)} more={ofN(c.false)} />
      <Figure name={t('rep.success')} value={share(c.success.share)} more={ofN(c.success)} />
      <Figure name={t('rep.waits')} value={duration(w.p50)} more={w.n ? t('rep.p90', { at: duration(w.p90), n: w.n }) : undefined} />
      <Figure name={t('rep.promises')} value={share(r.promises.kept.share)} more={r.promises.kept.of ? ofN(r.promises.kept) : t('rep.noneDue')} />
      <Figure name={t('rep.ofPeople')} value={decimal(people.mean)} more={people.n ? t('rep.ratings', { n: people.n }) : t('rep.noRatings')} />
    </ul>
  );
}
