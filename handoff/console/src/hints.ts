import type { Fact } from './fold';

/** Words by which an agent binds the house to something later. Loose on purpose: the hint is gentle and costs nothing. */
const promises = [
  /\b(?:i|we)(?:['’]ll| will| shall| am going to|['’]m going to| are going to)\b[^.?!]*\b(?:call|ring|phone|write|e-?mail|get back|come back|contact|reply|follow up|let you know|send|update|check)\b/i,
  /\b(?:ich|wir)\b[^.?!]*\b(?:melde[n]?|rufe[n]?|zurückrufen|schreibe[n]?|kümmere[n]?|schicke[n]?|sende[n]?|informiere[n]?|gebe[n]? (?:ihnen )?bescheid)\b/i,
  /\b(?:you will|you['’]ll) (?:hear|get|receive)\b/i, /\bsie (?:hören|bekommen|erhalten)\b/i,
];
const laterOn = /\b(?:back|tomorrow|today|tonight|later|soon|by|until|within|next|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|in (?:an?|\d+) |morgen|heute|später|bis|innerhalb|nächste|montag|dienstag|mittwoch|donnerstag|freitag|zurück|bald|in (?:einer|einem|\d+) )/i;

export interface Hint { callback: boolean; due: Date }

/** The promise in a reply, with a guess at its due time; undefined when there is none. */
export function promiseIn(text: string, now = new Date()): Hint | undefined {
  if (!promises.some(p => p.test(text)) || !laterOn.test(text)) return undefined;
  return { callback: /\b(?:call|ring|phone|rufe[n]?|zurückrufen|anrufe[n]?)\b/i.test(text), due: dueIn(text, now) };
}

function dueIn(text: string, now: Date): Date {
  const n = /\b(?:in|within|innerhalb von) (\d+|an?|einer|einem) (minutes?|hours?|days?|minuten?|stunden?|tage?n?)/i.exec(text);
  if (n) {
    const count = Number(n[1]) || 1;
    const unit = /^m/i.test(n[2]!) ? 60_000 : /^(?:h|s)/i.test(n[2]!) ? 3_600_000 : 86_400_000;
    return new Date(now.getTime() + count * unit);
  }
  if (/\btomorrow\b|\bmorgen\b/i.test(text)) return at(now, 1, 10);
  if (/\btonight\b|\btoday\b|\bheute\b/i.test(text)) return at(now, 0, Math.min(23, Math.max(18, now.getHours() + 1)));
  return new Date(now.getTime() + 7_200_000);
}

export const at = (now: Date, days: number, hour: number) => new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hour);

const asking: [Fact['what'], RegExp][] = [
  ['order', /\b(?:order number|order no|number of (?:your|the) order|bestellnummer|auftragsnummer)\b/i],
  ['email', /\b(?:e-?mail(?: address|-adresse)?)\b/i],
  ['phone', /\b(?:phone number|telephone|telefonnummer|rufnummer)\b/i],
];

/** The fact that a reply asks for although the customer has given it. */
export function askedAgain(text: string, known: Fact[]): Fact | undefined {
  if (!text.includes('?')) return undefined;
  for (const [what, re] of asking) if (re.test(text)) { const f = known.find(k => k.what === what); if (f) return f; }
  return undefined;
}

/** Text cut at its links, so that each part can become a node of its own. Only http, https and e-mail addresses are links. */
export function linked(text: string): { text: string; href?: string }[] {
  const out: { text: string; href?: string }[] = [];
  let from = 0;
  for (const m of text.matchAll(/https?:\/\/[^\s<>"]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gi)) {
    const found = m[0].replace(/[).,;:!?'’\]]+$/, '');
    if (m.index > from) out.push({ text: text.slice(from, m.index) });
    out.push({ text: found, href: /^https?:/i.test(found) ? found : 'mailto:' + found });
    from = m.index + found.length;
  }
  if (from < text.length) out.push({ text: text.slice(from) });
  return out;
}
