import { useEffect, useRef, useState } from 'preact/hooks';
import { add, change, lines } from '../../intents/draft';
import { edit, editing, put } from '../../intents/editing';
import { languages, type Intent } from '../../intents/set';
import { draftIntent } from '../../intents/suggest';
import { go } from '../../route';
import { use } from '../../store';
import { why } from '../../talk/assist';
import { Machine } from '../../talk/Machine';
import { languageName, t } from '../../text';
import { Dialog, shut } from '../Dialog';
import { Icon } from '../Icon';

const most = 100;

/** An intent from what customers wrote: a language model proposes name, title, phrases and answer, and only what is put into the editor is any of the set. */
export function DraftDialog() {
  const d = use(s => s.intents.draft!), all = languages(d);
  const [text, setText] = useState(''), [lang, setLang] = useState(editing().lang ?? all[0]!), [m, set] = useState<{ busy?: boolean; error?: unknown; draft?: Intent }>({});
  const stop = useRef<AbortController>(), texts = lines(text).slice(0, most);
  useEffect(() => () => stop.current?.abort(), []);
  const ask = async (e: SubmitEvent) => {
    e.preventDefault();
    const now = (stop.current = new AbortController());
    set({ busy: true });
    const got = await draftIntent(texts, lang, now.signal).then(({ draft }) => ({ draft }), error => ({ error }));
    if (!now.signal.aborted) set(got);
  };
  const open = (i: Intent) => {
    const { draft, key } = add(editing().draft!, lang);
    edit(change(draft, key, { name: i.name, title: i.title ?? {}, phrases: i.phrases ?? {}, answer: i.answer ?? {} }));
    put({ filter: '', lang });
    shut();
    go({ page: 'intents', item: key });
    setTimeout(() => document.getElementById('int-name')?.focus(), 60);
  };
  return (
    <Dialog title={t('int.draft')} wide>
      <form class="form" onSubmit={e => void ask(e)}>
        <p class="muted" id="draft-how">{t('int.draftHow')}</p>
        <label>{t('int.draftTexts')}<textarea rows={5} required dir="auto" lang={lang} aria-describedby="draft-how" value={text} onInput={e => setText(e.currentTarget.value)} /></label>
        {all.length > 1 && <label>{t('int.language')}<select value={lang} onChange={e => setLang(e.currentTarget.value)}>{all.map(l => <option key={l} value={l}>{languageName(l)}</option>)}</select></label>}
        <p role="status" class="small muted">{m.busy ? t('int.drafting') : ''}</p>
        {m.error ? <p class="bad" role="alert">{why(m.error)}</p> : null}
        {m.draft && <Proposal i={m.draft} lang={lang} />}
        <footer><button type="button" onClick={shut}>{t('cancel')}</button><button class={m.draft ? '' : 'primary'} disabled={m.busy || !texts.length}><Icon name="machine" />{t(m.draft ? 'int.draftAgain' : 'int.draftGo')}</button>{m.draft && <button type="button" class="primary" onClick={() => open(m.draft!)}>{t('int.draftTake')}</button>}</footer>
      </form>
    </Dialog>
  );
}

/** What is proposed, as it would go into the editor. */
function Proposal({ i, lang }: { i: Intent; lang: string }) {
  const phrases = i.phrases?.[lang] ?? [], answer = i.answer?.[lang];
  return (
    <Machine says={t('machine.wrote')}>
      <dl class="proposal" lang={lang}>
        <div><dt>{t('int.name')}</dt><dd>{i.name}</dd></div>
        <div><dt>{t('int.titleField')}</dt><dd dir="auto">{i.title?.[lang]}</dd></div>
        <div><dt>{t('int.phrases')}</dt><dd><ul>{phrases.map(p => <li key={p} dir="auto">{p}</li>)}</ul></dd></div>
        <div><dt>{t('int.answer')}</dt><dd dir="auto">{answer || <span class="muted">{t('int.draftNoAnswer')}</span>}</dd></div>
      </dl>
    </Machine>
  );
}
