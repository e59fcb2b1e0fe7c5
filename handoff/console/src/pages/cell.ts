import { useEffect, useReducer } from 'preact/hooks';
import { get } from '../store';

/** Something that a page keeps while one looks at another. It is its owner's alone: whoever signs in next begins anew. */
export function cell<T extends object>(fresh: () => T) {
  let value = fresh(), owner: string | undefined;
  const ears = new Set<() => void>();
  const read = (): T => {
    const me = get().me?.id;
    if (me && me !== owner) { if (owner) value = fresh(); owner = me; }
    return value;
  };
  return {
    read,
    put(patch: Partial<T>) { value = { ...read(), ...patch }; for (const hear of [...ears]) hear(); },
    use(): T {
      const [, again] = useReducer((n: number) => n + 1, 0);
      useEffect(() => { const hear = () => again(0 as never); ears.add(hear); return () => { ears.delete(hear); }; }, []);
      return read();
    },
  };
}

/** Whoever leaves the console with something unsaved is asked by the browser, wherever in it they are. */
export function guard(unsaved: () => boolean) {
  addEventListener('beforeunload', e => { if (unsaved()) e.preventDefault(); });
}
