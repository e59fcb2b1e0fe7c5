import { tip } from '../actions';
import { claimable, current } from '../current';
import { claim } from '../send';
import { set, use } from '../store';
import { t } from '../text';
import { tierName } from '../words';
import { Icon } from './Icon';
import { SuggestButton } from './Late';
import { WriteBox } from './WriteBox';

/** Where an agent writes: to the customer (the owner, and who has joined) or to the staff (anybody, in any state). */
export function Composer({ session }: { session: string }) {
  const s = use(s => s), now = current(s)!, wish = s.mode;
  const mode = now.speaks ? wish : 'note';
  const { owner } = now;
  return (
    <div class={'composer ' + mode}>
      {!now.mine && (
        <p class="line hint">
          <span>{now.joined ? t('composer.joined', { name: owner?.name ?? '' }) : now.state === 'closed' ? t('composer.closed') : owner ? t('composer.others', { name: owner.name ?? owner.id }) : claimable(now.state) && !now.takes ? t('composer.above', { tier: tierName(s.tiers, now.case.tier) }) : t('composer.take')}</span>
          {now.takes && <button title={tip('claim')} onClick={() => void claim(session)}>{t('action.claim')}</button>}
        </p>
      )}
      <div class="modes" role="group" aria-label={t('composer.mode')}>
        {now.speaks && <button aria-pressed={mode === 'reply'} title={tip('reply')} onClick={() => set({ mode: 'reply' })}>{t('composer.reply')}</button>}
        <button aria-pressed={mode === 'note'} title={tip('note')} onClick={() => set({ mode: 'note' })}><Icon name="lock" />{t('composer.note')}</button>
        <span class="grow" />
        {mode === 'reply' && s.assist.includes('replies') && <SuggestButton />}
        <span class="muted small">{mode === 'note' ? t('talk.onlyStaff') : t('composer.slash')}</span>
      </div>
      <WriteBox key={session + mode + (s.saved ?? '')} session={session} mode={mode} />
    </div>
  );
}
