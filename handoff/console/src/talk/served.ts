import * as api from '../api';
import { changeSettings, get, set } from '../store';
import type { Settings } from '../settings';

/** Settings that go with the agent from browser to browser; notices and their sound belong to the device. */
const shared = ['theme', 'language', 'enterSends', 'singleKeys', 'summaries', 'canned'] as const;

/** Takes over what the server keeps. What this browser has and the server does not goes there with the next change. */
export async function fetchSettings() {
  try {
    const served = await api.mySettings();
    const patch = Object.fromEntries(shared.filter(k => k in served && same(k, served[k])).map(k => [k, served[k]])) as Partial<Settings>;
    set({ served });
    const now = get().settings;
    if (shared.some(k => k in patch && JSON.stringify(patch[k]) !== JSON.stringify(now[k]))) await changeSettings(patch);
  } catch (e) {
    set({ served: e instanceof api.Refused && e.code === 'not_found' ? null : undefined });
  }
}

/** Whether what the server has is of the kind that is wanted: an older or newer console may have written it. */
const same = (k: (typeof shared)[number], v: unknown) => typeof v === typeof get().settings[k] && v !== null;

let timer: number | undefined;

/** Changes settings here and, a moment later, on the server; what others wrote beside them there is left as it is. */
export async function settle(patch: Partial<Settings>) {
  await changeSettings(patch);
  if (get().served === null) return;
  clearTimeout(timer);
  timer = window.setTimeout(() => void put(), 700);
}

/** Keeps something beside the settings, under a name of its own. */
export function keepBeside(key: string, value: unknown) {
  set({ served: { ...get().served, [key]: value } });
  clearTimeout(timer);
  timer = window.setTimeout(() => void put(), 700);
}

async function put() {
  const { settings } = get();
  let { served } = get();
  try { served ??= await api.mySettings(); } catch { return; /* what is there is not known: nothing is overwritten */ }
  const whole = { ...served, ...Object.fromEntries(shared.map(k => [k, settings[k]])) };
  if (!get().served) set({ served });
  try { await api.keepSettings(whole); } catch { /* kept in this browser; the next change tries again */ }
}
