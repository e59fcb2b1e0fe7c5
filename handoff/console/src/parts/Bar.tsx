import { unsaved } from '../intents/editing';
import { leave } from '../intents/leaving';
import { setStatus } from '../send';
import { tip } from '../actions';
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
      {me.admin && <To page="intents" icon="bot" edits={edits} now={page} />}
      {me.admin && <To page="handoff" icon="pass" now={page} />}
      {me.admin && <To page="agents" icon="people" now={page} />}
      <button class="quiet" title={tip('settings')} aria-label={t('settings.title')} onClick={() => set({ dialog: { kind: 'settings' } })}><Icon name="gear" /></button>
      <button class="quiet" title={tip('help')} aria-label={t('help.title')} onClick={() => set({ dialog: { kind: 'help' } })}><Icon name="help" /></button>
      <span class="me" title={me.email}><b>{me.name ?? me.email}</b>{me.tier ? <span class="muted wide">{tierName(tiers, me.tier)}</span> : null}</span>
      <button class="quiet" title={t('signout')} aria-label={t('signout')} onClick={leave}><Icon name="out" /></button>
    </header>
  );
}

const titles = { agents: 'agents.title', intents: 'int.title', handoff: 'hand.title' } as const;

/** The way to a page of the admins', and back to the conversations. */
function To({ page, icon, now, edits = 0 }: { page: 'agents' | 'intents' | 'handoff'; icon: IconName; now: string; edits?: number }) {
  const title = t(titles[page]);
  return <a class="button quiet" href={now === page ? '#/waiting' : '#/' + page} aria-current={now === page ? 'page' : undefined} title={title}><Icon name={icon} /><span class="wide">{title}</span>{edits > 0 && <span class="count hot" title={t('int.changes', { n: edits })}>{edits}</span>}</a>;
}
