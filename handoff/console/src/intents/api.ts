import { ask, call, type Answer, type List } from '../api';
import type { Ev } from '../wire';
import type { IntentSet, Review, Status, Version } from './set';

/** A version as the server wants to hear it again. */
export const tag = (version: number) => `"${version}"`;
export const versionOf = (a: Answer<unknown>): number => Number(/\d+/.exec(a.etag ?? '')?.[0] ?? 0);

export const readSet = () => ask<IntentSet>('GET', '/v1/intents');
export const writeSet = (set: IntentSet, version: number) => ask<IntentSet>('PUT', '/v1/intents', { body: set, match: tag(version) });
export const writeFile = (text: string, type: string, version: number) => ask<IntentSet>('PUT', '/v1/intents', { body: text, type, match: tag(version) });
export const status = () => call<Status>('GET', '/v1/intents/status');
export const review = () => call<Review>('GET', '/v1/intents/review');
export const versions = () => call<List<Version>>('GET', '/v1/intents/versions');
export const version = (n: number) => call<IntentSet>('GET', '/v1/intents/versions/' + n);
export const restore = (n: number, now: number) => ask<IntentSet>('POST', `/v1/intents/versions/${n}/restore`, { match: tag(now) });
/** What the bot would do with a text, as the decision event says it. */
export const classify = (text: string, locale?: string) => call<Partial<Ev>>('POST', '/v1/classify', { text, ...(locale ? { locale } : {}) });
