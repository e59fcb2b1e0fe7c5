import { useState } from 'preact/hooks';
import { tip } from '../actions';
import { Icon } from '../parts/Icon';
import { load, save } from '../keep';
import { tag } from '../send';
import { use } from '../store';
import { t } from '../text';

/** A tag as the server keeps it: small letters, hyphens for spaces. */
const tidy = (s: string) => s.trim().toLowerCase().replace(/\s+/g, '-').slice(0, 40);

/** Those that were seen lately in this browser, for suggestions. */
function useSeen(): [string[], (add: string) => void] {
  const queue = use(s => s.queue), lists = use(s => s.lists);
  const [kept, keep] = useState(() => load<string[]>('tags', []));
  const items = [...queue.values(), ...lists.bot.items, ...lists.closed.items, ...lists.search.items];
  const all = [...new Set([...kept, ...items.flatMap(i => i.tags ?? [])])].sort();
  return [all, x => { const next = [x, ...kept.filter(k => k !== x)].slice(0, 60); save('tags', next); keep(next); }];
}

export function Tags({ session, tags }: { session: string; tags: string[] }) {
  const [text, put] = useState('');
  const [seen, see] = useSeen();
  const add = (v: string) => {
    const all = v.split(',').map(tidy).filter(x => x && !tags.includes(x));
    if (all.length) { void tag(session, all); all.forEach(see); }
    put('');
  };
  return (
    <section class="block">
      <h2>{t('tags.title')}</h2>
      {tags.length > 0 && <ul class="line wrap chips">{tags.map(x => <li key={x} class="chip"><span dir="auto">{x}</span><button class="quiet" aria-label={t('tags.remove', { tag: x })} title={t('tags.remove', { tag: x })} onClick={() => void tag(session, [], [x])}><Icon name="close" /></button></li>)}</ul>}
      <form class="line" onSubmit={e => { e.preventDefault(); add(text); }}>
        <input id="tag" aria-label={t('tags.add')} title={tip('tag')} placeholder={t('tags.add')} list="tags-seen" maxLength={80} value={text} autocomplete="off"
          onInput={e => { const v = e.currentTarget.value; if (!(e as InputEvent).inputType || (e as InputEvent).inputType === 'insertReplacementText') add(v); else put(v); }} />
        <datalist id="tags-seen">{seen.filter(x => !tags.includes(x)).map(x => <option key={x} value={x} />)}</datalist>
        <button disabled={!tidy(text)}>{t('tags.put')}</button>
      </form>
    </section>
  );
}
