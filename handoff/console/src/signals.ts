import type { Ev, Signal } from './wire';

/** What explains a decision, heaviest first. The base is the same in every conversation and the limit only keeps the sum in bounds: they explain nothing about this one. */
export const signals = (d: Ev): Signal[] => (Array.isArray(d.why) ? d.why : []).filter(w => w.signal !== 'base' && w.signal !== 'limit').sort((a, b) => Math.abs(b.weight ?? 0) - Math.abs(a.weight ?? 0));
