import type { Dossier, Made, Member, Replies, Use } from './talk/types';
import type { Agent, Check, Ev, Item, Promised } from './wire';

/** A refusal, by HTTP or by the socket. `code` is one of the protocol's; 'offline' when nothing answered. */
export class Refused extends Error {
  constructor(readonly code: string, message: string, readonly retryAfter?: number, readonly line?: number) { super(message); }
}

export interface List<T> { items: T[]; next?: string }

export interface Answer<T> { data: T; status: number; etag?: string }
/** What goes along with a request: a body with its type (JSON unless told), the version that it builds on. */
export interface Extra { body?: unknown; type?: string; match?: string; signal?: AbortSignal }

export async function ask<T>(method: string, path: string, { body, type, match, signal }: Extra = {}): Promise<Answer<T>> {
  const headers: Record<string, string> = {};
  if (body !== undefined) headers['Content-Type'] = type ?? 'application/json';
  if (match !== undefined) headers['If-Match'] = match;
  let res: Response, text: string;
  try {
    res = await fetch(path, { method, credentials: 'same-origin', headers, signal, body: body === undefined ? undefined : type ? String(body) : JSON.stringify(body) });
    text = await res.text();
  } catch (e) {
    throw new Refused('offline', String(e));
  }
  let data: unknown;
  try { data = text ? JSON.parse(text) : undefined; } catch { data = undefined; }
  if (res.ok) return { data: data as T, status: res.status, etag: res.headers.get('ETag') ?? undefined };
  const problem = (data ?? {}) as { code?: string; detail?: string; message?: string; title?: string; line?: number };
  throw new Refused(problem.code ?? byStatus(res.status), problem.detail ?? problem.message ?? problem.title ?? res.statusText, undefined, problem.line);
}

export const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => (await ask<T>(method, path, { body })).data;

function byStatus(status: number): string {
  const known: Record<number, string> = { 400: 'invalid', 401: 'unauthorized', 403: 'forbidden', 404: 'not_found', 409: 'conflict', 412: 'conflict', 413: 'too_large', 429: 'rate_limited', 502: 'unavailable', 503: 'unavailable' };
  return known[status] ?? 'internal';
}

function query(params: Record<string, string | number | undefined>): string {
  const q = new URLSearchParams();
  for (const [k, v] of Object.entries(params)) if (v !== undefined && v !== '') q.set(k, String(v));
  return q.toString();
}

export const login = (email: string, password: string) => call<Agent>('POST', '/v1/login', { email, password });
export const logout = () => call<void>('POST', '/v1/logout');
export const me = () => call<Agent>('GET', '/v1/me');
export const sessions = (p: { state?: string; q?: string; customer?: string; after?: string; limit?: number }) =>
  call<List<Item>>('GET', '/v1/sessions?' + query(p));
/** A random few of what the bot kept to itself and nobody has judged yet. `complete`: there are no others. */
export const reviews = () => call<{ items: Item[]; complete: boolean }>('GET', '/v1/reviews?limit=50');
export const session = (id: string) => call<{ session: Item; events: Ev[] }>('GET', '/v1/sessions/' + encodeURIComponent(id));
const about = (id: string, what: string) => `/v1/sessions/${encodeURIComponent(id)}/${what}`;
export const dossier = (id: string) => call<Dossier>('GET', about(id, 'dossier'));
/** What the agent may do for the customer of a session. */
export const uses = (id: string) => call<List<Use>>('GET', about(id, 'actions'));
/** What the server makes of a reply before it is sent. */
export const check = (id: string, text: string) => call<Check>('POST', about(id, 'check'), { text });
/** What a language model makes of a session, for the agent alone. */
export const assist = async (id: string, body: { what: string; locale: string; seq?: number; text?: string; to?: string }, signal: AbortSignal) => (await ask<Made>('POST', about(id, 'assist'), { body, signal })).data;
export const team = () => call<List<Member>>('GET', '/v1/team');
export const replies = () => call<Replies>('GET', '/v1/replies');
export const mySettings = () => call<Record<string, unknown>>('GET', '/v1/me/settings');
export const keepSettings = (s: Record<string, unknown>) => call<Record<string, unknown>>('PUT', '/v1/me/settings', s);
export const promises = (state: string, after?: string) => call<List<Promised>>('GET', '/v1/promises?' + query({ state, after }));
export const agents = () => call<List<Agent>>('GET', '/v1/agents?limit=200');
export const changeAgent = (id: string, a: Partial<Agent> & { password?: string }) => call<Agent>('PATCH', '/v1/agents/' + encodeURIComponent(id), a);
