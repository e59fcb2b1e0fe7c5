import * as api from './api';
import { editing, put } from './editing';

/** Asks what the bot would do with a text, as it serves now. */
export async function tryOut(text: string, locale: string) {
  const of = text.trim();
  put({ tried: { ...editing().tried, text, locale } });
  if (!of) return;
  put({ tried: { ...editing().tried, busy: true, open: true, error: undefined } });
  try {
    const decision = await api.classify(of, locale);
    if (editing().tried.text.trim() === of) put({ tried: { ...editing().tried, busy: false, of, decision } });
    else put({ tried: { ...editing().tried, busy: false } });
  } catch (error) { put({ tried: { ...editing().tried, busy: false, of, decision: undefined, error } }); }
}

/** Once more, since another version serves. */
export function again() {
  const { of, locale, decision } = editing().tried;
  if (of && decision) void tryOut(editing().tried.text, locale);
}
