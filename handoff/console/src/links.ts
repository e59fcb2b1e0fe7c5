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
