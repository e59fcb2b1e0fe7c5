import { useEffect, useRef, useState } from 'preact/hooks';
import { tip } from '../actions';
import { read } from '../lists';
import { part } from '../pages/load';
import { filters, go, href, tabs, toTab, type Tab } from '../route';
import { all, count, rows, turns, unread } from '../select';
import { use } from '../store';
import { t } from '../text';
import { useTold } from '../time';
import { words } from '../words';
import { Icon } from './Icon';
import { coming, later } from './Later';
import { PutOff } from './PutOff';
import { Row } from './Row';

const Filters = later(part(() => import('../pages/queue/Filters').then(m => m.Filters)), () => <div class="filters" />);
const Promises = later(part(() => import('../pages/queue/Promises').then(m => m.Promises)), coming);
const Approvals = later(part(() => import('../pages/queue/Approvals').then(m => m.Approvals)), coming);

/** The list on the left: the tabs with what is in them, filters, rows. */
export function Queue() {
  const s = use(s => s);
  useTold(turns);
  const tab = s.route.page as Tab;
  return (
    <section class="queue" aria-label={t('queue.title')}>
      <nav class="tabs" aria-label={t('queue.tabs')}>
        {tabs.map(x => {
          const n = count(s, x), hot = (x === 'waiting' || x === 'approvals') && n !== undefined && n !== '0';
          return <a key={x} href={href(toTab(x))} aria-current={x === tab ? 'page' : undefined} title={tip('tab.' + x)}>{t(`tab.${x}`)}{x !== 'closed' && x !== 'search' && <span class={'count' + (hot ? ' hot' : '') + (n === undefined ? ' unknown' : '')}>{n ?? '0'}</span>}</a>;
        })}
      </nav>
      {tab === 'search' && <Search />}
      {tab === 'promises' ? <Promises /> : tab === 'approvals' ? <Approvals /> : <><Filters tab={tab} /><Rows tab={tab} /></>}
    </section>
  );
}

function Rows({ tab }: { tab: Tab }) {
  const s = use(s => s);
  const items = rows(s, tab);
  const list = tab === 'bot' || tab === 'closed' || tab === 'review' || tab === 'search' ? s.lists[tab] : undefined;
  const busy = list ? list.loading && !list.loaded : !s.synced;
  useEffect(() => { if (list) void read(tab as 'bot'); }, [tab, s.route.q]);
  const hidden = all(s, tab).length - items.length;
  return (
    <div class="scroll" tabIndex={-1} id="rows">
      {list?.error ? <p class="bad box" role="alert">{words(list.error)} <button onClick={() => void read(tab as 'bot')}>{t('again')}</button></p> : null}
      {tab === 'review' && items.length > 0 && <p class="box small muted">{t('review.why')}</p>}
      {items.length > 0 && <ul class="rows">{items.map(i => <Row key={i.session} item={i} page={tab} unread={unread(s, i.session)} />)}</ul>}
      {tab === 'mine' && <PutOff />}
      {busy && <p class="muted box" role="status">{t('loading')}</p>}
      {!busy && !list?.error && items.length === 0 && hidden === 0 && <Empty tab={tab} />}
      {hidden > 0 && <p class="muted box">{t('filter.hidden', { n: hidden })} <button onClick={() => go(Object.fromEntries(filters.map(f => [f, undefined])))}>{t('filter.clear')}</button></p>}
      {list?.others && <p class="box small muted">{t('review.others')}</p>}
      {list?.next && <button class="more" disabled={list.loading} onClick={() => void read(tab as 'bot', true)}>{t(list.loading ? 'loading' : 'more')}</button>}
    </div>
  );
}

/** Says what will appear here, and what to do to see it happen. */
function Empty({ tab }: { tab: Tab }) {
  const q = use(s => s.route.q);
  const text = tab === 'search' ? t(q ? 'empty.found' : 'empty.search', { q: q ?? '' }) : t(`empty.${tab as 'mine'}`);
  return <div class="empty"><p>{text}</p>{(tab === 'waiting' || tab === 'mine' || tab === 'bot') && <p><a href="/" target="_blank" rel="noopener noreferrer">{t('empty.shop')}</a></p>}</div>;
}

function Search() {
  const q = use(s => s.route.q) ?? '';
  const [text, setText] = useState(q);
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => box.current!.focus(), []);
  useEffect(() => setText(q), [q]);
  useEffect(() => {
    if (text.trim() === q) return;
    const timer = setTimeout(() => go({ q: text.trim() || undefined }, true), 350);
    return () => clearTimeout(timer);
  }, [text]);
  return <form class="search" role="search" onSubmit={e => { e.preventDefault(); go({ q: text.trim() || undefined }, true); }}><Icon name="search" /><input id="search" ref={box} type="search" aria-label={t('search.label')} placeholder={t('search.label')} value={text} onInput={e => setText(e.currentTarget.value)} /></form>;
}
