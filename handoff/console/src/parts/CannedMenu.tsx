import { useEffect, useRef } from 'preact/hooks';
import type { Offered } from '../canned';
import { fill, type Vars } from '../talk/filling';
import { t } from '../text';

/** The canned replies and macros that match, above the composer, as they would read. The keys are handled where the focus is: in the composer. */
export function CannedMenu({ items, at, choose, vars }: { items: Offered[]; at: number; choose(c: Offered): void; vars: Vars }) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => { list.current?.children[at]?.scrollIntoView({ block: 'nearest' }); }, [at]);
  return (
    <ul class="menu" role="listbox" id="canned" tabIndex={0} aria-label={t('canned.title')} ref={list}>
      {items.map((c, i) => (
        <li key={(c.macro ? 'm-' : '') + c.key} id={'canned-' + i} role="option" aria-selected={i === at} onMouseDown={e => e.preventDefault()} onClick={() => choose(c)}><b>/{c.key}</b> {c.macro && <span class="chip">{t('canned.macro', { n: c.macro.steps.length })}</span>} <span dir="auto">{fill(c.text, vars)}</span></li>
      ))}
    </ul>
  );
}
