import { useEffect, useRef, useState } from 'preact/hooks';
import { addPhrases, phrases, placeOf, removePhrase } from '../../intents/draft';
import { edit, editing, editTold } from '../../intents/editing';
import { count, type Entry } from '../../intents/set';
import { suggestPhrases } from '../../intents/suggest';
import { use } from '../../store';
import { why } from '../../talk/assist';
import { Machine } from '../../talk/Machine';
import type { Making } from '../../talk/types';
import { t } from '../../text';
import { Icon } from '../Icon';

/** Phrases by a language model, beside those that there are. Each is added by a press, none by itself. */
export function Suggest({ entry, lang }: { entry: Entry; lang: string }) {
  const on = use(s => s.assist.includes('phrases')), d = use(s => s.intents.draft!);
  const [m, put] = useState<Making>({}), stop = useRef<AbortController>(), box = useRef<HTMLDivElement>(null);
  useEffect(() => () => stop.current?.abort(), []);
  if (!on) return null;
  const at = { key: entry.key, lang }, left = (m.data?.texts ?? []).filter(x => !placeOf(d, x));
  const go = async () => {
    const now = (stop.current = new AbortController());
    put({ busy: true });
    const got = await suggestPhrases(entry, lang, now.signal).then(data => ({ data }), error => ({ error }));
    if (now.signal.aborted) return;
    put(got);
    requestAnimationFrame(() => box.current?.scrollIntoView({ block: 'nearest' }));
  };
  const add = (list: string[]) => {
    const r = addPhrases(editing().draft!, at, list);
    if (r.added.length > 1) editTold(r.draft, t('int.phrasesAdded', { n: r.added.length }), x => r.added.reduce((y, p) => { const n = phrases(y, at).indexOf(p); return n < 0 ? y : removePhrase(y, at, n); }, x));
    else edit(r.draft);
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>('button')?.focus());
  };
  return (
    <div class="suggest" ref={box}>
      {left.length > 0 && (
        <Machine says={t('int.machinePhrases')} more={<><span class="grow" /><button type="button" onClick={() => add(left)}>{t('int.addAll')}</button></>}>
          <ul>{left.map(x => <li class="line" key={x}><button type="button" aria-label={t('int.addThis', { text: x })} title={t('int.addIt')} onClick={() => add([x])}>+</button><span dir="auto" lang={lang}>{x}</span></li>)}</ul>
        </Machine>
      )}
      {m.error ? <p class="small bad" role="alert">{why(m.error)}</p> : null}
      <p role="status" class="small muted">{m.busy ? t('int.suggesting') : m.data && !m.data.texts?.length ? t('int.nothingNew') : ''}</p>
      <button type="button" disabled={m.busy || !count(entry)} onClick={() => void go()}><Icon name="machine" />{t(m.data ? 'int.suggestMore' : 'int.suggest')}</button>
      {!count(entry) && <span class="small muted"> {t('int.suggestNeeds')}</span>}
    </div>
  );
}
