import { useRef, useState } from 'preact/hooks';
import { addPhrases, find, insertPhrase, lines, move, phrases, placeOf, removePhrase, setPhrase } from '../../intents/draft';
import { edit, editing, editTold } from '../../intents/editing';
import { faultOf, type Fault } from '../../intents/fault';
import type { Draft, Place } from '../../intents/set';
import { use } from '../../store';
import { percent, t } from '../../text';
import { first } from '../../words';
import { Icon } from '../Icon';
import { labelOf, placeName, Says, wrong } from './bits';

const said = (f: Fault | undefined, at: Place, text: string, n: number) =>
  at === 'others' ? (f?.section === 'others' && f.index === n && f.was === text ? f.says : '') : faultOf(f, at.key, 'phrases', text, at.lang, n);

/** Phrases of one place, each edited where it stands. Enter adds one more; several lines pasted are several phrases. */
export function Phrases({ at, lead, says = '' }: { at: Place; lead: string; says?: string }) {
  const e = use(s => s.intents), d = e.draft!, list = phrases(d, at), lang = at === 'others' ? undefined : at.lang;
  const box = useRef<HTMLFieldSetElement>(null);
  const suspect = new Map(at === 'others' ? [] : (e.review?.suspect ?? []).filter(s => s.intent === at.key && find(d, s.reads)).map(s => [s.text, s]));
  const focus = (n: number) => requestAnimationFrame(() => { const all = box.current?.querySelectorAll<HTMLElement>('input') ?? []; all[Math.max(0, Math.min(n, all.length - 1))]?.focus(); });
  const drop = (n: number, told = true) => {
    const text = list[n]!, next = removePhrase(editing().draft!, at, n);
    if (told && text) editTold(next, t('int.phraseRemoved', { text: first(text, 60) }), x => insertPhrase(x, at, Math.min(n, phrases(x, at).length), text)); else edit(next);
    focus(n);
  };
  const pressed = (x: KeyboardEvent, n: number) => {
    const step = x.key === 'ArrowDown' || x.key === 'Enter' ? 1 : x.key === 'ArrowUp' ? -1 : 0;
    if (step && !x.isComposing) { x.preventDefault(); focus(x.key === 'Enter' ? list.length : n + step); }
    if (x.key === 'Backspace' && !list[n]) { x.preventDefault(); drop(n); focus(n - 1); }
  };
  return (
    <fieldset class="phrases" ref={box}>
      <legend>{t('int.phrases')} <span class="count">{list.length}</span></legend>
      <p class="small muted">{lead}</p>
      <Says id="int-phrases-x" text={says} />
      <ul>
        {list.map((p, n) => {
          const bad = said(e.fault, at, p, n), id = 'int-phrase-' + n, s = suspect.get(p);
          return (
            <li key={n}>
              <span class="line">
                <input value={p} lang={lang} dir="auto" maxLength={4000} aria-label={t('int.phraseN', { n: n + 1 })} {...wrong(id, bad)} onKeyDown={x => pressed(x, n)}
                  onInput={x => edit(setPhrase(editing().draft!, at, n, x.currentTarget.value))} onBlur={x => { if (!x.currentTarget.value.trim() && phrases(editing().draft!, at)[n]?.trim() === '') edit(removePhrase(editing().draft!, at, n)); }} />
                <button type="button" class="quiet" aria-label={t('int.removePhrase', { text: first(p, 60) })} title={t('int.remove')} onClick={() => drop(n)}><Icon name="close" /></button>
              </span>
              <Says id={id} text={bad} />
              {s && <p class="small suspect">{t('int.reads', { name: labelOf(d, s.reads), p: percent(s.confidence) })} <button type="button" class="link" onClick={() => moveTold(d, p, s.reads)}>{t('int.moveThere')}</button></p>}
            </li>
          );
        })}
      </ul>
      <Adder at={at} wrong={says} />
    </fieldset>
  );
}

/** Moves a phrase, says so, and can take it back. */
export function moveTold(d: Draft, text: string, to: string) {
  const from = placeOf(d, text);
  if (from) editTold(move(editing().draft!, text, to), t('int.moved', { name: labelOf(d, to) }), x => move(x, text, from === 'others' ? 'others' : from.key));
}

function Adder({ at, wrong: says }: { at: Place; wrong: string }) {
  const [text, setText] = useState('');
  const [taken, setTaken] = useState<{ text: string; at: Place }[]>([]);
  const d = use(s => s.intents.draft!), form = useRef<HTMLFormElement>(null);
  const add = (list: string[]) => {
    const r = addPhrases(editing().draft!, at, list);
    if (r.added.length > 1) editTold(r.draft, t('int.phrasesAdded', { n: r.added.length }), x => r.added.reduce((y, p) => { const n = phrases(y, at).indexOf(p); return n < 0 ? y : removePhrase(y, at, n); }, x));
    else if (r.added.length) edit(r.draft);
    setTaken(r.taken);
    setText('');
    requestAnimationFrame(() => form.current?.scrollIntoView({ block: 'nearest' }));
  };
  const here = (p: Place) => p === at || (p !== 'others' && at !== 'others' && p.key === at.key);
  return (
    <form class="adder" ref={form} onSubmit={x => { x.preventDefault(); add(lines(text)); }}>
      <span class="line">
        <input value={text} lang={at === 'others' ? undefined : at.lang} dir="auto" maxLength={4000} aria-label={t('int.addPhrase')} placeholder={t('int.addPhrase')} {...wrong('int-phrases-x', says)}
          onInput={x => setText(x.currentTarget.value)} onPaste={x => { const pasted = x.clipboardData?.getData('text') ?? ''; if (/\n/.test(pasted.trim())) { x.preventDefault(); add(lines(pasted)); } }} />
        <button disabled={!text.trim()}>{t('int.addIt')}</button>
      </span>
      <div role="status">{taken.slice(0, 5).map(x => <p class="small suspect" key={x.text}>{here(x.at) ? t('int.twice', { text: first(x.text, 60) }) : <>{t('int.taken', { text: first(x.text, 60), name: placeName(d, x.at) })} <button type="button" class="link" onClick={() => { moveTold(editing().draft!, x.text, at === 'others' ? 'others' : at.key); setTaken(taken.filter(y => y !== x)); }}>{t('int.moveHere')}</button></>}</p>)}</div>
    </form>
  );
}
