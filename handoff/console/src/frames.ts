import { newId } from './ids';
import { go } from './route';
import { toast } from './toasts';
import { save } from './keep';
import { refreshSoon } from './lists';
import { notify } from './notify';
import { settle } from './send';
import { tell } from './desk';
import { get, set } from './store';
import { askDossier } from './talk/asking';
import { whisperedTo } from './talk/whisper';
import { viewing } from './talk/viewing';
import { Refused } from './api';
import { name } from './words';
import { coded, t } from './text';
import type { Ev, Frame, Item, Who } from './wire';

const arrived = new Map<string, Ev[]>();
let flushing: number | undefined;
const watching = new Set<string>();
/** Ids of watch commands: their refusals come back without the session. */
const asked = new Map<string, string>();
const most = 20;

export function resetFrames() { arrived.clear(); watching.clear(); asked.clear(); }

export function frame(f: Frame) {
  switch (f.type) {
    case 'welcome': {
      const told = typeof f.agent === 'object' ? f.agent : {};
      set({ me: { ...get().me!, ...told }, tiers: f.tiers ?? [], shop: f.site?.name, assist: f.assist ?? [] });
      break;
    }
    case 'queue': set({ queue: new Map((f.items ?? []).map(i => [i.session, i])), synced: true }); afterQueue(); break;
    case 'queue_item': queueItem(f as unknown as Item); break;
    case 'queue_gone': {
      const queue = new Map(get().queue);
      if (f.session) queue.delete(f.session);
      set({ queue });
      afterQueue();
      break;
    }
    case 'event': if (f.session && f.event) take(f.session, f.event); break;
    case 'presence': presence(f.agent, f.status); break;
    case 'typing': if (f.session) typing(f.session, f.role ?? 'customer', f.on !== false); break;
    case 'viewing': if (f.session && typeof f.agent === 'object') viewing(f.session, f.agent, f.on !== false); break;
    case 'error': {
      const session = asked.get(f.id ?? '');
      if (!session) break;
      if (f.code === 'unavailable' || f.code === 'rate_limited') {
        watching.delete(session);
        setTimeout(syncWatches, f.retry_after_ms ?? 1000 + Math.random() * 2000);
        if (get().logs.get(session)?.events.length) break;
      }
      put(session, [], new Refused(f.code ?? 'internal', f.message ?? ''));
      break;
    }
  }
}

function queueItem(item: Item) {
  const before = get().queue.get(item.session);
  set({ queue: new Map(get().queue).set(item.session, item) });
  if (get().synced && item.state === 'waiting' && before?.state !== 'waiting')
    notify(t('notice.waiting'), `${name(item.customer)}: ${coded('reason', item.reason)}`, item.session);
  afterQueue();
}

function afterQueue() { syncWatches(); refreshSoon(); }

function presence(agent: Who | string | undefined, status: Frame['status']) {
  if (!agent) return;
  const id = typeof agent === 'string' ? agent : agent.id;
  const known = get().presence.get(id)?.name;
  const presence = new Map(get().presence).set(id, { name: (typeof agent === 'object' ? agent.name : undefined) ?? known ?? id, status: status ?? 'away' });
  set({ presence });
}

function typing(session: string, role: string, on: boolean) {
  const next = new Map(get().typing);
  if (on) next.set(session, { role, until: Date.now() + 6000 }); else next.delete(session);
  set({ typing: next });
}

/** Events are gathered for one frame of the screen: a long log arrives as hundreds of them. */
function take(session: string, e: Ev) {
  const list = arrived.get(session);
  if (list) list.push(e); else arrived.set(session, [e]);
  flushing ??= window.setTimeout(flush, 16);
}

function flush() {
  flushing = undefined;
  const all = [...arrived];
  arrived.clear();
  for (const [session, events] of all) put(session, events);
}

function put(session: string, events: Ev[], error?: unknown) {
  const logs = new Map(get().logs);
  const held = logs.get(session)?.events ?? [];
  let head = held.at(-1)?.seq ?? 0;
  const fresh = events.filter(e => e.seq > head && ((head = e.seq), true));
  logs.set(session, { events: fresh.length ? [...held, ...fresh] : held, error });
  set({ logs });
  settle(session, fresh);
  look();
  if (fresh.length && session === get().route.session) askDossier(session);
  for (const e of fresh) {
    if (e.kind === 'note' && e.by?.id !== get().me?.id && whisperedTo(e.text, get().me?.name) && Date.now() - Date.parse(e.at) < 15_000) {
      toast(t('whisper.got', { name: e.by?.name ?? t('who.agent'), who: name(get().queue.get(session)?.customer) }), { word: t('open'), undo: () => go({ session }) });
      notify(e.by?.name ?? t('who.agent'), e.text ?? '', session);
    }
    if (e.kind !== 'message' || e.by?.role !== 'customer') continue;
    typing(session, 'customer', false);
    const mine = get().queue.get(session)?.owner?.id === get().me?.id;
    if (mine && Date.now() - Date.parse(e.at) < 15_000) notify(name(get().queue.get(session)?.customer), e.text ?? '', session);
  }
}

/** Marks what is on the screen as seen. */
export function look() {
  const { route, logs, seen, me } = get();
  const head = route.session ? logs.get(route.session)?.events.at(-1)?.seq : undefined;
  if (document.hidden || !route.session || !head || seen[route.session] === head) return;
  const next = Object.fromEntries([...Object.entries(seen).filter(([k]) => k !== route.session).slice(-200), [route.session, head]]);
  set({ seen: next });
  save('seen.' + me?.id, next);
}

/** The open session and the agent's own ones are followed, no other. */
export function syncWatches() {
  const { route, queue, me, logs, link } = get();
  if (link !== 'open') return;
  const wanted = new Set<string>();
  if (route.session) wanted.add(route.session);
  for (const i of queue.values()) if (i.owner?.id === me?.id && i.state === 'with_agent' && wanted.size < most) wanted.add(i.session);
  for (const s of watching) if (!wanted.has(s)) { watching.delete(s); tell({ type: 'unwatch', session: s }); }
  for (const s of wanted) {
    if (watching.has(s)) continue;
    watching.add(s);
    const id = newId();
    asked.set(id, s);
    tell({ type: 'watch', id, session: s, after: logs.get(s)?.events.at(-1)?.seq ?? 0 });
  }
}

export function watchAgain() { watching.clear(); asked.clear(); syncWatches(); }
