import { useEffect } from 'preact/hooks';
import { signOut } from '../desk';
import { get, set, use } from '../store';
import { t } from '../text';
import { dirty, unsaved } from './editing';

/** Edits stay while one moves about in the console; whoever leaves it with some is asked by the browser. */
export function useUnsaved() {
  const any = use(s => !!unsaved(s.intents));
  useEffect(() => {
    if (!any) return;
    const on = (e: BeforeUnloadEvent) => e.preventDefault();
    addEventListener('beforeunload', on);
    return () => removeEventListener('beforeunload', on);
  }, [any]);
}

/** Signs out; with edits, only after asking. */
export function leave() {
  if (!dirty()) { void signOut(); return; }
  set({ dialog: { kind: 'ask', ask: { title: t('int.leaveAsk'), says: t('int.leaveHow', { n: unsaved(get().intents)!.count }), go: t('signout'), run: signOut } } });
}
