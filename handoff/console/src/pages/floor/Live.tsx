import { Clock, nextClock } from '../../parts/Clock';
import { go, href } from '../../route';
import { use } from '../../store';
import { coded, languageName, percent, t } from '../../text';
import { first, name, spoken, tierName } from '../../words';
import { laneName } from '../bits';
import type { Live, Overview } from '../wire';
import { holder, narrowed } from './watch';

const states = ['waiting', 'with_agent', 'bot'] as const;

/** What narrows the list, in the URL. */
export function Filters({ o }: { o: Overview }) {
  const r = use(s => s.route), tiers = use(s => s.tiers);
  const lanes = [...new Set([...o.live.map(i => i.lane || 'support'), 'support', 'sales'])], named = new Map([...o.agents.map(a => [a.id, a.name || a.id] as const), ...(r.agent ? [[r.agent, o.agents.find(a => a.id === r.agent)?.name ?? r.agent] as const] : [])]);
  const boxes: [key: 'state' | 'tier' | 'lane' | 'agent', values: [string, string][]][] = [
    ['state', states.map(x => [x, t(`state.${x}`)])], ['tier', tiers.filter(x => x.tier > 1).map(x => [String(x.tier), tierName(tiers, x.tier)])], ['lane', lanes.map(l => [l, laneName(l)])], ['agent', [...named]],
  ];
  return (
    <div class="line wrap narrow" role="group" aria-label={t('filter.title')}>
      {boxes.map(([key, values]) => (
        <select key={key} aria-label={t(`filter.${key}`)} class={r[key] ? 'set' : ''} value={r[key] ?? ''} onChange={e => go({ [key]: e.currentTarget.value || undefined }, true)}>
          <option value="">{t(`filter.${key}`)}</option>{values.map(([v, label]) => <option key={v} value={v}>{label}</option>)}
        </select>
      ))}
      {narrowed(r) && <button onClick={clear}>{t('filter.clear')}</button>}
    </div>
  );
}

const clear = () => go({ state: undefined, tier: undefined, lane: undefined, agent: undefined }, true);

/** What goes on, the most urgent first as the server has it. Each opens beside this list. */
export function LiveList({ o, list }: { o: Overview; list: Live[] }) {
  const hidden = o.live.length - list.length;
  return (
    <>
      {list.length > 0 && <ul class="live">{list.map(i => <Row key={i.session} i={i} />)}</ul>}
      {o.live.length === 0 && <p class="muted">{t('floor.quiet')} <a href="/" target="_blank" rel="noopener noreferrer">{t('empty.shop')}</a></p>}
      {hidden > 0 && <p class="muted">{t('filter.hidden', { n: hidden })} <button onClick={clear}>{t('filter.clear')}</button></p>}
    </>
  );
}

function Row({ i }: { i: Live }) {
  const r = use(s => s.route), tiers = use(s => s.tiers), cursor = use(s => s.cursor), tongue = spoken(i);
  const open = r.session === i.session, clock = nextClock(i);
  const marks: [string, string][] = [...(i.grants_pending ? [[t('use.pending'), 'st-waiting'] as [string, string]] : []), ...(i.grants_failed ? [[t('use.failed'), 'tier4'] as [string, string]] : []), ...(i.risen ? [[t('floor.risen'), 'tier4'] as [string, string]] : []), ...(i.tags ?? []).map((x): [string, string] => [x, ''])];
  return (
    <li class={(open ? 'open' : '') + (cursor === i.session ? ' cursor' : '')}>
      <a href={href({ ...r, page: 'floor', session: i.session })} data-session={i.session} aria-current={open ? 'true' : undefined}>
        <span class="who"><b class="name" dir="auto">{name(i.customer)}</b>{tongue && <span class="lang" title={languageName(tongue)}><span aria-hidden="true">{tongue.split('-')[0]!.toUpperCase()}</span><span class="sr">{languageName(tongue)}</span></span>}</span>
        <span class="state"><span class={'chip st-' + i.state}>{t(`state.${i.state}`)}</span>{(i.tier ?? 1) > 1 && <span class={'chip tier' + i.tier}>{tierName(tiers, i.tier)}</span>}</span>
        <span class="reason">{i.reason ? coded('reason', i.reason) : coded('intent', i.intent)}</span>
        <span class="due">{clock && <Clock {...clock} />}</span>
        <span class="has small">{holder(i) ? holder(i)!.name || holder(i)!.id : i.offered_to ? t('floor.offered', { name: i.offered_to.name || i.offered_to.id }) : i.state === 'bot' ? t('who.bot') : t('floor.noOwner')}{i.with?.length ? ' + ' + i.with.map(w => w.name || w.id).join(', ') : ''}</span>
        <Mood of={i.frustration} />
        <span class="quoted" dir="auto">{first(i.last || i.summary, 120) || t('row.nothing')}</span>
        {marks.length > 0 && <span class="tagged">{marks.map(([x, kind]) => <span class={'chip ' + kind} key={x}>{x}</span>)}</span>}
      </a>
    </li>
  );
}

/** How annoyed the customer is: the more, the longer and the redder. */
const Mood = ({ of = 0 }: { of?: number }) => (
  <span class={'mood small' + (of >= 0.6 ? ' bad' : '')} title={t('why.frustration')}><span class="sr">{t('why.frustration')} </span>
    <svg viewBox="0 0 40 6" width="40" height="6" aria-hidden="true"><rect class="gauge" width="40" height="6" rx="3" /><rect class="frus" width={Math.max(2, 40 * Math.min(1, of))} height="6" rx="3" /></svg>{percent(of)}
  </span>
);
