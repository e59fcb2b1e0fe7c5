import type { Ev, Who } from '../wire';

/** The use of an authority and what became of it. `tier`: pending, the lowest that may approve. `delivery`: granted, how far it is carried out. */
export interface Grant {
  grant: string; action: string; amount?: string; currency?: string; reason?: string; by?: Who; at: string;
  state: 'granted' | 'pending' | 'refused'; tier?: number; above?: string; decided?: Who; decidedAt?: string; approval?: string;
  delivery?: 'due' | 'done' | 'failed' | 'by_hand'; attempt?: number; next?: string; says?: string;
}

/** Folds one more event into the grants of a session. */
export function grant(all: Grant[], e: Ev): Grant[] {
  const who = e.by?.id ? { id: e.by.id, name: e.by.name } : undefined;
  if (!all.some(g => g.grant === e.grant)) {
    if (e.kind === 'grant_tried') return all;
    all = [...all, { grant: e.grant ?? '', action: e.action ?? '', amount: e.amount, currency: e.currency, reason: e.reason, by: e.asked ?? who, at: e.at, state: 'pending' }];
  }
  return all.map(g => {
    if (g.grant !== e.grant) return g;
    switch (e.kind) {
      case 'grant_pending': return { ...g, state: 'pending', tier: e.tier, above: e.above };
      case 'grant_refused': return { ...g, state: 'refused', decided: who, decidedAt: e.at, approval: e.reason };
      case 'granted': return { ...g, state: 'granted', at: e.asked ? g.at : e.at, decided: e.asked ? who : undefined, decidedAt: e.asked ? e.at : undefined, approval: e.approval, delivery: e.carried === 'webhook' ? 'due' : 'by_hand' };
      default: return { ...g, attempt: e.attempt, next: e.next, says: e.says, delivery: e.done ? 'done' : e.failed ? 'failed' : 'due' };
    }
  });
}

/** Whether an agent may decide on a grant that waits: somebody else, of a tier whose limit allows it. The server has the last word. */
export const decides = (g: Grant, me: { id: string; tier?: number } | undefined) => g.state === 'pending' && !!me && g.by?.id !== me.id && (me.tier ?? 0) >= (g.tier ?? 4);

/** The server takes a delivery up again that failed, or that has failed so far. */
export const redeliverable = (g: Grant) => g.state === 'granted' && (g.delivery === 'failed' || (g.delivery === 'due' && !!g.says));
