import { teach } from '../text';

const sheet = () => new Promise<void>((done, fail) => {
  const l = document.createElement('link');
  l.rel = 'stylesheet';
  l.href = '/console/later.css';
  l.onload = () => done();
  l.onerror = fail;
  document.head.append(l);
});

/** Does something once, and once more after it failed. */
function once(run: () => Promise<unknown>) {
  let done: Promise<unknown> | undefined;
  return () => (done ??= run().catch(e => { done = undefined; throw e; }));
}
const dressed = once(sheet);
const lists = once(() => teach({ en: () => import('../text/lists.en').then(m => m.en), de: () => import('../text/lists.de').then(m => m.de) }));
const pages = once(() => teach({ en: () => import('../text/pages.en').then(m => m.en), de: () => import('../text/pages.de').then(m => m.de) }));
const beside = <C>(get: () => Promise<C>, ...needs: (() => Promise<unknown>)[]) => async () => (await Promise.all([get(), ...needs.map(n => n())]))[0];

/** Loads a part of the list of conversations with its words. */
export const part = <C>(get: () => Promise<C>) => beside(get, lists);
/** Loads a page that brings its words, with the style that all pages need. */
export const page = <C>(get: () => Promise<C>) => beside(get, dressed);
/** Loads a page with its style and the words of the pages here. */
export const worded = <C>(get: () => Promise<C>) => beside(get, dressed, lists, pages);
