import { button, h, set } from '../dom';
import { languages, T } from '../i18n/catalogue';
import { icon } from '../icons';
import type { Ui } from './ui';

/** Sound, language, a copy, the end: plain buttons that a button shows. Esc, or going elsewhere, puts them away. */
export function menu(ui: Ui): HTMLElement {
  const { w, talk } = ui;
  const list = h('div', { class: 'menu', hidden: true });
  const label = w.t(T.menu);
  const opener = button({ class: 'tool', 'aria-label': label, title: label, 'aria-expanded': 'false', onclick: () => toggle(list.hidden) }, icon('menu'));
  const box = h('div', { class: 'menubox', onfocusout: (e) => left(e as FocusEvent), onkeydown: (e) => key(e as KeyboardEvent) }, opener, list);

  function toggle(open: boolean): void {
    if (open) list.replaceChildren(...items());
    set(list, { hidden: !open });
    set(opener, { 'aria-expanded': String(open) });
  }

  function items(): HTMLElement[] {
    const item = (words: string, act: () => void) => button({ onclick: () => (toggle(false), act()) }, words);
    const said = talk.log.events.some((e) => e.kind === 'message');
    const live = talk.log.state !== 'closed';
    return [
      item(w.t(ui.sound ? T.sound_on : T.sound_off), () => ui.toggleSound()),
      said && item(w.t(T.download), () => ui.save()),
      talk.aggrieved && item(w.t(T.top), () => ui.ask('top')),
      said && live && item(w.t(T.end), () => ui.ask('end')),
      h('div', { class: 'langs' }, ...Object.entries(languages).map(([lang, name]) =>
        button({ lang, 'aria-pressed': String(lang === w.language), onclick: () => ui.setLocale(lang) }, name))),
    ].filter((i) => !!i);
  }

  function key(e: KeyboardEvent): void {
    if (e.key !== 'Escape' || list.hidden) return;
    // The window would close on it.
    e.stopPropagation();
    e.preventDefault();
    toggle(false);
    opener.focus();
  }

  // Safari gives a clicked button no focus: then there is no telling where it went.
  function left(e: FocusEvent): void {
    if (e.relatedTarget && !box.contains(e.relatedTarget as Node)) toggle(false);
  }

  return box;
}
