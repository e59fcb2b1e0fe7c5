import type { ComponentChildren, FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../text';

/** A page that few need: its code comes when it is opened. After an update of the server the old one is gone; loading anew gets both in step. */
export function Later({ load }: { load(): Promise<FunctionComponent> }) {
  const [Page, put] = useState<FunctionComponent>(), [failed, fail] = useState(false);
  useEffect(() => { load().then(p => put(() => p), () => fail(true)); }, [load]);
  if (Page) return <Page />;
  return <main class="page">{coming(failed)}</main>;
}

export const coming = (failed: boolean): ComponentChildren =>
  (failed ? <p class="bad box" role="alert">{t('page.failed')} <button onClick={() => location.reload()}>{t('page.anew')}</button></p> : <p class="muted box" role="status">{t('loading')}</p>);

/** A part of a page whose code comes later; until then there is what `wait` says. `fetch` has it come before it is wanted. */
export function later<P extends object>(load: () => Promise<FunctionComponent<P>>, wait: (failed: boolean) => ComponentChildren = () => null) {
  let here: FunctionComponent<P> | undefined, under: Promise<void> | undefined;
  const fetch = () => (under ??= load().then(c => { here = c; }, e => { under = undefined; throw e; }));
  function Part(props: P) {
    const [failed, set] = useState<boolean>();
    useEffect(() => { if (!here) fetch().then(() => set(false), () => set(true)); }, []);
    return here ? (({ is: Here }) => <Here {...props} />)({ is: here }) : <>{wait(failed === true)}</>;
  }
  return Object.assign(Part, { fetch, here: () => !!here });
}
