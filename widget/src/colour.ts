type RGB = [number, number, number];

/**
 * Sets the colours that follow from the site's accent on root. The accent itself stays as wished where it fills an area; the text
 * on it is chosen for contrast (≥ 4.5), my bubbles are shaded until theirs reaches 7, and where the accent is itself the
 * text or the edge (--ink) it is moved until it can be read on every surface.
 */
export function paint(root: HTMLElement, wish: string | undefined): void {
  const style = getComputedStyle(root);
  // The browser resolves any colour of CSS for us; one that it does not know gives none.
  const read = (colour: string): RGB | undefined => {
    root.style.color = '';
    root.style.color = colour;
    const rgb = root.style.color && style.color.match(/^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)/);
    root.style.color = '';
    return rgb ? [+rgb[1]!, +rgb[2]!, +rgb[3]!] : undefined;
  };
  const put = (name: string, c: RGB) => root.style.setProperty(name, `rgb(${c.map(Math.round)})`);
  root.style.removeProperty('--accent');
  const accent = (wish && read(wish)) || read('var(--accent)')!;
  const surface = read('var(--surface)')!;
  const [white, black]: RGB[] = [[255, 255, 255], [0, 0, 0]];
  const dark = light(surface) < 0.2;
  const on = contrast(white!, accent) >= 4.5 ? white! : black!;
  const soft = mix(surface, accent, dark ? 0.22 : 0.12);
  put('--accent', accent);
  put('--accent-text', on);
  put('--accent-soft', soft);
  put('--mine', move(accent, on === white ? black! : white!, [on], 7));
  put('--mine-text', on);
  put('--ink', move(accent, dark ? white! : black!, [surface, soft], dark ? 6.5 : 4.6));
}

function move(c: RGB, to: RGB, against: RGB[], ratio: number): RGB {
  let moved = c;
  for (let part = 0; part <= 1 && against.some((a) => contrast(moved, a) < ratio); part += 0.05) moved = mix(c, to, part);
  return moved;
}

function mix(a: RGB, b: RGB, part: number): RGB {
  return a.map((v, i) => v + (b[i]! - v) * part) as RGB;
}

export function contrast(a: RGB, b: RGB): number {
  const [low, high] = [light(a), light(b)].sort((x, y) => x - y);
  return (high! + 0.05) / (low! + 0.05);
}

function light(c: RGB): number {
  const [r, g, b] = c.map((v) => (v > 10 ? ((v / 255 + 0.055) / 1.055) ** 2.4 : v / 3295)) as RGB;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
