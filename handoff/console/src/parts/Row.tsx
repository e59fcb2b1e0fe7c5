import { claim } from '../send';
import { tip } from '../actions';
import { href, type Page } from '../route';
import { lateOf } from '../select';
import { use } from '../store';
import { coded, languageName, t } from '../text';
import { Ago } from '../time';
import type { Item } from '../wire';
import { asleep, first, name, spoken, tierName } from '../words';
import { Clock, nextClock } from './Clock';
import { Icon } from './Icon';

export function Row({ item, page, unread }: { item: Item; page: Page; unread: number }) {
  const route = use(s => s.route), tiers = use(s => s.tiers), cursor = use(s => s.cursor), me = use(s => s.me), claiming = use(s => s.claiming);
  const open = route.session === item.session, clock = nextClock(item, use(s => lateOf(s, item.session)));
  const mine = item.owner?.id === me?.id, tongue = spoken(item), tags = item.tags ?? [];
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
          {item.tier !== undefined && item.tier > 1 && <span class={'chip tier' + item.tier} title={item.risen ? t('row.risen', { tier: tierName(tiers, item.risen) }) : undefined}>{tierName(tiers, item.tier)}{item.risen ? <span class="sr">, {t('row.risen', { tier: tierName(tiers, item.risen) })}</span> : null}</span>}
        </span>}
        <span class="last" dir="auto">{first(item.state === 'waiting' ? item.summary || item.last : item.last || item.summary) || t('row.nothing')}</span>
        {(tags.length > 0 || !!item.grants_pending || !!item.grants_failed) && <span class="line wrap labels">
          {!!item.grants_failed && <span class="chip bad">{t('row.failed')}</span>}
          {!!item.grants_pending && <span class="chip warn">{t('row.pending')}</span>}
          {tags.slice(0, 3).map(x => <span class="chip" key={x} dir="auto">{x}</span>)}{tags.length > 3 && <span class="small muted" title={tags.slice(3).join(', ')}>+{tags.length - 3}</span>}
        </span>}
        <span class="line foot">
          {clock ? <Clock key={clock.kind} {...clock} /> : <span class="muted small">{mine && item.state === 'with_agent' ? t('state.mine') : coded('state', item.state)}</span>}
          <span class="grow" />
          {item.offered && <span class="chip offer" title={t('row.offeredHow')}>{t('row.offered')}</span>}
          {item.knows && item.knows.id === me?.id && item.state === 'waiting' && <span class="chip" title={t('row.knowsHow')}>{t('row.knows')}</span>}
          {item.owner && !mine && <span class="chip">{item.owner.name ?? item.owner.id}</span>}
        </span>
      </a>
      {item.state === 'waiting' && !asleep(item) && <button class="takes" disabled={claiming === item.session} title={tip('claim')} onClick={() => void claim(item.session)}>{t('action.claim')}<span class="sr">: {name(item.customer)}</span></button>}
    </li>
  );
}
