import { numbers, percent, t } from '../../text';
import type { Asked } from '../../scoring/state';
import type { Band } from '../../scoring/types';
import { words } from '../../words';

export const minutes = (v: number | undefined) => (v === undefined ? '–' : numbers({ style: 'unit', unit: 'minute', unitDisplay: 'short', maximumFractionDigits: 1 }).format(v));
export const share = (v: number | undefined) => (v === undefined ? '–' : percent(v));
/** A ratio: fine below 2, coarse above. */
export const times = (v: number) => numbers({ maximumFractionDigits: v < 2 ? 2 : 1 }).format(v);
export const days = (n: number) => t('hand.daysN', { n });
export const named = (factor: number) => (Math.abs(factor - 1) < 1e-6 ? t('hand.asIs') : t('hand.times', { n: times(factor) }));

/** How much more or less, with its sign; nothing for no difference. */
export const signed = (v: number | undefined, o: Intl.NumberFormatOptions = {}) => (v === undefined ? '–' : numbers({ signDisplay: 'exceptZero', maximumFractionDigits: 1, ...o }).format(v));
export const asMinutes: Intl.NumberFormatOptions = { style: 'unit', unit: 'minute', unitDisplay: 'short' };
export const asShare: Intl.NumberFormatOptions = { style: 'percent', maximumFractionDigits: 0 };

/** Where 90 of 100 draws lie; the unit is said once. */
export function range(b: Band | undefined, o: Intl.NumberFormatOptions): string {
  const show = (v: number, more: Intl.NumberFormatOptions) => numbers({ maximumFractionDigits: 1, ...more }).format(v), scale = o.style === 'percent' ? 100 : 1;
  return b && b.low !== b.high ? t('hand.band', { low: show(b.low * scale, { maximumFractionDigits: o.maximumFractionDigits ?? 1 }), high: show(b.high, o) }) : '';
}

/** How far the server is, or why it is not. What was there before stays in sight. */
export function Running({ asked, says, again }: { asked: Asked<unknown> | undefined; says: string; again(): void }) {
  if (asked?.error !== undefined) return <p class="bad box" role="alert">{words(asked.error)} <button onClick={again}>{t('again')}</button></p>;
  if (!asked?.busy) return null;
  return <p class="line wrap running" role="status"><span class="muted">{says}</span> <progress value={asked.done} max={1} aria-label={t('hand.progress')}>{percent(asked.done)}</progress></p>;
}
