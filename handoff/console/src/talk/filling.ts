import type { Dossier } from './types';

/** What stands for something in a canned reply, such as {order}. */
const variable = /\{(\p{L}[\p{L}_]{0,23})\}/gu;

export type Vars = Record<string, string | undefined>;

/** A customer or agent whose name is not known leaves no hole: "Hello {name}, …" becomes "Hello, …". What else is not known stays, to be filled in by hand. */
export function fill(text: string, vars: Vars): string {
  return text.replace(/(,?\s)?\{(\p{L}[\p{L}_]{0,23})\}/gu, (all, gap: string | undefined, key: string) =>
    (vars[key] ? (gap ?? '') + vars[key] : key === 'name' || key === 'agent' ? '' : all));
}

export interface Hole { name: string; from: number; to: number }

/** What is still to be filled in. */
export const holes = (text: string): Hole[] => [...text.matchAll(variable)].map(m => ({ name: m[1]!, from: m.index, to: m.index + m[0].length }));

/** What can be filled in from the dossier. `when` puts a time into words. */
export function varsOf(o: { name?: string; agent?: string; shop?: string; dossier?: Dossier; when(at: string): string }): Vars {
  const order = o.dossier?.facts?.filter(f => f.what === 'order').at(-1)?.value;
  const due = (o.dossier?.promises ?? []).filter(p => p.state === 'open').map(p => p.due_at).sort()[0];
  return { name: o.name, agent: o.agent, shop: o.shop, order, due: due && o.when(due) };
}
