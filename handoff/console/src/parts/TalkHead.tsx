import type { ComponentChildren } from 'preact';
import { action, mayGrant, showPane, tip } from '../actions';
import { claimable, current } from '../current';
import { go } from '../route';
import { claim } from '../send';
import { set, use } from '../store';
import { coded, t } from '../text';
import { name } from '../words';
import { Clock } from './Clock';
import { Icon, type IconName } from './Icon';

/** Who this is, where the session stands, and what can be done with it. */
export function TalkHead({ session }: { session: string }) {
  const s = use(s => s), now = current(s)!, c = now.case, item = s.queue.get(session);
  const customer = now.loaded ? c.customer : item?.customer;
  const due = item?.due_at ?? c.due, since = item?.waiting_since ?? c.since;
  const owner = c.owner ?? item?.owner;
  const state = now.mine ? t('state.mine') : now.state === 'with_agent' && owner ? t('state.with', { name: owner.name ?? owner.id }) : coded('state', now.state);
  return (
    <header class="talkhead">
      <button class="quiet only-narrow" aria-label={t('act.back')} title={tip('back')} onClick={() => { go({ session: undefined }); set({ pane: 'queue' }); }}><Icon name="back" /></button>
      <div class="title">
        <h2 dir="auto">{name(customer)}</h2>
        <p class="line small"><span class={'chip st-' + now.state}>{state}{now.state === 'closed' && c.outcome ? ': ' + coded('outcome', c.outcome) : ''}</span>{now.state === 'waiting' && due && <Clock due={due} since={since} />}</p>
      </div>
      <div class="do" role="group" aria-label={t('talk.actions')}>
        {claimable(now.state) && <button class="primary" disabled={s.claiming === session} title={tip('claim')} onClick={() => void claim(session)}><Icon name="take" />{t('action.claim')}</button>}
        {now.mine && <><Do id="transfer" icon="pass">{t('action.transfer')}</Do><Do id="return" icon="bot">{t('action.return')}</Do><Do id="promise" icon="promise">{t('action.promise')}</Do>{mayGrant() && <Do id="grant" icon="money">{t('action.grant')}</Do>}<Do id="resolve" icon="done" main>{t('action.resolve')}</Do></>}
      </div>
      <button class="quiet not-wide" title={tip('pane.case')} aria-label={t('act.pane.case')} onClick={() => showPane(s.pane === 'case' ? 'talk' : 'case')}><Icon name="side" /></button>
    </header>
  );
}

const Do = ({ id, icon, main, children }: { id: string; icon: IconName; main?: boolean; children: ComponentChildren }) => (
  <button class={main ? 'primary' : ''} title={tip(id)} onClick={() => action(id)!.run()}><Icon name={icon} /><span class="word">{children}</span></button>
);
