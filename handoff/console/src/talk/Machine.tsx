import type { ComponentChildren } from 'preact';
import { Icon } from '../parts/Icon';

/** What a machine made: it says so in words, to the ears as well, and a dashed line runs beside it. */
export const Machine = ({ says, more, children }: { says: string; more?: ComponentChildren; children?: ComponentChildren }) => (
  <div class="machine" role="group" aria-label={says}>
    <p class="line wrap small by"><span><Icon name="machine" /> {says}</span>{more}</p>
    {children}
  </div>
);
