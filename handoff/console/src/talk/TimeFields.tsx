import { t } from '../text';
import { fromField, toField } from './zones';

/** A date and time, on the agent's clocks and, where the customer's show something else, on theirs: each follows the other. */
export function TimeFields({ at, zone, change }: { at: Date; zone?: string; change(at: Date): void }) {
  const now = new Date(), set = (text: string, z?: string) => { const d = fromField(text, z); if (d) change(d); };
  return (
    <>
      <label>{t(zone ? 'time.yours' : 'promise.due')}<input type="datetime-local" name="due" required value={toField(at)} min={toField(now)} onInput={e => set(e.currentTarget.value)} /></label>
      {zone && <label>{t('time.theirs', { zone: zone.split('/').at(-1)!.replace(/_/g, ' ') })}<input type="datetime-local" required value={toField(at, zone)} min={toField(now, zone)} onInput={e => set(e.currentTarget.value, zone)} /></label>}
    </>
  );
}
