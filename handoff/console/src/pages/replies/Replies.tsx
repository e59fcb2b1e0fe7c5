import { useEffect } from 'preact/hooks';
import { go, href } from '../../route';
import { get, use } from '../../store';
import { builtIn } from '../../talk/builtin';
import { t } from '../../text';
import { first } from '../../words';
import { inWords } from '../../canned';
import { Waits, Wrong } from '../bits';
import { holds } from '../find';
import { Find } from '../queue/Find';
import { add, find, withBuiltIn, type Draft, type Entry } from './draft';
import { Editor } from './Editor';
import { SaveBar } from './SaveBar';
import { edit, editing, load, save, unsaved, useEditing } from './saving';

/** What agents share: canned replies, and macros, which do several things at one press. */
export function Replies() {
  const e = useEditing(), item = use(s => s.route.item), open = e.draft && find(e.draft, item);
  useEffect(() => { void load(); }, []);
  useEffect(() => {
    const on = (x: KeyboardEvent) => {
      if (!(x.ctrlKey || x.metaKey) || x.altKey || x.key.toLowerCase() !== 's' || get().dialog) return;
      x.preventDefault();
      if (unsaved(editing())?.count) void save();
    };
    addEventListener('keydown', on);
    return () => removeEventListener('keydown', on);
  }, []);
  if (!e.draft) return <main class="page"><h1>{t('page.replies')}</h1><Wrong error={e.error} again={() => void load()} />{e.error === undefined && <Waits />}</main>;
  return (
    <main class="split barred" data-open={item ? 'item' : 'list'}>
      <SaveBar />
      <List d={e.draft} />
      {open ? <Editor key={open.id} e={open} /> : <section class="talk none">{e.draft.length ? <div class="empty"><h2>{t('replies.choose')}</h2><p>{t('replies.chooseHow')}</p></div> : <Nothing />}</section>}
    </main>
  );
}

/** Nothing is shared yet: where to begin. */
const Nothing = ({ narrow }: { narrow?: boolean }) => (
  <div class={'empty' + (narrow ? ' only-narrow' : '')}><h2>{t('replies.none')}</h2><p>{t('replies.noneHow')}</p><p><button class="primary" onClick={() => edit(withBuiltIn(editing().draft!, builtIn))}>{t('replies.start')}</button></p></div>
);

function List({ d }: { d: Draft }) {
  const r = use(s => s.route), cursor = use(s => s.cursor), e = useEditing(), now = unsaved(e);
  const shown = d.filter(x => !r.find || holds([x.key, ...Object.values(x.text), ...x.steps.flatMap(s => [...Object.values(s.text ?? {}), s.add, s.department])], r.find));
  const row = (x: Entry) => (
    <li key={x.id} class={'row' + (x.id === r.item ? ' open' : '') + (x.id === cursor ? ' cursor' : '')}>
      <a href={href({ ...r, item: x.id })} data-session={x.id} aria-current={x.id === r.item ? 'page' : undefined}>
        <span class="line"><b class="name" dir="auto">/{x.key || t('replies.noKey')}</b><span class="grow" />{now?.added.includes(x) ? <span class="chip good">{t('replies.new')}</span> : now?.changed.includes(x) && <span class="chip tier3">{t('replies.changed')}</span>}<span class="small muted">{Object.keys(x.text).map(l => l.toUpperCase()).join(' ')}</span></span>
        <span class="last" dir="auto">{first(inWords(x.text, e.lang, e.lang), 110)}</span>
      </a>
    </li>
  );
  const part = (kind: Entry['kind']) => {
    const list = shown.filter(x => x.kind === kind);
    return list.length > 0 && <><h2 class="part">{t(kind === 'reply' ? 'replies.replies' : 'replies.macros')} <span class="count">{list.length}</span></h2><ul class="rows">{list.map(row)}</ul></>;
  };
  const create = (kind: Entry['kind']) => { const x = add(editing().draft!, kind); edit(x.draft); go({ item: x.id, find: undefined }); setTimeout(() => document.getElementById('rep-key')?.focus(), 60); };
  return (
    <section class="queue" aria-label={t('page.replies')}>
      <header class="floor-head line"><button onClick={() => create('reply')}>{t('replies.add')}</button><button onClick={() => create('macro')}>{t('replies.addMacro')}</button></header>
      <div class="filters" role="search"><Find label={t('replies.find')} /></div>
      <div class="scroll" tabIndex={-1} id="rows">
        {part('reply')}{part('macro')}
        {d.length === 0 && <Nothing narrow />}
        {d.length > 0 && shown.length === 0 && <div class="empty"><p>{t('replies.noneFound', { q: r.find ?? '' })}</p></div>}
      </div>
    </section>
  );
}
