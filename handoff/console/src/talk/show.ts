import { get, set } from '../store';

/** Brings an event of the open conversation before the eyes: scrolled to, lit up for a moment, and with the focus, so that a screen reader reads it. */
export function show(seq: number) {
  if (get().pane !== 'talk') set({ pane: 'talk' });
  requestAnimationFrame(() => {
    const e = document.getElementById('e-' + seq);
    if (!e) return;
    e.scrollIntoView({ block: 'center' });
    e.focus({ preventScroll: true });
    e.classList.remove('lit');
    void e.offsetWidth;
    e.classList.add('lit');
    setTimeout(() => e.classList.remove('lit'), 2500);
  });
}
