import { useEffect } from 'preact/hooks';
import { go, href } from '../../route';
import { get, use } from '../../store';
import { languageName, t } from '../../text';
import { Waits, Wrong } from '../bits';
import { holds } from '../find';
import { Find } from '../queue/Find';
import { Editor } from './Editor';
import { changed, fresh, load, pages, save, usePages } from './saving';
import { Try } from './Try';
import type { Info } from './types';
import { used } from './words';

/** The owner's pages, from which the bot answers what no intent covers: agents read them, admins write them and try questions. */
export function Knowledge() {
  const item = use(s => s.route.item), admin = use(s => !!s.me?.admin), { all, error } = usePages();
  useEffect(() => { void load(); }, []);
  useEffect(() => {
    const on = (e: KeyboardEvent) => {
      if (!(e.ctrlKey || e.metaKey) || e.altKey || e.key.toLowerCase() !== 's' || get().dialog) return;
      e.preventDefault();
      const open = get().route.item;
      if (open && pages().drafts[open]) void save(open);
    };
    addEventListener('keydown', on);
    return () => removeEventListener('keydown', on);
  }, []);
  if (!all) return <main class="page"><h1>{t('page.knowledge')}</h1><Wrong error={error} again={() => void load()} />{error === undefined && <Waits />}</main>;
  const there = item === fresh && admin || all.some(p => p.page === item);
  return (
    <main class={admin ? 'intents' : 'split barred'} data-open={item ? 'item' : 'list'}>
      <header class="savebar"><h1>{t('page.knowledge')}</h1><p class="small muted">{t(admin ? 'know.lead' : 'know.leadAgents')}</p></header>
      <List all={all} admin={admin} />
      {there ? <Editor key={item} page={item!} admin={admin} /> : <Nothing none={all.length === 0} admin={admin} gone={!!item} />}
      {admin && <Try />}
    </main>
  );
}

function Nothing({ none, admin, gone, narrow }: { none: boolean; admin: boolean; gone?: boolean; narrow?: boolean }) {
  const says = <div class={'empty' + (narrow ? ' only-narrow' : '')}><h2>{t(none ? 'know.none' : 'know.choose')}</h2><p>{t(none ? admin ? 'know.noneHow' : 'know.noneAgents' : 'know.chooseHow')}</p>{gone && <p role="alert">{t('know.gone')} <button onClick={() => go({ item: undefined })}>{t('pages.back')}</button></p>}{none && admin && <p><button class="primary" onClick={create}>{t('know.add')}</button></p>}</div>;
  return narrow ? says : <section class="talk edit none">{says}</section>;
}

function create() {
  go({ item: fresh, find: undefined });
  setTimeout(() => document.getElementById('know-name')?.focus(), 60);
}

function List({ all, admin }: { all: Info[]; admin: boolean }) {
  const r = use(s => s.route), cursor = use(s => s.cursor), p = usePages(), edited = changed(p);
  const shown = all.filter(x => !r.find || holds([x.page, x.title, x.language && languageName(x.language)], r.find));
  return (
    <section class="queue" aria-label={t('page.knowledge')}>
      {admin && <header class="floor-head line"><button onClick={create}>{t('know.add')}</button><span class="grow" />{edited.includes(fresh) && r.item !== fresh && <a class="chip st-waiting" href={href({ ...r, item: fresh })}>{t('know.unsaved')}</a>}</header>}
      <div class="filters" role="search"><Find label={t('know.find')} /></div>
      <div class="scroll" tabIndex={-1} id="rows">
        <ul class="rows">
          {shown.map(x => (
            <li key={x.page} class={'row' + (x.page === r.item ? ' open' : '') + (x.page === cursor ? ' cursor' : '')}>
              <a href={href({ ...r, item: x.page })} data-session={x.page} aria-current={x.page === r.item ? 'page' : undefined}>
                <span class="line"><b class="name" dir="auto">{x.title}</b><span class="grow" />{edited.includes(x.page) && <span class="chip st-waiting">{t('know.unsaved')}</span>}{x.fault && <span class="chip tier4">{t('know.faulty')}</span>}</span>
                <span class="line small muted"><span class="name" dir="ltr">{x.page}</span><span class="grow" />{x.language && <span>{languageName(x.language)}</span>}</span>
                <span class="small muted">{[t('know.passagesN', { n: x.passages }), t('know.version', { v: x.version }), used(p.uses[x.page])].join(' · ')}</span>
                {x.fault && <span class="small bad" dir="auto">{x.fault}</span>}
              </a>
            </li>
          ))}
        </ul>
        {all.length === 0 && <Nothing none narrow admin={admin} />}
        {all.length > 0 && shown.length === 0 && <div class="empty"><p>{t('know.noneFound', { q: r.find ?? '' })}</p></div>}
      </div>
    </section>
  );
}
