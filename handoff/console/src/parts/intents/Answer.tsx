import { useRef, useState } from 'preact/hooks';
import { change } from '../../intents/draft';
import { edit, editing } from '../../intents/editing';
import { fact, factNames, filled, type Entry } from '../../intents/set';
import { use } from '../../store';
import { t } from '../../text';
import { first } from '../../words';
import { Says, wrong } from './bits';

/** The reply in a language, with the facts that can stand in it, and how a customer reads it. */
export function Answer({ i, lang, says }: { i: Entry; lang: string; says: string }) {
  const d = use(s => s.intents.draft!), box = useRef<HTMLTextAreaElement>(null);
  const names = factNames(d), [chosen, setChosen] = useState('');
  const name = names.includes(chosen) ? chosen : names[0] ?? '';
  const text = i.answer[lang] ?? '';
  const locale = [d.fallback, ...Object.keys(d.facts)].find(l => l.toLowerCase().startsWith(lang)) ?? lang;
  const seen = filled(d, text, locale);
  const write = (answer: string) => edit(change(editing().draft!, i.key, { answer: { ...i.answer, [lang]: answer } }));
  const insert = () => {
    const at = box.current!, from = at.selectionStart, to = at.selectionEnd, put = `{${name}}`;
    write(text.slice(0, from) + put + text.slice(to));
    requestAnimationFrame(() => { at.focus(); at.setSelectionRange(from + put.length, from + put.length); });
  };
  return (
    <div class="answer">
      <label>{t('int.answer')}<textarea ref={box} rows={4} value={text} lang={lang} dir="auto" {...wrong('int-answer-x', says)} onInput={x => write(x.currentTarget.value)} /></label>
      <Says id="int-answer-x" text={says} />
      {names.length > 0 && <p class="line"><label class="grow"><span class="sr">{t('int.fact')}</span><select value={name} onChange={x => setChosen(x.currentTarget.value)}>{names.map(n => <option key={n} value={n}>{`{${n}} ${first(fact(d, n, locale), 50)}`}</option>)}</select></label><button type="button" onClick={insert}>{t('int.insertFact')}</button></p>}
      {seen.unknown.length > 0 && <p class="small suspect">{t('int.unknownFact', { names: seen.unknown.join(', ') })}</p>}
      {text.trim() ? <figure class="seen"><figcaption class="small muted">{t('int.seen', { locale })}</figcaption><p class="bubble" lang={lang} dir="auto">{seen.text}</p></figure> : <p class="small muted">{t('int.noAnswer')}</p>}
    </div>
  );
}
