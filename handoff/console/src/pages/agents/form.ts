import type { Agent, Limit } from '../../wire';
import { decimal } from '../../talk/amounts';

/** An account as a form has it: all of it text, lists apart by commas. */
export interface LimitRow { action: string; amount: string; per_day: string; currency: string }
export interface Form {
  name: string; email: string; password: string; tier: string; admin: boolean; languages: string; departments: string; skills: string; lanes: string[]; capacity: string; limits: LimitRow[];
}
/** An account as the server has it. */
export interface Account extends Agent { skills?: string[]; lanes?: string[] }
export type Change = Partial<Omit<Account, 'id'>> & { password?: string };

export const blank = (): Form => ({ name: '', email: '', password: '', tier: '2', admin: false, languages: '', departments: '', skills: '', lanes: [], capacity: '4', limits: [] });

export const toForm = (a: Account): Form => ({
  name: a.name ?? '', email: a.email ?? '', password: '', tier: String(a.tier ?? 2), admin: !!a.admin,
  languages: (a.languages ?? []).join(', '), departments: (a.departments ?? []).join(', '), skills: (a.skills ?? []).join(', '), lanes: a.lanes ?? [], capacity: String(a.capacity ?? 0),
  limits: Object.entries(a.limits ?? {}).map(([action, l]) => ({ action, amount: l.amount ?? '', per_day: l.per_day ?? '', currency: l.currency ?? '' })),
});

/** What is between commas; what stands there twice is meant once. */
export const list = (text: string): string[] => [...new Set(text.split(/[,;\n]/).map(s => s.trim()).filter(Boolean))];

function all(f: Form): Change {
  const limits: Record<string, Limit> = {};
  for (const l of f.limits) if (l.action.trim()) limits[l.action.trim()] = { amount: l.amount && (decimal(l.amount) ?? l.amount), per_day: l.per_day && (decimal(l.per_day) ?? l.per_day), currency: l.currency.trim().toUpperCase() };
  return {
    name: f.name.trim(), email: f.email.trim(), tier: Number(f.tier), admin: f.admin, languages: list(f.languages).map(l => l.toLowerCase()), departments: list(f.departments), skills: list(f.skills),
    lanes: f.lanes, capacity: f.capacity.trim() === '' ? 0 : Number(f.capacity), limits, ...(f.password ? { password: f.password } : {}),
  };
}

const fields = ['name', 'email', 'tier', 'admin', 'languages', 'departments', 'skills', 'lanes', 'capacity', 'limits'] as const;
/** The same in one order and without what is empty, so that only a difference in meaning is one. */
const plain = (v: unknown): string => JSON.stringify(v, (_, x: unknown) => (x && typeof x === 'object' && !Array.isArray(x) ? Object.fromEntries(Object.entries(x).filter(([, y]) => y !== '').sort(([a], [b]) => a.localeCompare(b))) : x));

/** What is to be sent: of a new account all of it, of another what differs. `undo` is what it was. */
export function changeOf(f: Form, base?: Account): { change: Change; undo: Change } {
  const now = all(f);
  if (!base) return { change: now, undo: {} };
  const change: Record<string, unknown> = f.password ? { password: f.password } : {}, undo: Record<string, unknown> = {}, was = all(toForm(base));
  for (const k of fields) if (plain(now[k]) !== plain(was[k])) { change[k] = now[k]; undo[k] = was[k]; }
  return { change: change as Change, undo: undo as Change };
}

export const changed = (f: Form, base?: Account) => Object.keys(changeOf(f, base).change).length > 0;

/** A fault: in a field, by its name; limits have a row as well. `says` is the server's word, or the name of ours. */
export interface Fault { field: string; row?: number; says: string; ours?: boolean }

/** What the server cannot know: a limit that it could not read would give no authority at all. */
export function check(f: Form): Fault | undefined {
  const seen = new Set<string>();
  for (const [row, l] of f.limits.entries()) {
    const bad = (says: string): Fault => ({ field: 'limits', row, says, ours: true });
    if (!/^[a-z][a-z0-9_]{0,63}$/.test(l.action.trim())) return bad('action');
    if (seen.has(l.action.trim())) return bad('twice');
    seen.add(l.action.trim());
    if (l.currency.trim() && !/^[A-Za-z]{3}$/.test(l.currency.trim())) return bad('currency');
    if (!l.amount.trim() && !l.per_day.trim()) return bad('none');
    for (const v of [l.amount, l.per_day]) if (v.trim() && (decimal(v) === undefined || (!l.currency.trim() && decimal(v)!.includes('.')))) return bad(l.currency.trim() ? 'amount' : 'whole');
  }
  return undefined;
}

const named = /^(email|name|password|tier|capacity|languages|departments|skills|lanes|limits|admin)\b:? ?([^]*)$/;

/** Where the server found fault: "email must look like …", "skills: each must …". */
export function locate(message: string): Fault | undefined {
  const m = named.exec(message);
  return m ? { field: m[1]!, says: message } : undefined;
}
