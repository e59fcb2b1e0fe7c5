import { claim } from '../send';
import { href, type Page } from '../route';
import { use } from '../store';
import { coded, languageName, t } from '../text';
import { Ago } from '../time';
import type { Item } from '../wire';
import { first, name, spoken, tierName } from '../words';
import { Clock } from './Clock';
import { Icon } from './Icon';

/** The clock of a session that runs out next: its place in the queue, or its next promise. */
export function nextClock(i: Item): { due: string; since?: string; promise?: boolean } | undefined {
  const open = (i.promises ?? []).filter(p => p.state !== 'kept').map(p => p.due_at).sort();
  const queue = i.state === 'waiting' ? i.due_at : undefined;
  if (queue && (!open[0] || queue <= open[0])) return { due: queue, since: i.waiting_since };
  return open[0] ? { due: open[0], promise: true } : undefined;
}

export function Row({ item, page, unread }: { item: Item; page: Page; unread: number }) {
  const route = use(s => s.route), tiers = use(s => s.tiers), cursor = use(s => s.cursor), me = use(s => s.me), claiming = use(s => s.claiming);
  const open = route.session === item.session, clock = nextClock(item);
  const mine = item.owner?.id === me?.id, tongue = spoken(item);
  return (
    <li class={'row' + (open ? ' open' : '') + (cursor === item.session ? ' cursor' : '')}>
      <a href={href({ ...route, page, session: item.session })} data-session={item.session} aria-current={open ? 'true' : undefined}>
        <span class="line">
          <b class="name" dir="auto">{name(item.customer)}</b>
          {item.customer?.verified && <span class="verified" title={t('customer.verified')}><Icon name="verified" /><span class="sr">{t('customer.verified')}</span></span>}
          {tongue && <span class="lang" title={languageName(tongue)}><span aria-hidden="true">{tongue.split('-')[0]!.toUpperCase()}</span><span class="sr">{languageName(tongue)}</span></span>}
          <span class="grow" />
          {unread > 0 ? <span class="count hot">{unread}<span class="sr"> {t('row.unread')}</span></span> : item.updated_at && <span class="muted small ago"><Ago at={item.updated_at} /></span>}
        </span>
        {(item.state !== 'closed' || item.reason) && <span class="line tags">
          {item.reason && <span class="why">{coded('reason', item.reason)}</span>}
          <span class="grow" />
          {item.tier !== undefined && item.tier > 1 && <span class={'chip tier' + item.tier}>{tierName(tiers, item.tier)}</span>}
        </span>}
        <span class="last" dir="auto">{first(item.state === 'waiting' ? item.summary || item.last : item.last || item.summary) || t('row.nothing')}</span>
        <span class="line foot">
          {clock ? <Clock {...clock} label={clock.promise ? t('promise.one') : undefined} /> : <span class="muted small">{mine && item.state === 'with_agent' ? t('state.mine') : coded('state', item.state)}</span>}
          <span class="grow" />
          {item.offered && <span class="chip offer" title={t('row.offeredHow')}>{t('row.offered')}</span>}
          {item.owner && !mine && <span class="chip">{item.owner.name ?? item.owner.id}</span>}
        </span>
      </a>
      {item.state === 'waiting' && <button class="takes" disabled={claiming === item.session} title={t('action.claim')} onClick={() => void claim(item.session)}>{t('action.claim')}<span class="sr">: {name(item.customer)}</span></button>}
    </li>
  );
}
