import { tip } from '../actions';
import { whatGranted } from '../parts/SystemLine';
import { approve, redeliver } from '../send';
import { set } from '../store';
import { coded, t } from '../text';
import { exact, when } from '../time';
import { useDecides } from './deciding';
import { redeliverable, type Grant } from './grants';

/** A use of an authority: who asked and when, who decided, how far it is carried out; and what can be done about it. */
export function GrantLine({ g, session }: { g: Grant; session: string }) {
  const may = useDecides(g), name = (w: Grant['by']) => w?.name ?? w?.id ?? t('who.agent');
  return (
    <li class="granted">
      <span class="line wrap"><b>{whatGranted(g)}</b><span class={'chip ' + tone(g)}>{g.state === 'granted' && g.delivery ? t(`delivery.${g.delivery}`) : t(`grantState.${g.state}`)}</span></span>
      <span class="small muted">{t('granted.by', { name: name(g.by) })}, <time title={exact(g.at)}>{when(g.at)}</time>{g.reason ? ': ' + g.reason : ''}</span>
      {g.decided && <span class="small muted">{t(g.state === 'refused' ? 'granted.refused' : 'granted.approved', { name: name(g.decided) })}{g.decidedAt && <>, <time title={exact(g.decidedAt)}>{when(g.decidedAt)}</time></>}{g.approval ? ': ' + g.approval : ''}</span>}
      {g.state === 'pending' && <span class="small muted">{t('granted.above', { what: coded('above', g.above ?? 'amount') })}</span>}
      {g.says && g.delivery !== 'done' && <span class="small bad" dir="auto">{g.says}{g.next && g.delivery === 'due' ? ' ' + t('line.tryNext', { at: when(g.next) }) : ''}</span>}
      {(may || redeliverable(g)) && <span class="line wrap">
        {may && <><button title={tip('approve')} onClick={() => void approve(session, g.grant)}>{t('grant.approve')}</button><button title={tip('refuse')} onClick={() => set({ dialog: { kind: 'refuse', session, grant: g.grant, note: whatGranted(g) } })}>{t('grant.refuse')}</button></>}
        {redeliverable(g) && <button title={tip('redeliver')} onClick={() => void redeliver(session, g.grant)}>{t('again')}</button>}
      </span>}
    </li>
  );
}

const tone = (g: Grant) => (g.state === 'refused' || g.delivery === 'failed' ? 'bad' : g.state === 'pending' || (g.delivery === 'due' && g.says) ? 'warn' : g.delivery === 'done' || g.delivery === 'by_hand' ? 'good' : '');
