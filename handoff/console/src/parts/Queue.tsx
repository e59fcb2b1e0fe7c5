import { useEffect, useRef, useState } from 'preact/hooks';
import { tip } from '../actions';
import { read } from '../lists';
import { go, href, tabs, toTab, type Tab } from '../route';
import { all, count, rows, unread } from '../select';
import { get, use } from '../store';
import { coded, languageName, t } from '../text';
import { useNow } from '../time';
import { spoken, tierName, words } from '../words';
import { Icon } from './Icon';
import { Promises } from './Promises';
import { Row } from './Row';

/** The list on the left: the tabs with what is in them, filters, rows. */
export function Queue() {
  const s = use(s => s);
  useNow(15_000);
  const tab = s.route.page as Tab;
  return (
    <section class="queue" aria-label={t('queue.title')}>
      <nav class="tabs" aria-label={t('queue.tabs')}>
        {tabs.map(x => {
          const n = count(s, x), hot = x === 'waiting' && n !== undefined && n !== '0';
          return <a key={x} href={href(toTab(x))} aria-current={x === tab ? 'page' : undefined} title={tip('tab.' + x)}>{t(`tab.${x}`)}{x !== 'closed' && x !== 'search' && <span class={'count' + (hot ? ' hot' : '') + (n === undefined ? ' unknown' : '')}>{n ?? '0'}</span>}</a>;
        })}
      </nav>
      {tab === 'search' && <Search />}
      {tab !== 'promises' && <Filters tab={tab} />}
      {tab === 'promises' ? <Promises /> : <Rows tab={tab} />}
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
      {busy && <p class="muted box" role="status">{t('loading')}</p>}
      {!busy && !list?.error && items.length === 0 && hidden === 0 && <Empty tab={tab} />}
      {hidden > 0 && <p class="muted box">{t('filter.hidden', { n: hidden })} <button onClick={() => go({ tier: undefined, language: undefined, reason: undefined })}>{t('filter.clear')}</button></p>}
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

/** Choices that the rows themselves offer: no filter is shown that would change nothing. */
function Filters({ tab }: { tab: Tab }) {
  const s = use(s => s), r = s.route, items = all(get(), tab);
  const options = (pick: (i: (typeof items)[number]) => string | undefined, now?: string) => [...new Set([...items.map(pick), now].filter((x): x is string => !!x))].sort();
  const boxes: [key: 'tier' | 'language' | 'reason', values: string[], label: (v: string) => string][] = [
    ['tier', options(i => (i.tier === undefined ? undefined : String(i.tier)), r.tier), v => tierName(s.tiers, Number(v))],
    ['language', options(i => spoken(i)?.split('-')[0], r.language), languageName],
    ['reason', options(i => i.reason, r.reason), v => coded('reason', v)],
  ];
  const shown = boxes.filter(([key, values]) => values.length > 1 || r[key]);
  if (!shown.length) return null;
  return (
    <div class="filters">
      {shown.map(([key, values, label]) => (
        <select key={key} aria-label={t(`filter.${key}`)} class={r[key] ? 'set' : ''} value={r[key] ?? ''} onChange={e => go({ [key]: e.currentTarget.value || undefined }, true)}>
          <option value="">{t(`filter.${key}`)}</option>
          {values.map(v => <option key={v} value={v}>{label(v)}</option>)}
        </select>
      ))}
    </div>
  );
}

