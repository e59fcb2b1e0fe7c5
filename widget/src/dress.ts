import { paint } from './colour';
import { set } from './dom';
import sheet from './css/widget.css';
import type { Options } from './options';

/** Puts our styles on the shadow root. Constructed, so that a page without 'unsafe-inline' shows them too. */
export function adopt(shadow: ShadowRoot): void {
  try {
    const css = new CSSStyleSheet();
    css.replaceSync(sheet);
    shadow.adoptedStyleSheets = [css];
  } catch {
    const style = document.createElement('style');
    style.textContent = sheet;
    shadow.append(style);
  }
}

/** Theme, accent and sizes, kept right while the window, the system's theme or a phone's keyboard change. Returns how to stop. */
export function dress(host: HTMLElement, root: HTMLElement, options: Options): () => void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  set(host, { 'data-theme': options.theme === 'dark' || options.theme === 'light' ? options.theme : undefined });
  const tint = () => {
    // The reader's own text size, not what the page made of it: pages that set 62.5% on the root would shrink us.
    root.style.setProperty('--u', getComputedStyle(host).fontSize);
    paint(root, options.accent);
  };
  const view = window.visualViewport;
  const fit = () => {
    if (!view) return;
    root.style.setProperty('--vh', `${view.height * view.scale}px`);
    root.style.setProperty('--top', `${view.offsetTop}px`);
  };
  tint();
  fit();
  dark.addEventListener('change', tint);
  view?.addEventListener('resize', fit);
  view?.addEventListener('scroll', fit);
  return () => {
    dark.removeEventListener('change', tint);
    view?.removeEventListener('resize', fit);
    view?.removeEventListener('scroll', fit);
  };
}
