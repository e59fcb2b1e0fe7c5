import { useEffect } from 'preact/hooks';
import { actions, back } from './actions';
import { get, set } from './store';

const typed = (e: EventTarget | null) => e instanceof HTMLElement && (e.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(e.tagName));

/**
 * Keys for the whole page. Single ones do nothing while something is being typed, while a dialog is open, or when switched off;
 * Ctrl+K, Esc and those with Alt always work. A `g` (go), a `v` (verdict) or a `d` (decide) waits 1 s for the key after it.
 */
export function useShortcuts() {
  useEffect(() => {
    let first = '', since = 0;
    const on = (e: KeyboardEvent) => {
      if (e.defaultPrevented || e.isComposing || get().phase !== 'desk') return;
      if ((e.ctrlKey || e.metaKey) && !e.altKey && e.key.toLowerCase() === 'k') {
        e.preventDefault();
        set({ dialog: get().dialog?.kind === 'palette' ? undefined : { kind: 'palette' } });
        return;
      }
      if (get().dialog) return;
      if (e.altKey && !e.ctrlKey && !e.metaKey) {
        const a = actions.find(a => a.key === 'Alt+' + e.code.replace('Key', ''));
        if (a?.can?.()) { e.preventDefault(); a.run(); }
        return;
      }
      if (e.key === 'Escape') { back(); return; }
      if (e.ctrlKey || e.metaKey || typed(e.target) || !get().settings.singleKeys || e.key === 'Enter') return;
      const pressed = first && Date.now() - since < 1000 ? first + ' ' + e.key : e.key;
      first = 'dgv'.includes(pressed) ? pressed : '';
      since = Date.now();
      const a = actions.find(a => a.key === pressed);
      if (!a) return;
      e.preventDefault();
      if (!a.can || a.can()) a.run();
    };
    addEventListener('keydown', on);
    return () => removeEventListener('keydown', on);
  }, []);
}
