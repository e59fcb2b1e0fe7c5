type RGB = [number, number, number];

const WHITE: RGB = [255, 255, 255];
const INK: RGB = [16, 24, 32];
const BLACK: RGB = [0, 0, 0];

/**
 * Sets the colours that follow from the site's accent on root. The accent itself stays as wished where it fills an area; the text
 * on it is chosen for contrast (≥ 4.5), my bubbles are shaded until theirs reaches 7, and where the accent is itself the
 * text or the edge (--ink) it is moved until it can be read on every surface.
 */
export function paint(root: HTMLElement, wish: string | undefined): void {
  const read = (name: string) => parse(root, getComputedStyle(root).getPropertyValue(name));
  for (const name of ['--accent', '--accent-text', '--accent-soft', '--ink', '--mine', '--mine-text']) root.style.removeProperty(name);
  const accent = (wish && parse(root, wish)) || read('--accent') || INK;
  const surface = read('--surface') ?? WHITE;
  const raised = read('--surface-raised') ?? surface;
  const dark = luminance(surface) < 0.2;
  const on = textOn(accent);
  const soft = mix(surface, accent, dark ? 0.22 : 0.1);
  const mine = move(accent, luminance(on) > 0.5 ? BLACK : WHITE, [on], 7);
  const ink = move(accent, dark ? WHITE : BLACK, [surface, raised, soft], 4.6);
  const set = (name: string, c: RGB) => root.style.setProperty(name, `rgb(${c.map(Math.round).join(' ')})`);
  set('--accent', accent);
  set('--accent-text', on);
  set('--accent-soft', soft);
  set('--ink', ink);
  set('--mine', mine);
  set('--mine-text', on);
}

export function contrast(a: RGB, b: RGB): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

function textOn(c: RGB): RGB {
  return [WHITE, INK].find((t) => contrast(t, c) >= 4.5) ?? (contrast(WHITE, c) > contrast(BLACK, c) ? WHITE : BLACK);
}

function move(c: RGB, to: RGB, against: RGB[], ratio: number): RGB {
  let moved = c;
  for (let part = 0; part <= 1 && against.some((a) => contrast(moved, a) < ratio); part += 0.05) moved = mix(c, to, part);
  return moved;
}

function mix(a: RGB, b: RGB, part: number): RGB {
  return a.map((v, i) => v + (b[i]! - v) * part) as RGB;
}

function luminance(c: RGB): number {
  const [r, g, b] = c.map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4)) as RGB;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Any colour of CSS, resolved by the browser itself; undefined when it is none, or not an sRGB one. */
function parse(root: HTMLElement, colour: string): RGB | undefined {
  if (!colour || !CSS.supports('color', colour)) return undefined;
  root.style.color = colour.trim();
  const m = getComputedStyle(root).color.match(/^rgba?\(([\d.]+),? ([\d.]+),? ([\d.]+)/);
  root.style.removeProperty('color');
  return m ? [Number(m[1]), Number(m[2]), Number(m[3])] : undefined;
}
