import { dates, money } from '../text';
import type { Fact } from './types';

/** A fact as people write it: dates and money by the locale, the rest as it was written. */
export function factText(f: Pick<Fact, 'what' | 'value' | 'text'>): string {
  const day = f.what === 'date' ? /^(\d{4})-(\d\d)-(\d\d)$/.exec(f.value) : null;
  if (day) return dates({ dateStyle: 'medium' }).format(new Date(Number(day[1]), Number(day[2]) - 1, Number(day[3])));
  const sum = f.what === 'amount' ? /^([\d.]+) ([A-Z]{3})$/.exec(f.value) : null;
  if (sum) return money(sum[1], sum[2]);
  return f.what === 'phone' || f.what === 'email' ? f.value : f.text || f.value;
}
