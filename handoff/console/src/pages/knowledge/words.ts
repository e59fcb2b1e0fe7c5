import { percent, t } from '../../text';
import type { Use } from './types';

/** Of how many of the answers that were judged it was of use; empty where none was. */
export function helpful(u: Use): string {
  const judged = u.helpful + u.not_helpful;
  return judged ? t('know.helpful', { p: percent(u.helpful / judged) }) : '';
}

/** How often a page has answered, and how often that was of use. */
export const used = (u: Use | undefined) => (u ? [t('know.answersN', { n: u.answers }), helpful(u)].filter(Boolean).join(', ') : t('know.noAnswers'));
