import { inWords } from '../canned';
import { command, say } from '../send';
import { get, set } from '../store';
import { coded, language, t } from '../text';
import { toast } from '../toasts';
import { tierName, words } from '../words';
import { fill, holes, type Vars } from './filling';
import type { Macro, Step } from './types';

/** One step of a macro that runs: `asks` nothing is sent before its gaps are filled, `waits` its turn, `next` goes at `at`. */
export interface Going { step: Step; text?: string; state: 'waits' | 'next' | 'goes' | 'done' | 'failed' | 'stopped'; at?: number; error?: string }
export interface Run { key: string; name: string; steps: Going[]; asks: string[]; ended?: boolean }

/** How long each step can still be stopped. */
const GRACE = 2000;
const timers = new Map<string, number>();

const put = (session: string, run: Run | undefined) => {
  const runs = new Map(get().runs);
  if (run) runs.set(session, run); else runs.delete(session);
  set({ runs });
};
const amend = (session: string, i: number, patch: Partial<Going>) => {
  const run = get().runs.get(session);
  if (run) put(session, { ...run, steps: run.steps.map((s, k) => (k === i ? { ...s, ...patch } : s)) });
};

/** Starts a macro. Where its texts have gaps that nothing is known for, it asks for these first. */
export function start(session: string, m: Macro, customer: string | undefined, vars: Vars) {
  if (get().runs.get(session)?.ended === false) return;
  const steps = m.steps.map((step): Going => ({ step, text: step.text && fill(inWords(step.text, customer, language()), vars), state: 'waits' }));
  const asks = [...new Set(steps.flatMap(s => holes(s.text ?? '').map(h => h.name)))];
  put(session, { key: m.key, name: inWords(m.name, language(), language()), steps, asks, ended: false });
  if (!asks.length) queue(session, 0);
}

/** Goes on once the gaps are filled. */
export function filled(session: string, values: Vars) {
  const run = get().runs.get(session);
  if (!run) return;
  put(session, { ...run, asks: [], steps: run.steps.map(s => ({ ...s, text: s.text && fill(s.text, values) })) });
  queue(session, 0);
}

function queue(session: string, i: number) {
  const run = get().runs.get(session);
  if (!run) return;
  if (i >= run.steps.length) { put(session, { ...run, ended: true }); timers.set(session, window.setTimeout(() => dismiss(session), 6000)); return; }
  amend(session, i, { state: 'next', at: Date.now() + GRACE });
  timers.set(session, window.setTimeout(() => void go(session, i), GRACE));
}

async function go(session: string, i: number) {
  const s = get().runs.get(session)?.steps[i];
  if (!s) return;
  amend(session, i, { state: 'goes' });
  try {
    await carry(session, s);
    amend(session, i, { state: 'done' });
    queue(session, i + 1);
  } catch (e) {
    amend(session, i, { state: 'failed', error: words(e) });
    end(session);
    toast(t('macro.failed', { name: get().runs.get(session)?.name ?? '' }), { bad: true });
  }
}

function carry(session: string, { step, text }: Going): Promise<unknown> {
  switch (step.do) {
    case 'message': case 'note': return say(session, step.do, text ?? '');
    case 'tag': return command('tag', session, { add: step.add ?? [], remove: step.remove ?? [] });
    case 'snooze': return command('snooze', session, { until: new Date(Date.now() + (step.minutes ?? 60) * 60_000).toISOString() });
    case 'transfer': return command('transfer', session, { to: { tier: step.tier, department: step.department }, reason: step.reason });
    case 'return': return command('return', session, {});
    case 'resolve': return command('resolve', session, { outcome: step.outcome, cause: step.cause, department: step.department });
  }
}

/** Stops what has not been sent. */
export function stop(session: string) {
  clearTimeout(timers.get(session));
  end(session);
}

function end(session: string) {
  const run = get().runs.get(session);
  if (run) put(session, { ...run, ended: true, asks: [], steps: run.steps.map(s => (s.state === 'waits' || s.state === 'next' ? { ...s, state: 'stopped' } : s)) });
}

export function dismiss(session: string) {
  clearTimeout(timers.get(session));
  put(session, undefined);
}

/** A step in words. */
export function says({ step, text }: Going): string {
  switch (step.do) {
    case 'message': return t('macro.message', { text: text ?? '' });
    case 'note': return t('macro.note', { text: text ?? '' });
    case 'tag': return [step.add?.length && t('macro.tag', { tags: step.add.join(', ') }), step.remove?.length && t('macro.untag', { tags: step.remove.join(', ') })].filter(Boolean).join('; ');
    case 'snooze': return t('macro.snooze', { n: step.minutes ?? 60 });
    case 'transfer': return t('macro.transfer', { to: [step.department, step.tier && tierName(get().tiers, step.tier)].filter(Boolean).join(', ') });
    case 'return': return t('action.return');
    case 'resolve': return t('macro.resolve', { outcome: coded('outcome', step.outcome) });
  }
}
