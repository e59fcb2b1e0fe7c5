import { h } from './dom';

const LINK = /\b(?:https?:\/\/|mailto:)[^\s<>"']+/gi;

/** Text as nodes in which http(s) and mailto addresses are links; everything else stays text. */
export function linked(text: string): (Node | string)[] {
  const out: (Node | string)[] = [];
  let from = 0;
  for (const m of text.matchAll(LINK)) {
    const address = trimmed(m[0]);
    const a = link(address, address.replace(/^mailto:/i, ''));
    if (!a) continue;
    if (m.index > from) out.push(text.slice(from, m.index));
    out.push(a);
    from = m.index + address.length;
  }
  if (from < text.length) out.push(text.slice(from));
  return out;
}

/** A link that opens beside the page, under its host's name where it has none, or nothing when the address is of another kind. */
export function link(address: string, label: string): HTMLAnchorElement | undefined {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return undefined;
  }
  if (!['http:', 'https:', 'mailto:'].includes(url.protocol)) return undefined;
  return h('a', { href: url.href, target: '_blank', rel: 'noopener noreferrer' }, label || url.host);
}

/** The stop at the end of a sentence is not part of the address, nor is a bracket that was opened before it. */
function trimmed(s: string): string {
  let end = s.replace(/[.,;:!?…]+$/, '');
  if (end.endsWith(')') && !end.includes('(')) end = end.slice(0, -1);
  return end;
}
