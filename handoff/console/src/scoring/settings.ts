import type { Settings } from './types';

/** The settings as a form has them, all pure. A share is a percentage there; a field left empty takes what the program comes with. */
export const costs = ['handoff', 'low', 'medium', 'high', 'again', 'patience', 'call', 'full'] as const;
export const limits = ['offer_at', 'release', 'sure', 'guess', 'askable'] as const;
export const fields = [...costs.map(c => `costs.${c}` as const), ...limits];
export type Field = (typeof fields)[number];

export const isShare = (f: Field) => f === 'costs.call' || (limits as readonly string[]).includes(f);
const inCosts = (f: Field) => (f.startsWith('costs.') ? (f.slice(6) as (typeof costs)[number]) : undefined);
const shown = (f: Field, v: number) => String(Number((isShare(f) ? v * 100 : v).toPrecision(10)));

export function valueOf(s: Settings, f: Field): number | undefined {
  const c = inCosts(f);
  return c ? s.costs[c] : s[f as (typeof limits)[number]];
}

export type Draft = Record<string, string>;

export const toDraft = (s: Settings): Draft => ({
  ...Object.fromEntries(fields.map(f => { const v = valueOf(s, f); return [f, v === undefined ? '' : shown(f, v)]; })),
  model: s.model?.name ?? '',
});

/** What is sent: the fields as numbers, and the own model of `base` unless it was dropped. */
export function toSettings(d: Draft, base: Settings): Settings {
  const s: Settings = { costs: {} };
  for (const f of fields) {
    const text = (d[f] ?? '').trim().replace(',', '.'), v = Number(text), c = inCosts(f);
    if (!text || !Number.isFinite(v)) continue;
    const n = isShare(f) ? v / 100 : v;
    if (c) s.costs[c] = n; else s[f as (typeof limits)[number]] = n;
  }
  if (base.model && d.model) s.model = base.model;
  return s;
}

/** The fields in which a draft is other than what is saved. */
export function changed(d: Draft | undefined, base: Settings): string[] {
  if (!d) return [];
  const was = toDraft(base);
  return [...fields, 'model'].filter(f => (d[f] ?? '') !== (was[f] ?? ''));
}

/** What differs between two versions, from one to the other, as the form would show it. */
export function differs(from: Settings, to: Settings): { field: string; from: string; to: string }[] {
  const a = toDraft(from), b = toDraft(to);
  return [...fields, 'model'].filter(f => a[f] !== b[f]).map(field => ({ field, from: a[field] ?? '', to: b[field] ?? '' }));
}

/** The same settings with a wrong answer taken to be so many times as dear. */
export function scaled(s: Settings, factor: number): Settings {
  const by = (v: number | undefined) => (v === undefined ? v : Number((v * factor).toPrecision(4)));
  return { ...s, costs: { ...s.costs, low: by(s.costs.low), medium: by(s.costs.medium), high: by(s.costs.high) } };
}

/** The risk from which on a conversation is handed over while a person is there at once; the program keeps it between 3 % and 90 %. */
export function threshold(d: Draft, stakes: 'low' | 'medium' | 'high'): number | undefined {
  const at = Number(d['costs.handoff']) / Number(d['costs.' + stakes]);
  return Number.isFinite(at) && at > 0 ? Math.min(0.9, Math.max(0.03, at)) : undefined;
}

/** Where the server found fault: "costs.low: 20000 must be from 0.1 to 10000". */
export function locate(message: string): { field?: string; from?: number; to?: number; says: string } {
  const m = /^([\w.]+): (.*?(?:must be from ([\d.e+]+) to ([\d.e+]+))?)$/.exec(message);
  if (!m || !(fields as readonly string[]).includes(m[1]!)) return { says: message };
  const f = m[1] as Field, scale = (t: string | undefined) => (t === undefined ? undefined : Number(shown(f, Number(t))));
  return { field: f, says: m[2]!, from: scale(m[3]), to: scale(m[4]) };
}
