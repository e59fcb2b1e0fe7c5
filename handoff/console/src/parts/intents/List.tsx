import { useEffect } from 'preact/hooks';
import { add } from '../../intents/draft';
import { edit, editing, put, unsaved } from '../../intents/editing';
import { count, factNames, languages, matching } from '../../intents/set';
import { go } from '../../route';
import { set, use } from '../../store';
import { t, type Key } from '../../text';
import { at, label } from './bits';
import { DraftDialog } from './DraftDialog';
import { Icon } from '../Icon';

const sections = ['review', 'others', 'facts', 'versions', 'file'] as const;

/** On the left: what else there is beside intents, then the intents with how many phrases they have and what is the matter with them. */
export function List() {
  const e = use(s => s.intents), item = use(s => s.route.item), cursor = use(s => s.cursor), drafts = use(s => s.assist.includes('draft')), drafting = use(s => s.dialog?.kind === 'draft'), d = e.draft!, shown = matching(d, e.filter);
  const weak = new Map((e.review?.weak ?? []).map(w => [w.intent, w]));
  const now = unsaved(e), added = new Set(now?.added.map(i => i.key)), changed = new Set(now?.changed.map(c => c.key));
  const much = { others: d.not_for_bot.length, facts: factNames(d).length } as Record<string, number | undefined>;
  useEffect(() => document.querySelector('.intents .row.open')?.scrollIntoView({ block: 'nearest' }), [item]);
  return (
    <section class="queue" aria-label={t('int.list')}>
      <nav class="tabs" aria-label={t('int.sections')}>
        {sections.map(x => <a key={x} href={at('~' + x)} aria-current={(item ?? '~review') === '~' + x ? 'page' : undefined}>{t(`int.${x}` as Key)}{much[x] !== undefined && <span class="count">{much[x]}</span>}</a>)}
      </nav>
      <div class="search"><Icon name="search" /><input type="search" id="filter" aria-label={t('int.filter')} placeholder={t('int.filter')} value={e.filter} onInput={x => put({ filter: x.currentTarget.value })} onKeyDown={pressed} /></div>
      <div class="scroll" tabIndex={-1} id="rows">
        <ul class="rows">
          {shown.map(i => {
            const w = weak.get(i.key);
            return (
              <li key={i.key} class={'row' + (i.key === item ? ' open' : '') + (i.key === cursor ? ' cursor' : '')}>
                <a href={at(i.key)} data-session={i.key} aria-current={i.key === item ? 'page' : undefined}>
                  <span class="line"><b class="name" dir="auto">{label(i)}</b><span class="grow" />{added.has(i.key) ? <span class="chip good">{t('int.new')}</span> : changed.has(i.key) && <span class="chip tier3">{t('int.changed')}</span>}<span class="count" aria-hidden="true">{count(i)}</span><span class="sr">{t('int.phrasesN', { n: count(i) })}</span></span>
                  <span class="line small muted"><span class="name">{i.name}</span><span class="grow" />{w && <span class="chip st-waiting" title={t('int.weakHow', { n: w.right, of: w.phrases })}>{t('int.weak')}</span>}</span>
                </a>
              </li>
            );
          })}
        </ul>
        {shown.length === 0 && <div class="empty"><p>{t(d.intents.length ? 'int.noneFound' : 'int.none', { q: e.filter })}</p></div>}
      </div>
      <div class="box under"><button class="more" onClick={addIntent}>{t('int.add')}</button>{drafts && <button class="more" onClick={() => set({ dialog: { kind: 'draft' } })}>{t('int.draft')}</button>}</div>
      {drafting && <DraftDialog />}
    </section>
  );
}

/** From the filter down into what it found; Esc takes the filter away. */
function pressed(x: KeyboardEvent) {
  if (x.key === 'ArrowDown') { x.preventDefault(); document.querySelector<HTMLElement>('.intents .row a')?.focus(); }
  if (x.key === 'Escape') { x.preventDefault(); put({ filter: '' }); (x.currentTarget as HTMLElement).blur(); }
}

function addIntent() {
  const d = editing().draft!, { draft, key } = add(d, editing().lang ?? languages(d)[0]!);
  edit(draft);
  put({ filter: '' });
  go({ page: 'intents', item: key });
  setTimeout(() => document.getElementById('int-name')?.focus(), 60);
}
