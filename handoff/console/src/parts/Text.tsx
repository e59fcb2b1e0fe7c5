import { linked } from '../links';

/** What somebody wrote: text nodes, and its web and mail addresses as links. */
export const Text = ({ text }: { text: string }) => (
  <>{linked(text).map((p, i) => (p.href ? <a key={i} href={p.href} target="_blank" rel="noopener noreferrer">{p.text}</a> : p.text))}</>
);
