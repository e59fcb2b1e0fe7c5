import { useEffect, useRef } from 'preact/hooks';
import { fill, type Canned } from '../canned';
import { t } from '../text';

/** The canned replies that match, above the composer, as they would read. The keys are handled where the focus is: in the composer. */
export function CannedMenu({ items, at, choose, vars }: { items: Canned[]; at: number; choose(c: Canned): void; vars: { name?: string; agent?: string } }) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => { list.current?.children[at]?.scrollIntoView({ block: 'nearest' }); }, [at]);
  return (
    <ul class="menu" role="listbox" id="canned" tabIndex={0} aria-label={t('canned.title')} ref={list}>
      {items.map((c, i) => (
        <li key={c.key} id={'canned-' + i} role="option" aria-selected={i === at} onMouseDown={e => e.preventDefault()} onClick={() => choose(c)}><b>/{c.key}</b> <span dir="auto">{fill(c.text, vars)}</span></li>
      ))}
    </ul>
  );
}
