import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../text';

/** A page that few need: its code comes when it is opened. After an update of the server the old one is gone; loading anew gets both in step. */
export function Later({ load }: { load(): Promise<FunctionComponent> }) {
  const [Page, put] = useState<FunctionComponent>(), [failed, fail] = useState(false);
  useEffect(() => { load().then(p => put(() => p), () => fail(true)); }, [load]);
  if (Page) return <Page />;
  return <main class="page">{failed ? <p class="bad box" role="alert">{t('page.failed')} <button onClick={() => location.reload()}>{t('page.anew')}</button></p> : <p class="muted" role="status">{t('loading')}</p>}</main>;
}
