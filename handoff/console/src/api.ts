import type { Agent, Ev, Item, Promised } from './wire';

/** A refusal, by HTTP or by the socket. `code` is one of the protocol's; 'offline' when nothing answered. */
export class Refused extends Error {
  constructor(readonly code: string, message: string, readonly retryAfter?: number) { super(message); }
}

export interface List<T> { items: T[]; next?: string }

export async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  let res: Response;
  try {
    res = await fetch(path, {
      method, credentials: 'same-origin', headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch (e) {
    throw new Refused('offline', String(e));
  }
  const text = await res.text();
  let data: unknown;
  try { data = text ? JSON.parse(text) : undefined; } catch { data = undefined; }
  if (res.ok) return data as T;
  const problem = (data ?? {}) as { code?: string; detail?: string; title?: string };
  throw new Refused(problem.code ?? byStatus(res.status), problem.detail ?? problem.title ?? res.statusText);
}

function byStatus(status: number): string {
  const known: Record<number, string> = { 400: 'invalid', 401: 'unauthorized', 403: 'forbidden', 404: 'not_found', 409: 'conflict', 413: 'too_large', 429: 'rate_limited', 502: 'unavailable', 503: 'unavailable' };
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
export const session = (id: string) => call<{ session: Item; events: Ev[] }>('GET', '/v1/sessions/' + encodeURIComponent(id));
export const promises = (state: string, after?: string) => call<List<Promised>>('GET', '/v1/promises?' + query({ state, after }));
export const agents = () => call<List<Agent>>('GET', '/v1/agents?limit=200');
export const addAgent = (a: Partial<Agent> & { password: string }) => call<Agent>('POST', '/v1/agents', a);
export const changeAgent = (id: string, a: Partial<Agent> & { password?: string }) => call<Agent>('PATCH', '/v1/agents/' + encodeURIComponent(id), a);
