import { useEffect } from 'preact/hooks';
import { tell } from '../desk';
import { get, set, use } from '../store';

const EVERY = 20_000, FOR = 60_000;

/** The session that the colleagues were told of. */
let shown: string | undefined;

/** Tells the colleagues that this session is on the screen, every 20 s while it is. */
export function useViewing(session: string) {
  const open = use(s => s.link) === 'open';
  useEffect(() => {
    if (!open) return;
    let on = false;
    const say = (now: boolean) => {
      if (now || on) tell({ type: 'viewing', session, on: now });
      on = now;
      shown = now ? session : shown === session ? undefined : shown;
    };
    const look = () => say(!document.hidden);
    const gone = () => say(false);
    look();
    const timer = setInterval(() => { if (on) say(true); }, EVERY);
    document.addEventListener('visibilitychange', look);
    addEventListener('pagehide', gone);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
      removeEventListener('pagehide', gone);
      say(false);
    };
  }, [session, open]);
}

/** A colleague has it on the screen, or no longer; who says nothing for a minute has it no longer. Who has just come is told who is there. */
export function viewing(session: string, agent: { id: string; name?: string }, on: boolean) {
  const of = new Map(get().viewers.get(session));
  // A moment later, when whoever came follows the session.
  if (on && session === shown && !((of.get(agent.id)?.until ?? 0) > Date.now())) setTimeout(() => { if (session === shown) tell({ type: 'viewing', session, on: true }); }, 500);
  if (on) of.set(agent.id, { name: agent.name ?? get().presence.get(agent.id)?.name ?? agent.id, until: Date.now() + FOR }); else of.delete(agent.id);
  set({ viewers: new Map(get().viewers).set(session, of) });
}

/** Initials of a name, for a round sign beside the name itself. */
export const initials = (name: string) => name.split(/\s+/).filter(Boolean).map(w => [...w][0]!).filter((_, i, all) => i === 0 || i === all.length - 1).join('').toUpperCase();
