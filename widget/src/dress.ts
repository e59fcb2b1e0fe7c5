import { paint } from './colour';
import { set } from './dom';
import sheet from './css/widget.css';
import type { Options } from './options';

/** Puts our styles on the shadow root. Constructed, so that a page without 'unsafe-inline' shows them too. */
export function adopt(shadow: ShadowRoot): void {
  const css = new CSSStyleSheet();
  css.replaceSync(sheet);
  shadow.adoptedStyleSheets = [css];
}

/** Theme, accent and sizes, kept right while the system's theme or a phone's keyboard change, until signal. */
export function dress(host: HTMLElement, root: HTMLElement, options: Options, signal: AbortSignal): void {
  const view = window.visualViewport;
  const tint = () => {
    // The reader's own text size, not what the page made of it: pages that set 62.5% on the root would shrink us.
    root.style.setProperty('--u', getComputedStyle(host).fontSize);
    // There the browser sets every colour, and would answer with its own.
    if (!matchMedia('(forced-colors: active)').matches) paint(root, options.accent);
  };
  const fit = () => {
    if (!view) return;
    root.style.setProperty('--vh', `${view.height * view.scale}px`);
    root.style.setProperty('--top', `${view.offsetTop}px`);
  };
  set(host, { 'data-theme': options.theme === 'auto' ? undefined : options.theme });
  tint();
  fit();
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', tint, { signal });
  view?.addEventListener('resize', fit, { signal });
  view?.addEventListener('scroll', fit, { signal });
}
