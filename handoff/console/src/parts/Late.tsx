import type { FunctionComponent } from 'preact';
import { useEffect } from 'preact/hooks';
import { set } from '../store';
import { deskWords } from '../talk/words';
import { t } from '../text';
import { toast } from '../toasts';
import { coming, later } from './Later';

const worded = <P extends object>(load: () => Promise<FunctionComponent<P>>) => async () => (await Promise.all([load(), deskWords()]))[0];

/** Everything about the case beside what was said. */
export const CaseColumn = later(worded(() => import('../talk/Case').then(m => m.Case)), failed => <section class="case" id="case" tabIndex={-1} aria-label={t('case.title')}>{coming(failed)}</section>);
/** What helps with writing: warnings, the question for a promise, macros. */
export const Aids = later(worded(() => import('../talk/Aids').then(m => m.Aids)));
/** What a language model makes, where there is one. */
export const SuggestButton = later(worded(() => import('../talk/Suggestions').then(m => m.SuggestButton)));
export const Suggestions = later(worded(() => import('../talk/Suggestions').then(m => m.Suggestions)));
export const Translation = later(worded(() => import('../talk/Translation').then(m => m.Translation)));
export const Translating = later(worded(() => import('../talk/Translation').then(m => m.Translating)));
export const DraftTranslation = later(worded(() => import('../talk/Translation').then(m => m.DraftTranslation)));
/** All dialogs. */
export const Dialogs = later<object>(worded(() => import('../talk/Dialogs').then(m => m.Dialogs)), failed => (failed ? <Lost /> : null));

function Lost() {
  useEffect(() => { set({ dialog: undefined }); toast(t('page.failed'), { bad: true }); }, []);
  return null;
}

/** Has all of it come while there is nothing else to do, so that nobody waits for it. */
export function useLate() {
  useEffect(() => {
    const timer = setTimeout(() => { for (const part of [CaseColumn, Aids, Dialogs]) part.fetch().catch(() => undefined); }, 200);
    return () => clearTimeout(timer);
  }, []);
}
