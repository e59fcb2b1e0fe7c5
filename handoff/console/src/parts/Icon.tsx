const paths = {
  back: 'M10 3 5 8l5 5', down: 'M8 3v10M4 9l4 4 4-4', close: 'M4 4l8 8M12 4l-8 8', search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9ZM10.5 10.5 14 14',
  gear: 'M8 5.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5ZM8 1.5v2M8 12.5v2M1.5 8h2M12.5 8h2M3.4 3.4l1.4 1.4M11.2 11.2l1.4 1.4M12.6 3.4l-1.4 1.4M4.8 11.2l-1.4 1.4',
  help: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM6 6.2c.2-2.6 4-2.5 4 0C10 8 8 7.8 8 9.5M8 11.6v.4', clock: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM8 4.5V8l2.5 1.5',
  take: 'M3 8.5 6.5 12 13 4.5', pass: 'M2 8h10M8.5 4.5 12 8l-3.5 3.5M14 3v10', bot: 'M3.5 6h9v7h-9zM8 3v3M6 9v1M10 9v1M1.5 8.5v2M14.5 8.5v2',
  promise: 'M4 2.5h2l1 3-1.5 1c.6 1.6 1.7 2.8 3.4 3.5l1.1-1.5 3 1v2.2c0 .5-.5.9-1 .8C7 12 3.6 8.6 3.2 3.4c0-.5.3-.9.8-.9Z', done: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM5 8.2l2.2 2.2L11 6',
  side: 'M2 3h12v10H2zM10 3v10', out: 'M9.5 3H3v10h6.5M7 8h7M11.5 5.5 14 8l-2.5 2.5', verified: 'M8 1.5 13 3.5v4c0 3-2 5.5-5 7-3-1.5-5-4-5-7v-4zM5.8 8l1.6 1.6L10.4 6.4', lock: 'M3.5 7h9v6.5h-9zM5.5 7V5a2.5 2.5 0 0 1 5 0v2',
  money: 'M1.5 4h13v8h-13zM8 6.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6ZM4 8h.1M12 8h.1', people: 'M6 3a2.3 2.3 0 1 0 0 4.600A2.300 2.300 0 0 0 6 3ZM1.800 13c.3-5 8.100-5 8.400 0M10.500 3.400a2.200 2.200 0 0 1 0 4M12 9.200c1.500.5 2.200 1.900 2.300 3.800',
  floor: 'M2 13.5h12M3.5 13.5V8M8 13.5v-11M12.5 13.5V6', chart: 'M2 2v12h12M4.5 10.500 7.500 7l2.500 2 4-5', reply: 'M2 3h12v8H7l-3 3v-3H2zM5 6h6M5 8.500h3.500', menu: 'M2 4h12M2 8h12M2 12h12',
  book: 'M8 4.500C6.500 3 4 2.800 2 3v9.500c2-.2 4.500 0 6 1.500 1.500-1.500 4-1.700 6-1.500V3c-2-.2-4.500 0-6 1.500zV14',
  machine: 'M7 2l1.300 4.200L12.500 7.500l-4.200 1.300L7 13 5.700 8.800 1.500 7.500l4.200-1.300ZM12.500 11v3.500M10.800 12.800h3.500', language: 'M1.500 3.500h8M5.500 2v1.500M3 3.500c.6 2.800 2.600 4.600 5 5.500M8 3.500c-.6 2.800-3 5-6 6M8 14l3-7 3 7M9.200 11.500h3.600',
} as const;

export type IconName = keyof typeof paths;

/** A drawing beside words or inside a labelled button: never the only thing that says what is meant. */
export const Icon = ({ name }: { name: IconName }) => (
  <svg class="icon" viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false"><path d={paths[name]} /></svg>
);
