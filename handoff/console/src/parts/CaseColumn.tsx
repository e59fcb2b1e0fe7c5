import { useMemo } from 'preact/hooks';
import { action, showPane, tip } from '../actions';
import { caseOf, current } from '../current';
import { facts } from '../fold';
import { use } from '../store';
import { coded, languageName, money, t } from '../text';
import { hour, localTime, useNow, when } from '../time';
import type { Customer } from '../wire';
import { first, name } from '../words';
import { Earlier } from './Earlier';
import { Icon } from './Icon';
import { PromiseLine } from './Promises';
import { Verdict } from './Verdict';
import { Why } from './Why';

/** Everything about the case beside what was said. */
export function CaseColumn({ session }: { session: string }) {
  const log = use(s => s.logs.get(session)), item = use(s => s.queue.get(session)), now = use(s => current(s)?.mine);
  const c = caseOf(log?.events);
  const known = useMemo(() => facts(log?.events ?? []), [log]);
  // Once it is over the verdict is what is left to do, so it comes first.
  const judge = (c.handed || c.ended) && <Verdict session={session} c={c} />;
  const promises = c.promises.length ? c.promises : item?.promises ?? [];
  return (
    <section class="case" id="case" tabIndex={-1} aria-label={t('case.title')}>
      <div class="only-narrow casehead"><button class="quiet" title={tip('back')} onClick={() => showPane('talk')}><Icon name="back" />{t('case.toTalk')}</button></div>
      {c.state === 'closed' && judge}
      <Why c={c} item={item} mine={!!now} />
      {c.state !== 'closed' && judge}
      <Person c={c.customer.name || c.customer.locale ? c.customer : item?.customer ?? {}} page={c.page} writes={c.language ?? item?.language} />
      {known.length > 0 && <section class="block"><h2>{t('case.facts')}</h2><dl>{known.map(f => <div key={f.value}><dt>{t(`fact.${f.what}`)}</dt><dd dir="auto">{f.value} <span class="muted small">{hour(f.at)}</span></dd></div>)}</dl></section>}
      {c.tried.length > 0 && <section class="block"><h2>{t('case.tried')}</h2><ul class="tried">{c.tried.map(x => <li key={x.seq}><b>{coded('intent', x.intent)}</b>{x.helpful !== undefined && <span class={'small ' + (x.helpful ? 'good' : 'bad')}> {t(x.helpful ? 'talk.helped' : 'talk.notHelped')}</span>}<span class="small muted" dir="auto">{first(x.answer, 110)}</span></li>)}</ul></section>}
      {(promises.length > 0 || now) && <section class="block"><h2>{t('case.promises')}</h2>
        {promises.length > 0 ? <ul class="plain">{promises.map(p => <PromiseLine key={p.promise} p={p} session={session} />)}</ul> : <p class="muted small">{t('case.noPromises')}</p>}
        {now && <button title={tip('promise')} onClick={() => action('promise')!.run()}>{t('action.promise')}</button>}</section>}
      {c.grants.length > 0 && <section class="block"><h2>{t('case.grants')}</h2><ul class="plain">{c.grants.map(g => <li key={g.grant}><b>{coded('grant', g.action)}</b> {money(g.amount, g.currency)} <span class="chip">{t(`grantState.${g.state}`)}</span> <span class="small muted">{when(g.at)}</span></li>)}</ul></section>}
      {c.customer.id && <Earlier session={session} customer={c.customer.id} />}
    </section>
  );
}

function Person({ c, page, writes }: { c: Customer; page?: { url?: string; title?: string }; writes?: string }) {
  useNow(60_000);
  const local = localTime(c.locale, c.timezone);
  const web = page?.url && /^https?:/i.test(page.url) ? page.url : undefined;
  return (
    <section class="block">
      <h2>{t('case.customer')}</h2>
      <p class="line"><b class="name" dir="auto">{name(c)}</b>{c.verified ? <span class="chip good"><Icon name="verified" />{t('customer.verified')}</span> : <span class="chip">{t('customer.unverified')}</span>}</p>
      <dl>
        {c.id && <div><dt>{t('customer.id')}</dt><dd dir="auto">{c.id}</dd></div>}
        {writes && <div><dt>{t('customer.writes')}</dt><dd>{languageName(writes)}</dd></div>}
        {c.locale && <div><dt>{t('customer.language')}</dt><dd>{languageName(c.locale)} <span class="muted small">{c.locale}</span></dd></div>}
        {local && <div><dt>{t('customer.time')}</dt><dd>{local}</dd></div>}
        {page && (page.title || page.url) && <div><dt>{t('customer.page')}</dt><dd dir="auto">{web ? <a href={web} target="_blank" rel="noopener noreferrer">{page.title || web}</a> : page.title || page.url}</dd></div>}
      </dl>
    </section>
  );
}
