import { tip } from '../actions';
import { approve, redeliver } from '../send';
import { set, use } from '../store';
import { useDecides } from '../talk/deciding';
import { redeliverable, type Grant } from '../talk/grants';
import { actionName } from '../talk/labels';
import { coded, knows, money, t } from '../text';
import { exact, hour, span, when } from '../time';
import type { Ev, Tier } from '../wire';
import { target, tierName } from '../words';

export const whatGranted = (g: { action?: string; amount?: string; currency?: string }) => [actionName(g.action), money(g.amount, g.currency)].filter(Boolean).join(' ');

/** Says in a line what happened; undefined for kinds that show elsewhere (messages, decisions). */
function says(e: Ev, tiers: Tier[], of?: Grant): string | undefined {
  const agent = e.agent?.name ?? e.agent?.id ?? e.by?.name ?? t('who.agent');
  const vars = { name: agent }, by = e.by?.name ?? t('who.system');
  const reason = (text = e.reason) => (text ? ' ' + t('line.because', { reason: text }) : '');
  switch (e.kind) {
    case 'started': return t('line.started') + (e.page?.title || e.page?.url ? ' ' + t('line.page', { page: e.page.title || e.page.url! }) : '');
    case 'identified': return t('line.identified', { name: e.customer?.name ?? e.customer?.id ?? t('who.visitor') });
    case 'handoff_requested': return t('line.handoff', { reason: coded('reason', e.reason) })
      + (e.position ? ' ' + t('line.position', { n: e.position }) : '') + (e.wait_seconds ? ' ' + t('line.wait', { span: span(e.wait_seconds * 1000) }) : '');
    case 'handoff_cancelled': return t('line.cancelled');
    case 'agent_joined': return t('line.joined', vars);
    case 'agent_left': return t('line.left', vars);
    case 'returned': return t('line.returned', vars);
    case 'joined': return t('line.came', vars);
    case 'parted': return t('line.went', vars);
    case 'transferred': return transferred(e, tiers, agent, reason);
    case 'breached': return t('line.breached', { what: coded('breached', e.clock), at: when(e.due_at ?? e.at) });
    case 'promised': return t(e.what === 'followup' ? 'line.promisedFollowup' : 'line.promisedCallback', { at: when(e.due_at ?? e.at) }) + (e.note ? ' ' + e.note : '');
    case 'promise_kept': return t('line.kept') + (e.note ? ' ' + e.note : '');
    case 'promise_overdue': return t('line.overdue', { at: when(e.due_at ?? e.at) });
    case 'promise_rescheduled': return t('line.moved', { name: by, was: when(e.was ?? e.at), at: when(e.due_at ?? e.at) }) + reason(e.note);
    case 'promise_broken': return t('line.broken', { name: by, at: when(e.due_at ?? e.at) }) + reason(e.note);
    case 'escalated': return t('line.escalated', { tier: tierName(tiers, e.tier) }) + reason();
    case 'granted': return (e.asked ? t('line.approved', { name: by, who: e.asked.name ?? e.asked.id, what: whatGranted(e) }) : t('line.granted', { name: by, what: whatGranted(e) })) + reason(e.approval ?? e.reason) + (e.carried === 'by_hand' ? ' ' + t('line.byHand') : '');
    case 'grant_pending': return t('line.grant_pending', { name: by, what: whatGranted(e) }) + reason();
    case 'grant_refused': return t('line.grant_refused', { name: by, what: whatGranted(e) }) + reason();
    case 'grant_tried': return tried(e, by, of);
    case 'tagged': return [e.add?.length && t('line.tagged', { name: by, tags: e.add.join(', ') }), e.remove?.length && t('line.untagged', { name: by, tags: e.remove.join(', ') })].filter(Boolean).join(' ');
    case 'snoozed': return e.until ? t('line.snoozed', { name: by, at: when(e.until) }) + (e.note ? ' ' + e.note : '') : t('line.woken', { name: by });
    case 'notice': return t('line.notice', { text: e.text ?? '' });
    case 'rated': return t('line.rated', { n: e.score ?? 0 }) + (e.comment ? ` “${e.comment}”` : '');
    case 'verdict': return t('line.verdict', { name: e.by?.name ?? agent, says: coded('line.judged', e.needed) });
    case 'closed': return t('line.closed', { outcome: coded('outcome', e.outcome) }) + (e.cause ? ' ' + t('line.cause', { cause: e.cause }) : '') + (e.department ? ` (${e.department})` : '');
    case 'message': return e.by?.role === 'system' ? e.text ?? t('talk.erased') : undefined;
    case 'note': case 'decision': case 'feedback': return undefined;
    default: return coded('line', e.kind);
  }
}

/** By an agent, or by something that ran out: then the words are of what did. */
function transferred(e: Ev, tiers: Tier[], agent: string, reason: (text?: string) => string): string {
  const to = target(e.to, tiers) || t('who.somebody'), why = typeof e.why === 'string' ? e.why : '';
  if (why === 'take_over') return t('line.takenOver', { name: e.by?.name ?? agent, from: target({ agent: e.from?.agent }, tiers) || t('who.somebody') }) + reason();
  if (why && knows('moved', why)) return t('line.movedOn', { to, why: coded('moved', why) });
  return t('line.transferred', { name: e.by?.name ?? agent, to }) + reason();
}

/** An attempt that has only begun is not told; one that an agent asked for is. */
function tried(e: Ev, by: string, of?: Grant): string | undefined {
  const what = of ? whatGranted(of) : t('case.grants');
  if (e.done) return t('line.delivered', { what });
  if (e.failed) return t('line.undelivered', { what, says: e.says ?? '' });
  if (e.by?.role === 'agent') return t('line.redelivers', { name: by, what });
  return e.says ? t('line.notYet', { what, says: e.says }) + (e.next ? ' ' + t('line.tryNext', { at: when(e.next) }) : '') : undefined;
}

const loud: Record<string, string> = {
  handoff_requested: 'hot', escalated: 'hot', promise_overdue: 'hot', promise_broken: 'hot', breached: 'hot', agent_left: 'warm', grant_pending: 'warm', closed: 'good', promise_kept: 'good', granted: 'good', identified: 'good',
};

/** `grant` is the one that the line is about, and `last` whether no later line is. */
export function SystemLine({ e, session, grant, last }: { e: Ev; session: string; grant?: Grant; last: boolean }) {
  const tiers = use(s => s.tiers), may = useDecides(last ? grant : undefined);
  const text = says(e, tiers, grant);
  if (!text) return null;
  return (
    <div class={'event ' + (e.failed ? 'hot' : loud[e.kind] ?? '')} id={'e-' + e.seq} tabIndex={-1}>
      <span dir="auto">{text}</span> <time class="muted" dateTime={e.at} title={exact(e.at)}>{hour(e.at)}</time>
      {grant && may && (
        <span class="actions"><button title={tip('approve')} onClick={() => void approve(session, grant.grant)}>{t('grant.approve')}</button><button title={tip('refuse')} onClick={() => set({ dialog: { kind: 'refuse', session, grant: grant.grant, note: whatGranted(grant) } })}>{t('grant.refuse')}</button></span>
      )}
      {grant && last && redeliverable(grant) && <span class="actions"><button title={tip('redeliver')} onClick={() => void redeliver(session, grant.grant)}>{t('again')}</button></span>}
    </div>
  );
}
