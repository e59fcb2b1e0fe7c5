import { useState } from 'preact/hooks';
import { filters, go, type Tab } from '../../route';
import { all } from '../../select';
import { use, type State } from '../../store';
import { coded, languageName, t } from '../../text';
import { spoken, tierName } from '../../words';
import type { Item } from '../../wire';
import { laneName } from '../bits';
import { Find } from './Find';
import { remove, save, show, viewNow, viewsOf } from './views';

type Choice = [key: 'tier' | 'lane' | 'language' | 'reason' | 'tag' | 'department', values: string[], label: (v: string) => string];

/** What narrows the list: words, and choices that the rows themselves offer. A filter that has a name is a view. */
export function Filters({ tab }: { tab: Tab }) {
  const s = use(s => s), r = s.route, boxes = choices(s, all(s, tab));
  const set = filters.filter(f => f !== 'find' && r[f]).length, views = viewsOf(s.served), now = viewNow(views, r);
  const [open, setOpen] = useState(set > 0);
  const clear = () => go(Object.fromEntries(filters.map(f => [f, undefined])));
  return (
    <div class="filters" role="search" aria-label={t('filter.title')}>
      <Find label={t('filter.find')} />
      <button class={set ? 'set' : ''} aria-expanded={open} aria-controls="filter-panel" onClick={() => setOpen(!open)}>{t('filter.open')}{set > 0 && <span class="count hot">{set}</span>}</button>
      {views.length > 0 && (
        <select aria-label={t('views.title')} class={now ? 'set' : ''} value={now?.name ?? ''} onChange={e => { const v = views.find(x => x.name === e.currentTarget.value); if (v) show(v); else clear(); }}>
          <option value="">{t('views.title')}</option>
          {views.map(v => <option key={v.name} value={v.name}>{v.name}</option>)}
        </select>
      )}
      {open && (
        <div class="panel" id="filter-panel">
          {boxes.map(([key, values, label]) => (
            <select key={key} aria-label={t(`filter.${key}`)} class={r[key] ? 'set' : ''} value={r[key] ?? ''} disabled={values.length === 0} onChange={e => go({ [key]: e.currentTarget.value || undefined }, true)}>
              <option value="">{t(`filter.${key}`)}</option>
              {values.map(v => <option key={v} value={v}>{label(v)}</option>)}
            </select>
          ))}
          {(set > 0 || r.find) && (
            <>
              <SaveView name={now?.name ?? ''} />
              <p class="line wrap all"><button onClick={clear}>{t('filter.clear')}</button>{now && <button onClick={() => { remove(now.name); clear(); }}>{t('views.remove')}</button>}</p>
            </>
          )}
        </div>
      )}
    </div>
  );
}

function SaveView({ name }: { name: string }) {
  const [text, setText] = useState(name);
  return (
    <form class="line all" onSubmit={e => { e.preventDefault(); if (text.trim()) save(text.trim()); }}>
      <input class="grow" value={text} required maxLength={40} aria-label={t('views.name')} placeholder={t('views.name')} onInput={e => setText(e.currentTarget.value)} /><button disabled={!text.trim()}>{t('views.save')}</button>
    </form>
  );
}

/** Choices with what the rows have; what is chosen stays among them. */
function choices(s: State, items: Item[]): Choice[] {
  const r = s.route;
  const of = (key: Choice[0], pick: (i: Item) => (string | undefined)[]) => [...new Set([...items.flatMap(pick), r[key]].filter((x): x is string => !!x))].sort();
  return [
    ['tier', of('tier', i => [i.tier === undefined ? undefined : String(i.tier)]), v => tierName(s.tiers, Number(v))],
    ['lane', of('lane', i => [i.lane || 'support']), laneName],
    ['language', of('language', i => [spoken(i)?.split('-')[0]]), languageName],
    ['reason', of('reason', i => [i.reason]), v => coded('reason', v)],
    ['tag', of('tag', i => i.tags ?? []), v => v],
    ['department', of('department', i => [i.department]), v => v],
  ];
}
