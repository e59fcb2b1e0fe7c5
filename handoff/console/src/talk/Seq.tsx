import type { ComponentChildren } from 'preact';
import { t } from '../text';
import { show } from './show';

/** What a message says, as the way to that message. */
export const Seq = ({ seq, children }: { seq?: number; children: ComponentChildren }) =>
  (seq ? <button class="link says" title={t('case.toMessage')} onClick={() => show(seq)}>{children}</button> : <>{children}</>);
