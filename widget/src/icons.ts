/** Our own strokes on a 24 grid. */
const paths = {
  chat: 'M4 4h16v12h-9l-5 4v-4H4zM8 8h8M8 12h5',
  close: 'M6 6l12 12M18 6L6 18',
  down: 'M6 9l6 6 6-6',
  send: 'M5 12h14M13 6l6 6-6 6',
  menu: 'M12 6v0M12 12v0M12 18v0',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM5 20c1-8 13-8 14 0',
  peg: 'M4 4h16v16H4zM12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8z',
  check: 'M5 12l5 5 9-9',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3 2',
} satisfies Record<string, string>;

export type IconName = keyof typeof paths;

export function icon(name: IconName): SVGElement {
  const make = (tag: string, attr: Record<string, string>) => {
    const el = document.createElementNS('http://www.w3.org/2000/svg', tag);
    for (const k in attr) el.setAttribute(k, attr[k]!);
    return el as SVGElement;
  };
  const svg = make('svg', { viewBox: '0 0 24 24', class: `i-${name}`, 'aria-hidden': 'true' });
  svg.append(make('path', { d: paths[name] }));
  return svg;
}
