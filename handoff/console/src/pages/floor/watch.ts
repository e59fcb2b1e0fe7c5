import { useEffect, useState } from 'preact/hooks';
import { call } from '../../api';
import { get, use } from '../../store';
import type { Live, Overview } from '../wire';
import type { Route } from '../../route';

export interface Floor { data?: Overview; error?: unknown; at?: number }

/** How often the server is asked, and how soon again at the most when the queue moves. */
const every = 3000, least = 700;
/** What was seen last, so that the way back from a conversation shows it at once; `of` is whose it is. */
let last: Floor & { of?: string } = {};

/** The floor as the server has it: read anew every 3 s and when the queue moves, not while nobody can see it. */
export function useFloor(): Floor & { again(): void } {
  const me = get().me?.id, queue = use(s => s.queue);
  const [seen, put] = useState<Floor>(last.of === me ? last : {});
  const [ask, setAsk] = useState<{ soon(): void }>();
  useEffect(() => {
    let here = true, busy = false, timer: number | undefined, asked = 0;
    const read = async () => {
      clearTimeout(timer);
      if (!here || busy || document.hidden) return;
      busy = true;
      asked = Date.now();
      try { last = { data: await call<Overview>('GET', '/v1/overview'), at: Date.now(), of: me }; } catch (error) { last = { ...(last.of === me ? last : { of: me }), error }; }
      busy = false;
      if (!here) return;
      put(last);
      timer = window.setTimeout(read, every);
    };
    const soon = () => { if (document.hidden) return; clearTimeout(timer); timer = window.setTimeout(read, Math.max(0, asked + least - Date.now())); };
    const seen = () => { if (!document.hidden) void read(); };
    document.addEventListener('visibilitychange', seen);
    setAsk({ soon });
    void read();
    return () => { here = false; clearTimeout(timer); document.removeEventListener('visibilitychange', seen); };
  }, [me]);
  useEffect(() => ask?.soon(), [queue]);
  return { ...seen, again: () => ask?.soon() };
}

/** Who has it now: an agent, or somebody to whom it is offered; nobody while the bot has it. */
export const holder = (i: Live) => (i.state === 'with_agent' ? i.owner : undefined);

export const shown = (live: Live[], r: Route): Live[] => live.filter(i =>
  (!r.state || i.state === r.state) && (!r.tier || String(i.tier) === r.tier) && (!r.lane || (i.lane || 'support') === r.lane) && (!r.agent || holder(i)?.id === r.agent || i.offered_to?.id === r.agent));

export const narrowed = (r: Route) => !!(r.state || r.tier || r.lane || r.agent);
