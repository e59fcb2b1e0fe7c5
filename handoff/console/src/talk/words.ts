import { teach } from '../text';

let taught: Promise<void> | undefined;

/** The words of everything but the lists and the conversation itself. */
export const deskWords = () => (taught ??= teach({ en: () => import('../text/desk.en').then(m => m.en), de: () => import('../text/desk.de').then(m => m.de) }).catch(e => { taught = undefined; throw e; }));
