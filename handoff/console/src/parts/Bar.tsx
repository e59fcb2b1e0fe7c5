import { unsaved } from '../intents/editing';
import { leave } from '../intents/leaving';
import { setStatus } from '../send';
import { tip } from '../actions';
import type { pages } from '../route';
import { set, use } from '../store';
import { t } from '../text';
import { tierName } from '../words';
import { Icon, type IconName } from './Icon';

export const Logo = () => (
  <span class="logo"><svg viewBox="0 0 32 32" width="24" height="24" aria-hidden="true"><path fill="none" stroke="currentColor" stroke-width="2.5" stroke-linejoin="round" d="M3 3h26v26H3z" /><circle cx="16" cy="16" r="8.500" fill="currentColor" /></svg><b>Roundpeg</b></span>
);

/** The line on top: who I am, whether I am there, and the ways to everything else. */
export function Bar() {
  const me = use(s => s.me)!, status = use(s => s.status), tiers = use(s => s.tiers), page = use(s => s.route.page), edits = use(s => unsaved(s.intents)?.count ?? 0);
  const away = status === 'away';
  return (
    <header class="bar">
      <Logo />
      <button class={'status ' + status} aria-pressed={!away} title={tip('status')} onClick={() => setStatus(away ? 'available' : 'away')}>
        <span class="dot" aria-hidden="true" />{t(away ? 'status.away' : 'status.available')}
      </button>
      <span class="grow" />
      <button class="quiet wide" title={tip('palette')} onClick={() => set({ dialog: { kind: 'palette' } })}><Icon name="search" />{t('palette.open')}<kbd>Ctrl K</kbd></button>
      <button class="quiet pages-button" popovertarget="pages" title={t('page.all')} aria-label={t('page.all')}><Icon name="menu" /></button>
      <nav class="pages" id="pages" popover="auto" aria-label={t('page.all')} onClick={e => e.currentTarget.hidePopover()}>
        {ways.filter(([, , admin]) => !admin || me.admin).map(([to, icon]) => <a key={to} class="button quiet" href={to === page ? '#/waiting' : '#/' + to} aria-current={to === page ? 'page' : undefined} title={tip(to)}><Icon name={icon} /><span>{t(`page.${to}`)}</span>{to === 'intents' && edits > 0 && <span class="count hot" title={t('int.changes', { n: edits })}>{edits}</span>}</a>)}
      </nav>
      <button class="quiet" title={tip('settings')} aria-label={t('settings.title')} onClick={() => set({ dialog: { kind: 'settings' } })}><Icon name="gear" /></button>
      <button class="quiet" title={tip('help')} aria-label={t('help.title')} onClick={() => set({ dialog: { kind: 'help' } })}><Icon name="help" /></button>
      <span class="me" title={me.email}><b>{me.name ?? me.email}</b>{me.tier ? <span class="muted wide">{tierName(tiers, me.tier)}</span> : null}</span>
      <button class="quiet" title={t('signout')} aria-label={t('signout')} onClick={leave}><Icon name="out" /></button>
    </header>
  );
}

/** The ways to the pages, and back from them to the conversations; some are for admins. */
const ways: [to: 'floor' | (typeof pages)[number], icon: IconName, admin?: true][] = [['floor', 'floor'], ['reports', 'chart'], ['replies', 'reply'], ['intents', 'bot', true], ['knowledge', 'book'], ['handoff', 'pass', true], ['agents', 'people', true]];
