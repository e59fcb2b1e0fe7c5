import { coded, language } from '../text';
import type { Use } from './types';

const named = new Map<string, Record<string, string>>();

/** Remembers what the business calls its actions. */
export const nameActions = (uses: Use[] | undefined) => { for (const u of uses ?? []) if (u.label) named.set(u.action, u.label); };

/** What people call an action: the business's own word, else the desk's, else its name in plain letters. */
export function actionName(action: string | undefined): string {
  const label = named.get(action ?? '');
  return label?.[language()] ?? label?.en ?? coded('grant', action);
}
