import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { action, showPane, tip } from '../actions';
import { current } from '../current';
import { go } from '../route';
import { claim, join, part, wake } from '../send';
import { set, use } from '../store';
import { askTeam } from '../talk/asking';
import { foreign } from '../talk/made';
import { useViewing } from '../talk/viewing';
import { coded, t } from '../text';
import { when } from '../time';
import { asleep, name } from '../words';
import { Clock, nextClock } from './Clock';
import { Icon, type IconName } from './Icon';
import { Translating } from './Late';
import { Viewers } from './Viewers';

/** Who this is, where the session stands, who else is there, and what can be done with it. */
export function TalkHead({ session }: { session: string }) {
  const s = use(s => s), now = current(s)!, c = now.case, item = s.queue.get(session);
  const customer = now.loaded ? c.customer : item?.customer;
  const clock = item ? nextClock({ ...item, snoozed_until: undefined }, c.late) : now.state === 'waiting' && c.due ? { due: c.due, since: c.since, kind: 'first_response' as const } : undefined;
  const { owner } = now, others = !!owner && !now.mine, away = item ? asleep(item) : !!c.snoozed && Date.parse(c.snoozed) > Date.now();
  const state = now.mine ? t('state.mine') : now.state === 'with_agent' && owner ? t('state.with', { name: owner.name ?? owner.id }) : coded('state', now.state);
  useViewing(session);
  useEffect(() => { if (others) void askTeam(); }, [others]);
  return (
    <header class="talkhead">
      <button class="quiet only-narrow" aria-label={t('act.back')} title={tip('back')} onClick={() => { go({ session: undefined }); set({ pane: 'queue' }); }}><Icon name="back" /></button>
      <div class="title">
        <h2 dir="auto">{name(customer)}</h2>
        <p class="line wrap small"><span class={'chip st-' + now.state}>{state}{now.state === 'closed' && c.outcome ? ': ' + coded('outcome', c.outcome) : ''}</span>
          {c.with.map(w => <span class="chip" key={w.id} title={w.name}>{t('state.joined', { name: w.id === s.me?.id ? t('who.you') : w.name ?? w.id })}</span>)}
          {away ? <span class="chip until">{t('putoff.until', { at: when(item?.snoozed_until ?? c.snoozed!) })}</span> : clock && <Clock key={clock.kind} {...clock} />}
          <Viewers session={session} /></p>
      </div>
      <div class="do" role="group" aria-label={t('talk.actions')}>
        {foreign(s, c) && <Translating session={session} />}
        {now.takes && <button class="primary" disabled={s.claiming === session} title={tip('claim')} onClick={() => void claim(session)}><Icon name="take" />{t('action.claim')}</button>}
        {now.mine && <>
          <Do id="transfer" icon="pass">{t('action.transfer')}</Do><Do id="return" icon="bot">{t('action.return')}</Do><Do id="promise" icon="promise">{t('action.promise')}</Do>
          {away ? <Do id="snooze" icon="clock" run={() => void wake(session)}>{t('action.wake')}</Do> : <Do id="snooze" icon="clock">{t('action.snooze')}</Do>}
          <Do id="resolve" icon="done" main>{t('action.resolve')}</Do>
        </>}
        {now.joined && <Do id="join" icon="out" run={() => void part(session)}>{t('action.part')}</Do>}
        {now.leads && <>
          <Do id="whisper" icon="lock">{t('action.whisper')}</Do>
          {!now.joined && <Do id="join" icon="people" run={() => void join(session)}>{t('action.join')}</Do>}
          <Do id="takeover" icon="take">{t('action.takeover')}</Do>
        </>}
      </div>
      <button class="quiet not-wide" title={tip('pane.case')} aria-label={t('act.pane.case')} onClick={() => showPane(s.pane === 'case' ? 'talk' : 'case')}><Icon name="side" /></button>
    </header>
  );
}

const Do = ({ id, icon, main, run, children }: { id: string; icon: IconName; main?: boolean; run?: () => void; children: ComponentChildren }) => (
  <button class={main ? 'primary' : ''} title={tip(id)} onClick={run ?? (() => action(id)!.run())}><Icon name={icon} /><span class="word">{children}</span></button>
);
