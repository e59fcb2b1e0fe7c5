import { useEffect, useState } from 'preact/hooks';
import { tip } from '../../actions';
import { go } from '../../route';
import { use } from '../../store';
import { Icon } from '../../parts/Icon';

/** Words to look for in the rows on the screen. They are in the URL a moment after they were typed; Esc takes them away, an arrow goes down into the rows. */
export function Find({ label, id = 'find' }: { label: string; id?: string }) {
  const find = use(s => s.route.find) ?? '';
  const [text, setText] = useState(find);
  useEffect(() => setText(find), [find]);
  useEffect(() => {
    if (text.trim() === find) return;
    const timer = setTimeout(() => go({ find: text.trim() || undefined }, true), 200);
    return () => clearTimeout(timer);
  }, [text]);
  const pressed = (e: KeyboardEvent & { currentTarget: HTMLInputElement }) => {
    if (e.key === 'ArrowDown') { e.preventDefault(); document.querySelector<HTMLElement>('a[data-session]')?.focus(); }
    if (e.key !== 'Escape') return;
    e.preventDefault();
    if (text) setText(''); else e.currentTarget.blur();
  };
  return <span class="find"><Icon name="search" /><input type="search" id={id} value={text} aria-label={label} placeholder={label} title={tip('find')} maxLength={200} onInput={e => setText(e.currentTarget.value)} onKeyDown={pressed} /></span>;
}
