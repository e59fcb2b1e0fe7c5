import * as api from './api';
import { frame, resetFrames, watchAgain } from './frames';
import { untouched } from './intents/state';
import { load } from './keep';
import { clearLists } from './lists';
import { resend } from './send';
import { Socket, type Link } from './socket';
import { get, reset, set } from './store';
import { forget } from './talk/asking';
import { remind } from './talk/remind';
import { fetchSettings } from './talk/served';
import type { Agent, Command, Frame, Status } from './wire';

let socket: Socket | undefined;
let offlineTimer: number | undefined;

/** Sends a command: kept until acked or refused. */
export const send = (c: Command): Promise<Frame> => socket?.send(c) ?? Promise.reject(new api.Refused('offline', ''));
/** Sends a frame that may be lost. */
export const tell = (c: Command) => socket?.tell(c);

/** Looks whether somebody is signed in, and opens the desk or the sign-in. */
export async function start() {
  set({ phase: 'loading' });
  try {
    enter(await api.me());
  } catch (e) {
    const code = e instanceof api.Refused ? e.code : '';
    set({ phase: code === 'unauthorized' || code === 'forbidden' ? 'signin' : 'broken' });
  }
}

export function enter(me: Agent) {
  socket?.end();
  resetFrames();
  const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
  set({ phase: 'desk', me, status: load<Status>('status', 'available', 'session'), seen: load('seen.' + me.id, {}), intents: get().intents.owner === me.id ? get().intents : untouched() });
  socket = new Socket(`${scheme}//${location.host}/v1/desk`, { frame: receive, link, late: l => { if (get().late !== l) set({ late: l }); }, signedIn, signedOut: () => leave() });
  socket.open();
  resend();
  void fetchSettings();
  remind();
}

export async function signOut() {
  socket?.end();
  try { await api.logout(); } catch { /* the cookie dies by itself */ }
  leave();
  set({ intents: untouched() });
}

export function tryAgain() { socket?.open(); }

function leave() {
  socket = undefined;
  clearTimeout(offlineTimer);
  clearLists();
  forget();
  reset();
  set({ phase: 'signin' });
}

function receive(f: Frame) {
  frame(f);
  if (f.type !== 'welcome') return;
  tell({ type: 'status', status: get().status });
  watchAgain();
}

/** The offline line comes only after 5 s without a connection: a short gap is nobody's business. */
function link(l: Link) {
  set({ link: l });
  if (l === 'open') { clearTimeout(offlineTimer); offlineTimer = undefined; set({ offline: false }); }
  else if (l === 'stopped') set({ offline: true });
  else offlineTimer ??= window.setTimeout(() => set({ offline: true }), 5000);
}

async function signedIn(): Promise<boolean> {
  try { await api.me(); return true; } catch (e) { return !(e instanceof api.Refused && e.code === 'unauthorized'); }
}
