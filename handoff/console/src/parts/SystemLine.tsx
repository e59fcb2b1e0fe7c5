import { decide } from '../send';
import { use } from '../store';
import { coded, money, t } from '../text';
import { exact, hour, span, when } from '../time';
import type { Ev, Tier } from '../wire';
import { target, tierName } from '../words';

/** Says in a line what happened; undefined for kinds that show elsewhere (messages, decisions). */
function says(e: Ev, tiers: Tier[]): string | undefined {
  const agent = e.agent?.name ?? e.agent?.id ?? e.by?.name ?? t('who.agent');
  const vars = { name: agent };
  switch (e.kind) {
    case 'started': return t('line.started') + (e.page?.title || e.page?.url ? ' ' + t('line.page', { page: e.page.title || e.page.url! }) : '');
    case 'handoff_requested': return t('line.handoff', { reason: coded('reason', e.reason) })
      + (e.position ? ' ' + t('line.position', { n: e.position }) : '') + (e.wait_seconds ? ' ' + t('line.wait', { span: span(e.wait_seconds * 1000) }) : '');
    case 'handoff_cancelled': return t('line.cancelled');
    case 'agent_joined': return t('line.joined', vars);
    case 'agent_left': return t('line.left', vars);
    case 'returned': return t('line.returned', vars);
    case 'transferred': return t('line.transferred', { name: e.by?.name ?? agent, to: target(e.to, tiers) || t('who.somebody') }) + (e.reason ? ' ' + t('line.because', { reason: e.reason }) : '');
    case 'promised': return t(e.what === 'followup' ? 'line.promisedFollowup' : 'line.promisedCallback', { at: when(e.due_at ?? e.at) }) + (e.note ? ' ' + e.note : '');
    case 'promise_kept': return t('line.kept') + (e.note ? ' ' + e.note : '');
    case 'promise_overdue': return t('line.overdue', { at: when(e.due_at ?? e.at) });
    case 'escalated': return t('line.escalated', { tier: tierName(tiers, e.tier) }) + (e.reason ? ' ' + t('line.because', { reason: e.reason }) : '');
    case 'granted': case 'grant_pending': case 'grant_refused':
      return t(`line.${e.kind}`, { name: e.by?.name ?? '', what: [coded('grant', e.action), money(e.amount, e.currency)].filter(Boolean).join(' ') }) + (e.reason ? ' ' + t('line.because', { reason: e.reason }) : '');
    case 'notice': return t('line.notice', { text: e.text ?? '' });
    case 'rated': return t('line.rated', { n: e.score ?? 0 }) + (e.comment ? ` “${e.comment}”` : '');
    case 'verdict': return t('line.verdict', { name: e.by?.name ?? agent, says: coded('line.judged', e.needed) });
    case 'closed': return t('line.closed', { outcome: coded('outcome', e.outcome) }) + (e.cause ? ' ' + t('line.cause', { cause: e.cause }) : '') + (e.department ? ` (${e.department})` : '');
    case 'message': case 'note': case 'decision': case 'feedback': return undefined;
    default: return coded('line', e.kind);
  }
}

const loud: Record<string, string> = { handoff_requested: 'hot', escalated: 'hot', promise_overdue: 'hot', agent_left: 'warm', grant_pending: 'warm', closed: 'good', promise_kept: 'good' };

export function SystemLine({ e, session, pending }: { e: Ev; session: string; pending: boolean }) {
  const tiers = use(s => s.tiers), me = use(s => s.me);
  const text = says(e, tiers);
  if (text === undefined) return null;
  return (
    <div class={'event ' + (loud[e.kind] ?? '')}>
      <span dir="auto">{text}</span> <time class="muted" dateTime={e.at} title={exact(e.at)}>{hour(e.at)}</time>
      {e.kind === 'grant_pending' && pending && e.grant && e.by?.id !== me?.id && (
        <span class="actions"><button onClick={() => void decide(session, e.grant!, true)}>{t('grant.approve')}</button><button onClick={() => void decide(session, e.grant!, false)}>{t('grant.refuse')}</button></span>
      )}
    </div>
  );
}
