import { Component, type FunctionComponent } from 'preact';

/** The same component, drawn again only when one of its props is another: a log of hundreds of lines grows by one at a time. */
export function memo<P extends object>(Inner: FunctionComponent<P>) {
  return class extends Component<P> {
    override shouldComponentUpdate(next: P) {
      const now = this.props as P;
      return (Object.keys({ ...now, ...next }) as (keyof P)[]).some(k => now[k] !== next[k]);
    }
    override render() { return <Inner {...(this.props as P)} />; }
  };
}
