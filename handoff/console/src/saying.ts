import { coded, knows, percent, t } from './text';
import type { Ev, Signal } from './wire';

/** The sentence under a signal's name, in the desk's language: from its value, with the words that the server quotes. Where the name says it all there is none; a signal that is not known here keeps the server's. */
export function saying(w: Signal, d: Ev): string {
  const value = w.value ?? 0, quote = /“(.*)”/s.exec(w.says ?? '')?.[1] ?? '';
  switch (w.signal) {
    case 'unknown': {
      if (d.on_page) return t('says.onPage', { p: percent(1 - value), page: d.on_page });
      const text = d.nearest || quote; return t('says.unknown', { p: percent(1 - value) }) + (text ? ' ' + t('why.phrase', { text }) : '');
    }
    case 'unsure': return d.on_page ? '' : t('says.unsure', { p: percent(1 - value), topic: coded('intent', d.intent) });
    case 'stakes': return t(value > 0.5 ? 'says.stakesHigh' : 'says.stakes');
    case 'fallbacks_in_a_row': return t(value > 0.5 ? 'says.missedTwice' : 'says.missed');
    case 'turns': return t('says.turns', { n: Math.round(2 ** (4 * value)) });
    case 'strays': return t('says.strays');
    case 'advised': return w.says ?? '';
    case 'danger': { const kind = /^a matter of (\w+)/.exec(w.says ?? '')?.[1]; if (kind && knows('signal', kind)) return coded('signal', kind) + (quote ? ': ' + t('says.quote', { text: quote }) : ''); }
  }
  if (quote) return t('says.quote', { text: quote });
  return knows('signal', w.signal) ? '' : w.says ?? '';
}
