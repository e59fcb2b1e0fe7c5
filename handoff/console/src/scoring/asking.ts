import { get, set } from '../store';
import * as api from './api';
import type { Asked, Scoring } from './state';
import type { Progress, Settings } from './types';

export const scoring = () => get().scoring;
export const put = (patch: Partial<Scoring>) => set({ scoring: { ...get().scoring, ...patch } });

/** The server keeps an answer for so long; after that it counts anew. */
const fresh = 30_000;

/** Asks until there is an answer, or until nobody waits for it: another page was opened, or another question took its place. */
async function until<T>(ask: () => Promise<Progress<T>>, tell: (a: Asked<T>) => void, wanted = () => true) {
  const me = get().me?.id, here = () => get().phase === 'desk' && get().me?.id === me && wanted();
  tell({ busy: true, done: 0 });
  for (let wait = 250; ; wait = Math.min(1500, wait * 1.3)) {
    let next: Asked<T>;
    try {
      const p = await ask();
      next = p.ready ? { busy: false, done: 1, result: p.result, at: Date.now() } : { busy: true, done: p.done };
    } catch (error) { next = { busy: false, done: 0, error }; }
    if (!here()) return;
    tell(next.busy && get().route.page !== 'handoff' ? { busy: false, done: 0 } : next);
    if (!next.busy || get().route.page !== 'handoff') return;
    await new Promise(done => setTimeout(done, wait));
  }
}

let round = 0;

/** What became of the conversations of so many days. An answer that is there already stays until the next one is. */
export function test(days: number) {
  const was = scoring().tests[days], mine = round;
  if (was?.busy || (was?.result && Date.now() - (was.at ?? 0) < fresh)) return;
  void until(() => api.backtest(days), a => put({ tests: { ...scoring().tests, [days]: { ...a, result: a.result ?? was?.result, at: a.at ?? was?.at } } }), () => mine === round);
}

/** Other settings are in force: what was counted by the old ones is out of date, and so is what was learned on top of them. */
export function forget() {
  round++;
  looks++;
  put({ tests: {}, look: undefined, refit: undefined });
}

let looks = 0;

/** What other settings would have changed in the same conversations. Another look takes the place of this one. */
export function lookAt(look: { days: number; settings: Settings; name: string; from: 'slider' | 'form' | 'learn' }) {
  const mine = ++looks;
  void until(() => api.backtest(look.days, look.settings), a => put({ look: { ...look, ...a } }), () => mine === looks);
}

/** What could be learned from the conversations of so many days, on top of the settings of a version. */
export function learnFrom(days: number, version: number) {
  const mine = round;
  if (!scoring().refit?.busy) void until(() => api.refit(days), a => put({ refit: { ...a, days, version } }), () => mine === round);
}
