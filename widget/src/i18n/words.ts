import { known, type Catalogue, type T } from './catalogue';

const RTL = /^(ar|dv|fa|he|ku|ps|sd|ug|ur|yi)\b/;

const forms = ['zero', 'one', 'two', 'few', 'many', 'other'];

export type Vars = Record<string, string | number>;

/** One locale's words, numbers and times, in the words that are here: its own, else English ones. Formats follow the locale itself. */
export class Words {
  /** The language of the texts; own: it is the locale's. */
  readonly language: string;
  readonly own: boolean;
  readonly rtl: boolean;
  /** Words such as "Monday" belong to the language of the texts around them. */
  readonly #formats: string;
  readonly #texts: Partial<Catalogue>;

  constructor(locale: string) {
    const own = locale.split('-')[0]!;
    this.language = [own, 'en', ...Object.keys(known)].find((l) => known[l])!;
    this.#texts = known[this.language]!;
    this.own = this.language === own;
    this.#formats = this.own ? locale : this.language;
    this.rtl = RTL.test(own);
  }

  t(text: T, vars: Vars = {}): string {
    // A script and a catalogue of different builds may meet while a server is renewed.
    return (this.#texts[text] ?? '…').replace(/\{(\w+)\}/g, (_, name: string) => {
      const v = vars[name] ?? '';
      return typeof v === 'number' ? this.number(v) : v;
    });
  }

  /** The form that n asks for, of those from zero to other; ordinal: first, second, third. */
  plural(zero: T, n: number, type: 'cardinal' | 'ordinal' = 'cardinal'): string {
    const form: T = zero + forms.indexOf(new Intl.PluralRules(this.language, { type }).select(n));
    return this.t(this.#texts[form] ? form : zero + 5, { n });
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
  when(iso: string | undefined): string {
    const at = new Date(iso!);
    return iso ? `${this.clock(at)} (${this.day(at)})` : '…';
  }

  money(amount: string, currency: string | undefined): string {
    // Any other code would make the formatter throw.
    return /^[A-Z]{3}$/i.test(currency!) ? this.number(+amount, { style: 'currency', currency }) : `${amount} ${currency ?? ''}`;
  }

  #near(n: number, unit: 'day' | 'second'): string {
    return new Intl.RelativeTimeFormat(this.#formats, { numeric: 'auto' }).format(n, unit);
  }

  #date(at: Date, style: Intl.DateTimeFormatOptions): string {
    return isNaN(+at) ? '' : at.toLocaleString(this.#formats, style);
  }
}
