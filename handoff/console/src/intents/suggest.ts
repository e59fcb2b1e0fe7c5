import { ask } from '../api';
import type { Made } from '../talk/types';
import type { Entry, Intent } from './set';

/** What a language model makes for the owner, to be looked at: phrases for an intent in a language, or a draft of one from what customers wrote. */
export const suggestPhrases = async (i: Entry, language: string, signal: AbortSignal) =>
  (await ask<Made>('POST', '/v1/intents/suggest', { body: { what: 'phrases', language, intent: { name: i.name, title: i.title, phrases: i.phrases } }, signal })).data;
export const draftIntent = async (texts: string[], language: string, signal: AbortSignal) =>
  (await ask<Made & { draft?: Intent }>('POST', '/v1/intents/suggest', { body: { what: 'draft', language, texts }, signal })).data;
