/** What the embedding page may set, as data-* of the script, attributes of the element, or fields of boot and update. */
export interface Options {
  locale?: string;
  /** Any CSS colour. */
  accent?: string;
  theme?: 'auto' | 'light' | 'dark';
  /** The name in the header; otherwise the one that the server knows. */
  title?: string;
  /** Where the launcher stands, in reading direction. */
  side?: 'end' | 'start';
  dir?: 'ltr' | 'rtl';
  /** "off" leaves the launcher out: the page opens the window by itself. */
  launcher?: 'on' | 'off';
  /** A JWT that the site's own server signed for its user. */
  user?: string;
}

export const optionNames = ['locale', 'accent', 'theme', 'title', 'side', 'dir', 'launcher', 'user'] as const;

/** Only what we know, and only text: pages pass all sorts of things. */
export function pick(from: unknown): Options {
  const out: Record<string, string> = {};
  if (from && typeof from === 'object') {
    for (const name of optionNames) {
      const v = (from as Record<string, unknown>)[name];
      if (typeof v === 'string' && v) out[name] = v;
    }
  }
  return out as Options;
}
