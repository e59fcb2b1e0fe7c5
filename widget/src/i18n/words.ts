import { de } from './de';
import { en, type Catalogue, type Key } from './en';

/** Every language there is: a third one is a file beside these and its name here. */
export const catalogues: Record<string, Catalogue> = { en, de };

const RTL = new Set(['ar', 'dv', 'fa', 'he', 'ku', 'ps', 'sd', 'ug', 'ur', 'yi']);

export type Vars = Record<string, string | number>;

/** One locale's words, numbers and times. Texts fall back to English, formats follow the locale itself. */
export class Words {
  readonly locale: string;
  /** The language of the texts, which may differ from the locale's own. */
  readonly language: string;
  readonly rtl: boolean;
  /** Words such as "Monday" belong to the language of the texts around them. */
  private readonly formats: string;
  private readonly texts: Catalogue;

  constructor(wish: string | undefined) {
    this.locale = valid(wish) ?? valid(navigator.language) ?? 'en';
    const own = this.locale.split('-')[0]!;
    this.language = catalogues[own] ? own : 'en';
    this.texts = catalogues[this.language]!;
    this.formats = this.language === own ? this.locale : this.language;
    this.rtl = RTL.has(own);
  }

  t(key: Key, vars: Vars = {}): string {
    return this.texts[key].replace(/\{(\w+)\}/g, (_, name: string) => {
      const v = vars[name] ?? '';
      return typeof v === 'number' ? this.number(v) : v;
    });
  }

  /** The form of key that n asks for; ordinal: first, second, third. */
  plural(key: string, n: number, ordinal = false): string {
    const form = `${key}_${new Intl.PluralRules(this.language, { type: ordinal ? 'ordinal' : 'cardinal' }).select(n)}`;
    return this.t((form in this.texts ? form : `${key}_other`) as Key, { n });
  }

  has(key: string): key is Key {
    return key in this.texts;
  }

  number(n: number): string {
    return n.toLocaleString(this.locale);
  }

  minutes(n: number, unitDisplay: 'long' | 'short' = 'long'): string {
    const [value, unit] = n < 90 ? [n, 'minute'] : [Math.round(n / 60), 'hour'];
    return new Intl.NumberFormat(this.formats, { style: 'unit', unit, unitDisplay }).format(value);
  }

  clock(at: Date): string {
    return this.date(at, { hour: 'numeric', minute: '2-digit' });
  }

  /** "2 min" while that says more than the clock. */
  ago(at: Date, now = Date.now()): string {
    const min = Math.floor((now - at.getTime()) / 60_000);
    return min < 1 ? this.t('now') : min < 60 ? this.minutes(min, 'short') : this.clock(at);
  }

  exact(at: Date): string {
    return this.date(at, { dateStyle: 'full', timeStyle: 'short' });
  }

  day(at: Date, now = new Date()): string {
    const days = Math.round((midnight(now) - midnight(at)) / 86_400_000);
    if (days === 0) return this.t('today');
    if (days === 1) return this.t('yesterday');
    return this.date(at, { weekday: 'long', day: 'numeric', month: 'long', ...(at.getFullYear() !== now.getFullYear() && { year: 'numeric' }) });
  }

  /** A time to come: the clock alone when it is today. */
  when(iso: string): string {
    const at = new Date(iso);
    if (midnight(at) === midnight(new Date())) return `${this.clock(at)} (${this.t('today')})`;
    return this.date(at, { weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' });
  }

  money(amount: string, currency: string | undefined): string {
    try {
      if (currency) return Number(amount).toLocaleString(this.locale, { style: 'currency', currency });
    } catch {
      // Not a currency that the browser knows.
    }
    return [amount, currency].filter(Boolean).join(' ');
  }

  private date(at: Date, style: Intl.DateTimeFormatOptions): string {
    return isNaN(at.getTime()) ? '' : at.toLocaleString(this.formats, style);
  }
}

function valid(locale: string | undefined): string | undefined {
  try {
    return locale ? Intl.getCanonicalLocales(locale)[0] : undefined;
  } catch {
    return undefined;
  }
}

function midnight(at: Date): number {
  return new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();
}
