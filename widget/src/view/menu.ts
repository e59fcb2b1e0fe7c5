import { h, set } from '../dom';
import { catalogues } from '../i18n/words';
import { icon, type IconName } from '../icons';
import type { Ui } from './ui';

/** Sound, language, a copy, the end. Arrow keys walk it, Esc closes it and nothing else. */
export class Menu {
  readonly node: HTMLElement;
  private readonly button: HTMLButtonElement;
  private readonly list: HTMLElement;

  constructor(private readonly ui: Ui) {
    const label = ui.w.t('menu');
    this.list = h('div', { class: 'menu', role: 'menu', id: 'rp-menu', 'aria-label': label, hidden: true, onkeydown: (e) => this.key(e as KeyboardEvent) });
    this.button = h(
      'button',
      { type: 'button', class: 'tool', 'aria-label': label, title: label, 'aria-haspopup': 'menu', 'aria-expanded': 'false', onclick: () => this.toggle(this.list.hidden) },
      icon('menu'),
    );
    this.node = h('div', { class: 'menubox', onfocusout: (e) => this.left(e as FocusEvent) }, this.button, this.list);
  }

  get isOpen(): boolean {
    return !this.list.hidden;
  }

  render(): void {
    if (this.isOpen) return;
    const { ui } = this;
    const { w, talk } = ui;
    const said = talk.log.events.some((e) => e.kind === 'message');
    const items: (HTMLElement | false)[] = [
      this.item('sound', w.t(ui.sound ? 'sound_on' : 'sound_off'), () => ui.toggleSound()),
      said && this.item('save', w.t('download'), () => ui.save()),
      talk.log.verified && talk.log.state !== 'closed' && this.item('up', w.t('top'), () => ui.ask('top')),
      said && talk.log.state !== 'closed' && this.item('stop', w.t('end'), () => ui.ask('end')),
      h('div', { class: 'langs', role: 'group', 'aria-label': w.t('lang') }, ...Object.entries(catalogues).map(([code, c]) => this.language(code, c.language))),
    ];
    this.list.replaceChildren(...items.filter((i) => !!i));
  }

  toggle(open: boolean): void {
    if (open) this.render();
    set(this.list, { hidden: !open });
    set(this.button, { 'aria-expanded': String(open) });
    (open ? this.items()[0] : this.button)?.focus();
  }

  private item(name: IconName, label: string, act: () => void): HTMLElement {
    return h('button', { type: 'button', role: 'menuitem', tabindex: -1, onclick: () => this.pick(act) }, icon(name), label);
  }

  private language(code: string, label: string): HTMLElement {
    const on = code === this.ui.w.language;
    const pick = () => this.pick(() => !on && this.ui.setLocale(code));
    return h('button', { type: 'button', role: 'menuitemradio', 'aria-checked': String(on), tabindex: -1, lang: code, onclick: pick }, label);
  }

  private pick(act: () => void): void {
    this.toggle(false);
    act();
  }

  private items(): HTMLElement[] {
    return [...this.list.querySelectorAll('button')];
  }

  private key(e: KeyboardEvent): void {
    const all = this.items();
    const at = all.indexOf((this.list.getRootNode() as ShadowRoot).activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[e.key];
    if (to !== undefined) all.at(to % all.length)?.focus();
    else if (e.key === 'Escape') this.toggle(false);
    else return;
    e.preventDefault();
    e.stopPropagation();
  }

  private left(e: FocusEvent): void {
    if (this.isOpen && !this.node.contains(e.relatedTarget as Node | null)) {
      set(this.list, { hidden: true });
      set(this.button, { 'aria-expanded': 'false' });
    }
  }
}
