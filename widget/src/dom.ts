export type Child = Node | string | false | null | undefined;
type Props = Record<string, string | number | boolean | EventListener | undefined>;

/**
 * An element by its parts. Text is always text; a property that is a function becomes a listener ("onclick"), true an empty
 * attribute, false and undefined none.
 */
export function h<K extends keyof HTMLElementTagNameMap>(tag: K, props: Props = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const el = document.createElement(tag);
  set(el, props);
  for (const c of children) if (c) el.append(c);
  return el;
}

export function set(el: Element, props: Props): void {
  for (const name in props) {
    const v = props[name];
    const text = v === true ? '' : String(v);
    if (typeof v === 'function') el.addEventListener(name.slice(2), v);
    else if (v === undefined || v === false) el.removeAttribute(name);
    else if (el.getAttribute(name) !== text) el.setAttribute(name, text);
  }
}

/** A button that submits nothing. */
export function button(props: Props, ...children: Child[]): HTMLButtonElement {
  return h('button', { type: 'button', ...props }, ...children);
}

/** Changes the text only when it differs, so that a live region speaks only of news. */
export function say(el: Element, text: string): void {
  if (el.textContent !== text) el.textContent = text;
}

export interface Piece {
  key: string;
  make(): HTMLElement;
  /** Brings a node that was made for this key earlier up to date. */
  update?(node: HTMLElement): void;
}

const made = new WeakMap<Element, Map<string, HTMLElement>>();

/**
 * Makes parent's children the pieces, in order, and keeps the nodes that have stayed: with focus, scroll and what was announced.
 * A piece that stood in from so far moves here with its node.
 */
export function arrange(parent: Element, pieces: Piece[], from?: Element): void {
  const old = made.get(parent) ?? new Map<string, HTMLElement>();
  const theirs = from && made.get(from);
  const now = new Map(pieces.map(({ key, make }) => {
    const node = old.get(key) ?? theirs?.get(key) ?? make();
    theirs?.delete(key);
    return [key, node];
  }));
  for (const [key, node] of old) if (!now.has(key)) node.remove();
  let place = parent.firstElementChild;
  for (const p of pieces) {
    const node = now.get(p.key)!;
    p.update?.(node);
    if (node === place) place = place.nextElementSibling;
    else parent.insertBefore(node, place);
  }
  made.set(parent, now);
}
