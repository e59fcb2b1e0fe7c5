import { useEffect, useState } from 'preact/hooks';
import * as api from '../../api';
import { Icon } from '../../parts/Icon';
import { go, href } from '../../route';
import { use } from '../../store';
import { t } from '../../text';
import { tierName } from '../../words';
import { Waits, Wrong } from '../bits';
import { holds } from '../find';
import { Find } from '../queue/Find';
import { useDrafts } from './drafts';
import { Editor } from './Editor';
import type { Account } from './form';

/** For admins: who works here, and what they may do. Nobody is deleted, so that old transcripts keep their names; an account is disabled instead. */
export function Agents() {
  const r = use(s => s.route), tiers = use(s => s.tiers), cursor = use(s => s.cursor);
  const [all, put] = useState<Account[]>(), [error, fail] = useState<unknown>();
  const read = () => readAll().then(l => { put(l); fail(undefined); }, fail);
  const drafts = useDrafts();
  useEffect(() => void read(), []);
  const shown = (all ?? []).filter(a => (r.state === 'disabled' ? a.disabled : true) && (!r.find || holds([a.name, a.email, tierName(tiers, a.tier), ...(a.languages ?? []), ...(a.departments ?? []), ...(a.skills ?? []), ...(a.lanes ?? [])], r.find)));
  const open = all?.find(a => a.id === r.item), adds = r.item === 'new';
  return (
    <main class="split" data-open={r.item ? 'item' : 'list'}>
      <h1 class="sr">{t('page.agents')}</h1>
      <section class="queue" aria-label={t('page.agents')}>
        <header class="floor-head line"><b>{t('page.agents')}</b>{all && <span class="count">{shown.length}</span>}<span class="grow" /><a class="button" href={href({ ...r, item: 'new' })}>{t('agents.add')}</a></header>
        <div class="filters" role="search"><Find label={t('agents.find')} /></div>
        <div class="scroll" tabIndex={-1} id="rows">
          <Wrong error={error} again={() => void read()} />
          {!all && !error && <Waits />}
          <ul class="rows">
            {shown.map(a => (
              <li key={a.id} class={'row' + (a.id === r.item ? ' open' : '') + (a.id === cursor ? ' cursor' : '')}>
                <a href={href({ ...r, item: a.id })} data-session={a.id} aria-current={a.id === r.item ? 'page' : undefined}>
                  <span class="line"><b class="name" dir="auto">{a.name}</b><span class="grow" />{drafts.has(a.id) && <span class="chip st-waiting">{t('agents.unsaved')}</span>}{a.disabled && <span class="chip">{t('agents.off')}</span>}{a.admin && <span class="chip tier3">{t('agents.admin')}</span>}</span>
                  <span class="line small muted"><span class="name">{a.email}</span></span>
                  <span class="line small muted"><span class="name">{[tierName(tiers, a.tier), ...(a.languages ?? []).map(l => l.toUpperCase()), ...(a.departments ?? [])].join(' · ')}</span></span>
                </a>
              </li>
            ))}
          </ul>
          {all && shown.length === 0 && <div class="empty"><p>{t('agents.noneFound', { q: r.find ?? '' })}</p></div>}
        </div>
      </section>
      {adds || open ? <Editor key={r.item} base={open} all={all ?? []} saved={read} /> : (
        <section class="talk none"><div class="empty"><h2>{t('agents.choose')}</h2><p>{t('agents.chooseHow')}</p>{r.item && all && <p role="alert">{t('agents.gone')} <button onClick={() => go({ item: undefined })}><Icon name="back" />{t('agents.back')}</button></p>}</div></section>
      )}
    </main>
  );
}

async function readAll(): Promise<Account[]> {
  const all: Account[] = [];
  for (let after: string | undefined; ;) {
    const page: api.List<Account> = await api.call('GET', '/v1/agents?limit=200' + (after ? '&after=' + encodeURIComponent(after) : ''));
    all.push(...page.items);
    after = page.next;
    if (!after) return all;
  }
}
