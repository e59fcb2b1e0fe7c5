import { h } from './dom';
import { inOrder, isSaid, lineOf, speaker, type Voice } from './lines';
import type { LogEvent } from './wire';

/** The conversation as plain text, a line for each thing said. */
export function transcript(events: LogEvent[], voice: Voice): string {
  const { w } = voice;
  const out: string[] = [];
  for (const e of inOrder(events)) {
    const words = isSaid(e) ? `${speaker(e.by, voice)}: ${e.text ?? '…'}` : lineOf(e, w);
    if (words) out.push(`[${w.exact(new Date(e.at))}] ${words}`);
    for (const s of e.sources ?? []) out.push(`    ${s.title}: ${s.url}`);
  }
  return out.join('\n');
}

export function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob(['\ufeff', text], { type: 'text/plain;charset=utf-8' }));
  h('a', { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
