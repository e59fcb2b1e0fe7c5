import { h } from './dom';
import type { Words } from './i18n/words';
import { inOrder, lineOf, promiseOf, speaker } from './lines';
import type { LogEvent } from './wire';

/** The conversation as plain text, a line for each thing said. */
export function transcript(events: LogEvent[], w: Words): string {
  const out: string[] = [];
  for (const e of inOrder(events)) {
    const at = new Date(e.at);
    const words = e.kind === 'message' ? `${speaker(e, w)}: ${e.text ?? '…'}` : e.kind === 'notice' ? e.text : (promised(e, w) ?? lineOf(e, w));
    if (words) out.push(`[${w.exact(at)}] ${words}`);
    for (const s of e.sources ?? []) out.push(`    ${s.title}: ${s.url}`);
  }
  return out.join('\n');
}

function promised(e: LogEvent, w: Words): string | undefined {
  if (e.kind === 'promise_kept') return w.t('promise_kept');
  return e.kind === 'promised' ? `${promiseOf(e, w)} ${w.when(e.due_at ?? '')}` : undefined;
}

export function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob(['\ufeff', text], { type: 'text/plain;charset=utf-8' }));
  h('a', { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
