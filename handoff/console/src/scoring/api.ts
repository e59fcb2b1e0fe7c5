import { ask, call, type List } from '../api';
import type { Progress, Refitted, Saved, Settings, Tested, Version } from './types';

const tag = (version: number) => `"${version}"`;

export const saved = () => call<Saved>('GET', '/v1/scorer');
export const save = (settings: Settings, note: string, over: number) => ask<Saved>('PUT', '/v1/scorer', { body: { settings, note }, match: tag(over) });
export const versions = () => call<List<Version>>('GET', '/v1/scorer/versions');
export const version = (n: number) => call<Saved>('GET', '/v1/scorer/versions/' + n);
export const restore = (n: number, over: number) => ask<Saved>('POST', `/v1/scorer/versions/${n}/restore`, { match: tag(over) });
export const backtest = (days: number, settings?: Settings) => call<Progress<Tested>>('POST', '/v1/backtest', settings ? { days, settings } : { days });
export const refit = (days: number) => call<Progress<Refitted>>('POST', '/v1/scorer/refit', { days });
