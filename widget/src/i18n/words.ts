import { de } from './de';
import { en, type Catalogue, type Key } from './en';

/** Every language there is: a third one is a file beside these and its name here. */
export const catalogues: Record<string, Catalogue> = { en, de };

const RTL = /^(ar|dv|fa|he|ku|ps|sd|ug|ur|yi)\b/;

export type Vars = Record<string, string | number>;

/** One locale's words, numbers and times. Texts fall back to English, formats follow the locale itself. */
export class Words {
  readonly locale: string;
  /** The language of the texts, which may differ from the locale's own. */
  readonly language: string;
  readonly rtl: boolean;
  /** Words such as "Monday" belong to the language of the texts around them. */
  readonly #formats: string;
  readonly #texts: Catalogue;

  constructor(wish: string | undefined) {
    this.locale = valid(wish) ?? valid(navigator.language) ?? 'en';
    const own = this.locale.split('-')[0]!;
    this.language = catalogues[own] ? own : 'en';
    this.#texts = catalogues[this.language]!;
    this.#formats = this.language === own ? this.locale : this.language;
    this.rtl = RTL.test(own);
  }

  t(key: Key, vars: Vars = {}): string {
    return (this.#texts[key] ?? en[key]).replace(/\{(\w+)\}/g, (_, name: string) => {
      const v = vars[name] ?? '';
      return typeof v === 'number' ? this.number(v) : v;
    });
  }

  /** The form of key that n asks for; ordinal: first, second, third. */
  plural(key: string, n: number, type: 'cardinal' | 'ordinal' = 'cardinal'): string {
    const form = `${key}_${new Intl.PluralRules(this.language, { type }).select(n)}`;
    return this.t((this.#has(form) ? form : `${key}_other`) as Key, { n });
  }

  /** The words for a name that came over the wire, or else for a key of ours; without one, the name itself. */
  or(name: string, otherwise: Key | ''): string {
    return this.#has(name) ? this.t(name) : otherwise ? this.t(otherwise) : name;
  }

  #has(key: string): key is Key {
    return key in this.#texts;
  }

  number(n: number, style?: Intl.NumberFormatOptions): string {
    return n.toLocaleString(this.#formats, style);
  }

  minutes(n: number, unitDisplay: 'long' | 'short' = 'long'): string {
    return this.number(n < 90 ? n : Math.round(n / 60), { style: 'unit', unit: n < 90 ? 'minute' : 'hour', unitDisplay });
  }

  clock(at: Date): string {
    return this.#date(at, { timeStyle: 'short' });
  }

  /** "2 min" while that says more than the clock. */
  ago(at: Date): string {
    const min = Math.floor((Date.now() - +at) / 60_000);
    return min < 1 ? this.#near(0, 'second') : min < 60 ? this.minutes(min, 'short') : this.clock(at);
  }

  exact(at: Date): string {
    return this.#date(at, { dateStyle: 'full', timeStyle: 'short' });
  }

  /** Today, yesterday, tomorrow, or the date. */
  day(at: Date): string {
    const days = Math.round((new Date(+at).setHours(0, 0, 0, 0) - new Date().setHours(0, 0, 0, 0)) / 86_400_000);
    return Math.abs(days) < 2
      ? this.#near(days, 'day')
      : this.#date(at, { weekday: 'long', day: 'numeric', month: 'long', ...(Math.abs(days) > 180 && { year: 'numeric' }) });
  }

  /** A time to come. */
  when(iso: string): string {
    const at = new Date(iso);
    return `${this.clock(at)} (${this.day(at)})`;
  }

  money(amount: string, currency: string | undefined): string {
    // Any other code would make the formatter throw.
    return /^[A-Z]{3}$/i.test(currency ?? '') ? this.number(+amount, { style: 'currency', currency }) : `${amount} ${currency ?? ''}`;
  }

  #near(n: number, unit: 'day' | 'second'): string {
    return new Intl.RelativeTimeFormat(this.#formats, { numeric: 'auto' }).format(n, unit);
  }

  #date(at: Date, style: Intl.DateTimeFormatOptions): string {
    return isNaN(+at) ? '' : at.toLocaleString(this.#formats, style);
  }
}

function valid(locale: string | undefined): string | undefined {
  try {
    return Intl.getCanonicalLocales(locale)[0];
  } catch {
    return undefined;
  }
}
