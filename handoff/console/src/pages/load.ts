import { deskWords } from '../talk/words';
import { teach } from '../text';

const sheet = () => new Promise<void>((done, fail) => {
  const l = document.createElement('link');
  l.rel = 'stylesheet';
  l.href = '/console/later.css';
  l.onload = () => done();
  l.onerror = fail;
  document.head.append(l);
});
let dressed: Promise<unknown> | undefined, taught: Promise<unknown> | undefined;

/** Loads a page, and with the first of them the style that all of them need. */
export const page = <C>(get: () => Promise<C>) => async () => {
  const [c] = await Promise.all([get(), (dressed ??= sheet().catch(e => { dressed = undefined; throw e; })), deskWords()]);
  return c;
};

/** The same, with the words of the pages here. */
export const worded = <C>(get: () => Promise<C>) => page(async () => {
  const [c] = await Promise.all([get(), (taught ??= teach({ en: () => import('../text/pages.en').then(m => m.en), de: () => import('../text/pages.de').then(m => m.de) }).catch(e => { taught = undefined; throw e; }))]);
  return c;
});
