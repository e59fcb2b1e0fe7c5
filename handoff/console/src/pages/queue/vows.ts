import { useEffect, useRef, useState } from 'preact/hooks';
import * as api from '../../api';
import { readPromises } from '../../lists';
import { get, use } from '../../store';
import { t } from '../../text';
import { name } from '../../words';
import { holds } from '../find';
import type { Route } from '../../route';
import type { Who } from '../../wire';
import type { Vowed } from '../wire';

export const ended = ['kept', 'broken'] as const;
export type Ended = (typeof ended)[number];
export const endedOf = (r: Route): Ended | undefined => ended.find(x => x === r.state);

/** Whose word it is: an agent's, or the assistant's, which offered the call-back that the customer accepted. */
export function giver(p: Vowed): string {
  const by = typeof p.by === 'object' ? (p.by as Partial<Who> & { role?: string }) : { role: p.by };
  return by.role && by.role !== 'agent' ? t('who.bot') : by.name || t('who.agent');
}

export const tongue = (p: Vowed) => p.customer?.locale?.split(/[-_]/)[0]?.toLowerCase();

export const matching = (all: Vowed[], r: Route): Vowed[] => all.filter(p =>
  (!r.what || p.what === r.what) && (!r.agent || giver(p) === r.agent) && (!r.language || tongue(p) === r.language)
  && (!r.find || holds([name(p.customer), p.note, p.contact?.email, p.contact?.phone, p.best_time, giver(p), p.session], r.find)));

const reach = 10;

/** All that ended in one way, the last one first. The server gives the oldest first, so all of it is read, up to 2,000. */
async function readEnded(state: Ended): Promise<Vowed[]> {
  const all: Vowed[] = [];
  let after: string | undefined;
  for (let n = 0; n < reach; n++) {
    const page = await api.call<api.List<Vowed>>('GET', `/v1/promises?state=${state}&limit=200` + (after ? '&after=' + encodeURIComponent(after) : ''));
    all.push(...page.items);
    after = page.next;
    if (!after) break;
  }
  const at = (p: Vowed) => p.kept_at ?? p.broken_at ?? p.due_at;
  return all.sort((a, b) => at(b).localeCompare(at(a)));
}

export interface Vows { items: Vowed[]; loaded: boolean; loading: boolean; error?: unknown; next?: string; again(): void }

/** The promises of the part that is open. They are read again once a dialog that may have changed them is gone. */
export function useVows(state: Ended | undefined): Vows {
  const due = use(s => s.promises), dialog = use(s => s.dialog?.kind);
  const [had, put] = useState<{ of?: Ended; items: Vowed[]; error?: unknown; loading: boolean }>({ items: [], loading: false });
  const read = () => {
    void readPromises();
    if (!state) return;
    put(h => ({ ...(h.of === state ? h : { items: [] }), loading: true }));
    readEnded(state).then(items => put({ of: state, items, loading: false }), error => put(h => ({ ...h, of: state, loading: false, error })));
  };
  const before = useRef(dialog);
  useEffect(read, [state, get().me?.id]);
  useEffect(() => { if (before.current && !dialog) read(); before.current = dialog; }, [dialog]);
  if (!state) return { ...due, again: read };
  return { items: had.of === state ? had.items : [], loaded: had.of === state, loading: had.loading, error: had.error, again: read };
}
