/** What the embedding page may set: data-* of the script or the element, or fields of boot and update. */
const names = ['locale', 'accent', 'theme', 'title', 'side', 'dir', 'launcher', 'identity', 'server'] as const;

/**
 * locale: BCP 47 · accent: any CSS colour · theme: auto, light, dark · title: the name in the header, otherwise the server's ·
 * side: start or end, where the launcher stands in reading direction · dir: ltr, rtl, otherwise the locale's ·
 * launcher: "off" leaves it out, for pages that open the window by themselves · identity: a JWT signed by the site's own server ·
 * server: where, if not beside the script.
 */
export type Options = Partial<Record<(typeof names)[number], string>>;

/** Only what we know, and only text: pages pass all sorts of things. */
export function pick(from: unknown): Options {
  const given = Object(from) as Record<string, unknown>;
  return Object.fromEntries(names.filter((n) => given[n] && typeof given[n] === 'string').map((n) => [n, given[n]]));
}
