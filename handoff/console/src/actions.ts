import { current } from './current';
import { nextVow } from './fold';
import { focusComposer } from './focus';
import { go, tabs, toPage, toTab } from './route';
import { order, rows } from './select';
import { approve, claim, giveBack, join, judge, part, redeliver, setStatus, wake } from './send';
import { get, set, type DialogKind, type DialogState, type Pane } from './store';
import { decides, redeliverable } from './talk/grants';
import { actionName } from './talk/labels';
import { t, type Key } from './text';
import { verdicts } from './wire';
import { asleep } from './words';

/** One thing an agent can do: the same for a key, the palette, the help and a tooltip. `use`: by the language model, where it may be asked for that. */
export interface Action { id: string; key?: string; label: Key; can?: () => boolean; run(): void; group: 'move' | 'case' | 'desk'; quiet?: boolean; use?: string }

const mine = () => !!current()?.mine;
const open = () => !!current();
const judged = () => { const c = current()?.case; return !!c && (c.handed || c.ended); };
const admin = () => !!get().me?.admin;
const may = (use: string) => get().assist.includes(use);
const speaks = () => !!current()?.speaks;
const leads = () => !!current()?.leads;
const vow = () => { const c = current()?.case; return c && nextVow(c); };
const waits = () => current()?.case.grants.find(g => g.state === 'pending' && (get().approvals.items.find(a => a.grant === g.grant)?.may_approve ?? decides(g, get().me)));
const undone = () => current()?.case.grants.find(redeliverable);
const sleeps = () => { const c = current(), i = c && get().queue.get(c.session); return !!i && asleep(i); };
/** What the help lists: all keys that this agent could ever use. */
export const listed = (a: Action) => !!a.key && (!a.use || get().assist.includes(a.use)) && ((a.id !== 'try' && a.can !== admin) || admin());
const dialog = (kind: DialogKind, more?: () => Partial<DialogState>) => () => set({ dialog: { kind, session: get().route.session, ...more?.() } });
/** To the first thing in the case column that one of the selectors finds; its code may still be on its way. */
function inCase(...selectors: string[]) {
  const by = Date.now() + 3000;
  const look = () => {
    const e = selectors.map(s => document.querySelector<HTMLElement>(s)).find(e => e);
    if (e) e.focus(); else if (Date.now() < by) setTimeout(look, 50);
  };
  showPane('case');
  requestAnimationFrame(look);
}
const focus = (id: string) => requestAnimationFrame(() => document.getElementById(id)?.focus());

export function showPane(pane: Pane) {
  set({ pane });
  requestAnimationFrame(() => (pane === 'queue' ? focusRow(get().cursor ?? get().route.session) : document.getElementById(pane === 'talk' ? 'log' : 'case')?.focus()));
}

function focusRow(session?: string) {
  const links = [...document.querySelectorAll<HTMLElement>('a[data-session]')];
  const a = links.find(x => x.dataset.session === session) ?? links[0];
  (a ?? document.getElementById('rows'))?.focus();
  if (a) set({ cursor: a.dataset.session });
}

function move(by: number) {
  const all = order();
  if (!all.length) return;
  const on = (document.activeElement as HTMLElement | null)?.dataset.session;
  const at = all.indexOf(on ?? get().cursor ?? get().route.session ?? get().route.item ?? '');
  const next = all[Math.max(0, Math.min(all.length - 1, at < 0 ? 0 : at + by))]!;
  set({ cursor: next, pane: get().pane === 'case' ? 'queue' : get().pane });
  requestAnimationFrame(() => focusRow(next));
}

function write(mode: 'reply' | 'note') {
  set({ mode, pane: 'talk' });
  focusComposer();
}

/** The open session if it can be taken, else the row under the cursor, else the top one of those waiting. */
function toClaim(): string | undefined {
  const s = get(), c = current();
  if (c?.takes) return c.session;
  if (c && s.route.page !== 'waiting') return undefined;
  const list = rows(s, 'waiting');
  return list.find(i => i.session === s.cursor)?.session ?? list[0]?.session;
}

export const actions: Action[] = [
  { id: 'next', key: 'j', label: 'act.next', group: 'move', run: () => move(1), quiet: true },
  { id: 'previous', key: 'k', label: 'act.previous', group: 'move', run: () => move(-1), quiet: true },
  { id: 'open', key: 'Enter', label: 'act.open', group: 'move', run: () => focusRow(), quiet: true },
  { id: 'back', key: 'Escape', label: 'act.back', group: 'move', run: back, quiet: true },
  ...tabs.map((tab, i): Action => ({ id: 'tab.' + tab, key: String(i + 1), label: `act.tab.${tab}`, group: 'move', run: () => { go(toTab(tab)); set({ pane: 'queue', cursor: undefined }); if (tab === 'search') focus('search'); } })),
  { id: 'search', key: '/', label: 'act.search', group: 'move', run: () => { if (get().route.page === 'intents') { focus('filter'); return; } go(toTab('search')); set({ pane: 'queue' }); focus('search'); } },
  { id: 'find', key: 'f', label: 'act.find', group: 'move', can: () => !!document.getElementById('find'), run: () => { set({ pane: 'queue' }); focus('find'); } },
  { id: 'pane.queue', key: 'g q', label: 'act.pane.queue', group: 'move', run: () => showPane('queue') },
  { id: 'pane.talk', key: 'g v', label: 'act.pane.talk', group: 'move', can: open, run: () => showPane('talk') },
  { id: 'pane.case', key: 'g i', label: 'act.pane.case', group: 'move', can: open, run: () => showPane('case') },
  { id: 'newest', key: 'g n', label: 'act.newest', group: 'move', can: open, run: () => { const l = document.getElementById('log'); l?.scrollTo(0, l.scrollHeight); } },
  { id: 'claim', key: 'c', label: 'act.claim', group: 'case', can: () => !!toClaim(), run: () => { const s = toClaim(); if (s) void claim(s); } },
  { id: 'reply', key: 'r', label: 'act.reply', group: 'case', can: speaks, run: () => write('reply') },
  { id: 'note', key: 'n', label: 'act.note', group: 'case', can: open, run: () => write('note') },
  { id: 'suggest', key: 'Alt+R', label: 'act.suggest', group: 'case', use: 'replies', can: () => may('replies') && speaks(), run: () => void import('./talk/suggesting').then(m => m.suggest()) },
  { id: 'summary', key: 'Alt+S', label: 'act.summary', group: 'case', use: 'summary', can: () => may('summary') && open(), run: () => void import('./talk/Summary').then(m => m.now()) },
  { id: 'translate', key: 'Alt+T', label: 'act.translate', group: 'case', use: 'translation', can: () => may('translation') && open(), run: () => void import('./talk/translating').then(m => m.toggle()) },
  { id: 'transfer', key: 't', label: 'act.transfer', group: 'case', can: mine, run: dialog('transfer') },
  { id: 'return', key: 'b', label: 'act.return', group: 'case', can: mine, run: () => void giveBack(get().route.session!) },
  { id: 'promise', key: 'p', label: 'act.promise', group: 'case', can: mine, run: dialog('promise') },
  { id: 'keep', key: 'd k', label: 'act.keep', group: 'case', can: () => !!vow(), run: dialog('keep', () => ({ promise: vow() })) },
  { id: 'reschedule', key: 'd m', label: 'act.reschedule', group: 'case', can: () => !!vow(), run: dialog('reschedule', () => ({ promise: vow() })) },
  { id: 'break', key: 'd b', label: 'act.break', group: 'case', can: () => !!vow(), run: dialog('break', () => ({ promise: vow() })) },
  { id: 'grant', key: 'a', label: 'act.grant', group: 'case', can: speaks, run: () => inCase('#actions .uses button', '#actions button', '#actions') },
  { id: 'approve', key: 'd a', label: 'act.approve', group: 'case', can: () => !!waits(), run: () => void approve(get().route.session!, waits()!.grant) },
  { id: 'refuse', key: 'd r', label: 'act.refuse', group: 'case', can: () => !!waits(), run: dialog('refuse', () => ({ grant: waits()!.grant, note: actionName(waits()!.action) })) },
  { id: 'redeliver', key: 'd t', label: 'act.redeliver', group: 'case', can: () => !!undone(), run: () => void redeliver(get().route.session!, undone()!.grant) },
  { id: 'tag', key: 'l', label: 'act.tag', group: 'case', can: open, run: () => inCase('#tag') },
  { id: 'snooze', key: 'z', label: 'act.snooze', group: 'case', can: mine, run: () => { if (sleeps()) void wake(get().route.session!); else dialog('snooze')(); } },
  { id: 'whisper', key: 'w', label: 'act.whisper', group: 'case', can: leads, run: dialog('whisper') },
  { id: 'join', key: 'x', label: 'act.join', group: 'case', can: () => leads() || !!current()?.joined, run: () => void (current()!.joined ? part : join)(get().route.session!) },
  { id: 'takeover', key: 'o', label: 'act.takeover', group: 'case', can: leads, run: dialog('takeover') },
  { id: 'resolve', key: 'e', label: 'act.resolve', group: 'case', can: mine, run: dialog('resolve') },
  ...verdicts.map((v, i): Action => ({ id: 'verdict.' + v, key: ['v y', 'v n', 'v l'][i]!, label: `act.verdict.${v}`, group: 'case', can: judged, run: () => void judge(get().route.session!, v) })),
  ...([['floor', 'f'], ['reports', 'r'], ['replies', 'c'], ['intents', 't', admin], ['knowledge', 'k'], ['handoff', 'h', admin], ['agents', 'a', admin]] as const).map(([to, key, can]): Action => ({ id: to, key: 'g ' + key, label: `page.${to}`, group: 'desk', can, run: () => go(toPage(to)) })),
  { id: 'try', key: 'g y', label: 'int.try', group: 'desk', can: () => /^(intents|knowledge)$/.test(get().route.page) && admin(), run: () => focus('try') },
  { id: 'status', key: 's', label: 'act.status', group: 'desk', run: () => setStatus(get().status === 'away' ? 'available' : 'away') },
  { id: 'palette', key: 'Ctrl+K', label: 'act.palette', group: 'desk', run: dialog('palette'), quiet: true },
  { id: 'settings', key: ',', label: 'act.settings', group: 'desk', run: dialog('settings') },
  { id: 'help', key: '?', label: 'act.help', group: 'desk', run: dialog('help') },
];

export const action = (id: string) => actions.find(a => a.id === id);

export const keyName = (key: string) => (key === 'Escape' ? 'Esc' : key.length === 1 ? key.toUpperCase() : key.replace(/ (\w)/, (_, k: string) => ' ' + k.toUpperCase()).replace(/^[dgv] /, first => first.toUpperCase()));

/** A tooltip: what the control does, and its key while keys are on. */
export function tip(id: string): string {
  const a = action(id);
  if (!a) return '';
  const shown = a.key && (get().settings.singleKeys || /^(Ctrl|Alt)/.test(a.key) || a.key === 'Escape');
  return t(a.label) + (shown ? ` (${keyName(a.key!)})` : '');
}

/** One step back: out of the composer, out of the case column, out of the session. */
export function back() {
  const s = get(), at = document.activeElement as HTMLElement | null;
  if (at?.id === 'composer') { document.getElementById('log')?.focus(); return; }
  if (/^(intents|agents|replies|knowledge)$/.test(s.route.page)) { if (at?.closest('input, textarea, select')) at.blur(); else if (s.route.item) { set({ cursor: s.route.item }); go({ item: undefined }); setTimeout(() => focusRow(s.route.item), 60); } return; }
  if (s.pane === 'case' && matchMedia('(max-width: 74.9375em)').matches) { showPane('talk'); return; }
  if (s.route.session) { set({ cursor: s.route.session, pane: 'queue' }); go({ session: undefined }); requestAnimationFrame(() => focusRow(s.route.session)); }
}
