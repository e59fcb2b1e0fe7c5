import { useEffect } from 'preact/hooks';
import { showPane, tip } from '../actions';
import { caseOf, current } from '../current';
import { Icon } from '../parts/Icon';
import { Verdict } from '../parts/Verdict';
import { Why } from '../parts/Why';
import { use } from '../store';
import { coded, t } from '../text';
import { first } from '../words';
import { Actions } from './Actions';
import { askDossier } from './asking';
import { Brief } from './Brief';
import { Earlier } from './Earlier';
import { Person } from './Person';
import { Seq } from './Seq';
import { Tags } from './Tags';
import type { Attempt } from './types';
import { Vows } from './Vows';

/** Everything about the case beside what was said: what is wanted and known, why a person has it, what can be done. */
export function Case({ session }: { session: string }) {
  const log = use(s => s.logs.get(session)), item = use(s => s.queue.get(session)), now = use(s => current(s)?.mine), d = use(s => s.dossiers.get(session));
  const c = caseOf(log?.events);
  useEffect(() => askDossier(session, 0), [session]);
  // Once it is over the verdict is what is left to do, so it comes first.
  const judge = (c.handed || c.ended) && <Verdict session={session} c={c} />;
  const known = c.customer.name || c.customer.locale ? c.customer : item?.customer ?? {};
  const tried: Attempt[] = d?.data?.tried ?? c.tried;
  return (
    <section class="case" id="case" tabIndex={-1} aria-label={t('case.title')}>
      <div class="only-narrow casehead"><button class="quiet" title={tip('back')} onClick={() => showPane('talk')}><Icon name="back" />{t('case.toTalk')}</button></div>
      {c.state === 'closed' && judge}
      <Brief asked={d} session={session} />
      <Why c={c} item={item} mine={!!now} brief={!!d?.data?.summary?.length} />
      {c.state !== 'closed' && judge}
      <Actions session={session} c={c} uses={d?.data?.actions} told={!!d?.at} />
      <Vows session={session} c={c} all={d?.data?.promises} />
      <Tags session={session} tags={log ? c.tags : item?.tags ?? []} />
      <Person c={{ ...known, ...d?.data?.customer }} page={c.page} writes={c.language ?? item?.language} />
      {tried.length > 0 && <section class="block"><h2>{t('case.tried')}</h2><ul class="tried">{tried.map(x => <li key={x.seq}><Seq seq={x.seq}><b>{coded('intent', x.intent) || t('who.bot')}</b></Seq>{x.helpful !== undefined && <span class={'small ' + (x.helpful ? 'good' : 'bad')}> {t(x.helpful ? 'talk.helped' : 'talk.notHelped')}</span>}{x.answer && <span class="small muted" dir="auto">{first(x.answer, 110)}</span>}</li>)}</ul></section>}
      <Earlier session={session} customer={c.customer.id} known={d?.data?.earlier} />
    </section>
  );
}
