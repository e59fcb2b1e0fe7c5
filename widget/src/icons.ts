/** Our own strokes on a 24 grid. */
const paths = {
  chat: 'M4 6.5A2.5 2.5 0 0 1 6.5 4h11A2.5 2.5 0 0 1 20 6.500v7a2.5 2.5 0 0 1-2.5 2.500H11l-4.5 4v-4A2.5 2.5 0 0 1 4 13.500zM8.5 8.500h7M8.5 11.800h4.5',
  close: 'M6 6l12 12M18 6L6 18',
  down: 'M6 9.500l6 6 6-6',
  send: 'M4.5 12h14M12.5 5.500l6.5 6.5-6.5 6.5',
  menu: 'M12 5.500v.01M12 12v.01M12 18.500v.01',
  person: 'M12 11.500a3.8 3.8 0 1 0 0-7.6 3.8 3.8 0 0 0 0 7.600zM4.8 20c.6-3.6 3.5-5.6 7.2-5.600s6.6 2 7.2 5.6',
  peg: 'M4.5 4.500h15v15h-15zM12 16.400a4.4 4.4 0 1 0 0-8.8 4.4 4.4 0 0 0 0 8.800z',
  check: 'M5 12.500l4.5 4.500L19 7.5',
  clock: 'M12 20.500a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 7.500V12l3 2',
  phone: 'M6.5 4h3l1.5 4-2 1.500a11 11 0 0 0 5.5 5.500l1.5-2 4 1.500v3a2 2 0 0 1-2.2 2A16.5 16.5 0 0 1 4.5 6.2 2 2 0 0 1 6.5 4z',
  save: 'M12 4v11M7.5 10.800L12 15.300l4.5-4.500M5 19.500h14',
  sound: 'M4 9.500h3.500L12 5.500v13L7.5 14.500H4zM15.5 9a4 4 0 0 1 0 6M18 6.500a8 8 0 0 1 0 11',
  stop: 'M7 7h10v10H7z',
  up: 'M12 20V5M6 10.500L12 4.500l6 6',
} satisfies Record<string, string>;

export type IconName = keyof typeof paths;

export function icon(name: IconName): SVGElement {
  const ns = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(ns, 'svg');
  const path = document.createElementNS(ns, 'path');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', `icon ${name}`);
  svg.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', paths[name]);
  svg.append(path);
  return svg;
}
