import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Route } from './route';
import { untouched, type Editing } from './intents/state';
import { load, save } from './keep';
import type { Grant } from './pages/wire';
import { unasked, type Scoring } from './scoring/state';
import { apply, stored, type Settings } from './settings';
import type { Link } from './socket';
import { ready } from './text';
import type { Run } from './talk/macros';
import type { Asked, AskedReplies, Dossier, Making, Member } from './talk/types';
import type { Agent, Ev, Item, Promised, Status, Tier, Vow } from './wire';

/** `others`: there are more than these, which the server gives once some of these are gone. */
export interface Listing<T> { items: T[]; next?: string; others?: boolean; loading: boolean; error?: unknown; loaded: boolean }
export interface Log { events: Ev[]; error?: unknown }
/** A message or a note on its way: shown in the log until its event comes. `error` once it was refused. */
export interface Pending { id: string; session: string; type: 'message' | 'note'; text: string; at: string; error?: unknown; with_promise?: Vow; no_promise?: boolean }
/** `undo` is a button, called `word` where it does something else. */
export interface Toast { id: string; text: string; bad?: boolean; undo?: () => void; word?: string }
export type DialogKind = 'transfer' | 'resolve' | 'promise' | 'keep' | 'reschedule' | 'break' | 'refuse' | 'snooze' | 'tag' | 'whisper' | 'takeover' | 'settings' | 'help' | 'palette' | 'ask' | 'draft';
export interface Question { title: string; says: string; go: string; run(): unknown }
export interface DialogState { kind: DialogKind; session?: string; promise?: Promised; grant?: string; due?: Date; note?: string; ask?: Question }
export type Pane = 'queue' | 'talk' | 'case';

export interface State {
  phase: 'loading' | 'signin' | 'desk' | 'broken';
  me?: Agent; tiers: Tier[]; link: Link; offline: boolean; late: boolean; status: Status; synced: boolean;
  queue: Map<string, Item>; logs: Map<string, Log>; pending: Pending[];
  presence: Map<string, { name: string; status: Status }>; typing: Map<string, { role: string; until: number }>;
  lists: { bot: Listing<Item>; closed: Listing<Item>; review: Listing<Item>; search: Listing<Item> }; promises: Listing<Promised>; approvals: Listing<Grant>;
  intents: Editing; scoring: Scoring;
  /** By session: what the server makes of it, and who has it on the screen, by agent. */
  dossiers: Map<string, Asked<Dossier>>; viewers: Map<string, Map<string, { name: string; until: number }>>;
  team: Asked<Member[]>; replies: AskedReplies;
  /** Macros that run, by session. */
  runs: Map<string, Run>;
  /** What the language model may be asked for; nothing where there is none. What it made or is at, by what that is of; the sessions that are translated as they are read. */
  assist: string[]; made: Map<string, Making>; translating: string[];
  /** The name of the site, where the server tells it. */
  shop?: string;
  /** What the server keeps of the agent's settings; undefined while it has not said, null where it keeps none. */
  served?: Record<string, unknown> | null;
  /** The last seq of each of the agent's sessions that was on the screen. */
  seen: Record<string, number>;
  route: Route; pane: Pane; mode: 'reply' | 'note'; cursor?: string; turn?: number; claiming?: string;
  dialog?: DialogState; toasts: Toast[]; settings: Settings; saved?: string;
}

export const blank = <T,>(): Listing<T> => ({ items: [], loading: false, loaded: false });

const fresh = (): State => ({
  phase: 'loading', tiers: [], link: 'connecting', offline: false, late: false, status: 'available', synced: false,
  queue: new Map(), logs: new Map(), pending: [], presence: new Map(), typing: new Map(),
  lists: { bot: blank(), closed: blank(), review: blank(), search: blank() }, promises: blank(), approvals: blank(), seen: {}, intents: untouched(), scoring: unasked(),
  dossiers: new Map(), viewers: new Map(), team: {}, replies: {}, runs: new Map(), assist: [], made: new Map(), translating: load('translating', [], 'session'),
  route: { page: 'waiting' }, pane: 'queue', mode: 'reply', toasts: [], settings: stored(),
});

let state = fresh();
const listeners = new Set<() => void>();

export const get = (): State => state;

export function set(patch: Partial<State>) {
  state = { ...state, ...patch };
  for (const f of [...listeners]) f();
}

/** Settings hold at once here; those that the agent makes go to the server as well (see talk/served). */
export async function changeSettings(patch: Partial<Settings>) {
  if (patch.language !== undefined) await ready(patch.language);
  const settings = { ...state.settings, ...patch };
  save('settings', settings);
  apply(settings);
  set({ settings });
}

/** Forgets everything of the agent who signed out, save edits of intents: they have their owner's name on them. */
export const reset = () => set({ ...fresh(), route: state.route, settings: state.settings, intents: state.intents });

/** One value of the state; the component renders again when it is another one. `pick` must give the same object for the same state. */
export function use<T>(pick: (s: State) => T): T {
  const [, again] = useState(0);
  const value = pick(state);
  const last = useRef(value), how = useRef(pick);
  last.current = value;
  how.current = pick;
  useLayoutEffect(() => {
    const on = () => { if (!Object.is(how.current(state), last.current)) again(n => n + 1); };
    listeners.add(on);
    on();
    return () => { listeners.delete(on); };
  }, []);
  return value;
}
