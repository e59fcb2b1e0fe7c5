import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../parts/Icon';
import type { Choice } from '../parts/WriteBox';
import { t } from '../text';
import { exact, hour, when, zoneOf } from '../time';
import type { Check, Customer, Vow } from '../wire';
import { first } from '../words';
import { differ } from './zones';
import { TimeFields } from './TimeFields';

interface Props { promise: NonNullable<Check['promise']>; choice?: Choice; held: boolean; customer: Customer; note: string; pick(c: Choice): void; unpick(): void }

/**
 * The promise in a reply: by when is it due? The suggested time comes first. Where sending was held back for it, it has the focus, and
 * what is chosen is sent with the reply at once.
 */
export function VowQuestion({ promise, choice, held, customer, note, pick, unpick }: Props) {
  const [what, setWhat] = useState<Vow['what']>(promise.what);
  const [other, setOther] = useState<Date>();
  const [fields, setFields] = useState(false);
  const one = useRef<HTMLButtonElement>(null);
  const zone = zoneOf(customer.locale, customer.timezone), apart = differ(zone);
  const vow = (at: Date): Vow => ({ what, due_at: at.toISOString(), note: first(note, 900) });
  const times = [...new Set([promise.due_at, ...(promise.times ?? [])])].filter(x => Date.parse(x) > Date.now()).slice(0, 5);
  useLayoutEffect(() => { if (held && !choice) (one.current ?? document.getElementById('vow')?.querySelector<HTMLElement>('button, input'))?.focus(); }, [held]);
  useLayoutEffect(() => { if (fields) document.querySelector<HTMLElement>('#vow input')?.focus(); }, [fields]);
  if (choice) {
    const v = choice.vow;
    return (
      <p class="hint line wrap" role="status">
        <Icon name="promise" /><span>{v ? t('promising.chosen', { what: t(`promise.${v.what}`), at: when(v.due_at) }) + (apart ? ' ' + t('promising.theirs', { at: hour(v.due_at, zone) }) : '') : t('promising.none')}</span>
        <button onClick={unpick}>{t('promising.change')}</button>
      </p>
    );
  }
  return (
    <fieldset class="hint vow" id="vow" aria-describedby="vow-how">
      <legend><Icon name="promise" /> {t('promising.asks', { text: first(promise.says, 120) })}</legend>
      <p class={held ? '' : 'small muted'} id="vow-how" role="status">{t(held ? 'promising.held' : 'promising.how')}</p>
      <div class="line wrap">
        {times.map((x, i) => <button key={x} ref={i ? undefined : one} class={i ? '' : 'primary'} title={exact(x)} onClick={() => pick({ of: promise.says, vow: vow(new Date(x)) })}>{when(x)}{apart && <span class="small"> · {t('promising.there', { at: hour(x, zone) })}</span>}</button>)}
        <button aria-expanded={fields} onClick={() => { setFields(!fields); setOther(other ?? new Date(times[0] ?? Date.now() + 3_600_000)); }}>{t('promising.other')}</button>
        <button onClick={() => pick({ of: promise.says })}>{t('promising.not')}</button>
      </div>
      {fields && other && (
        <div class="line wrap fields">
          <TimeFields at={other} zone={apart ? zone : undefined} change={setOther} />
          <button class="primary" disabled={other.getTime() <= Date.now()} onClick={() => pick({ of: promise.says, vow: vow(other) })}>{t('promising.take')}</button>
        </div>
      )}
      <label class="line small">{t('promising.what')}<select value={what} onChange={e => setWhat(e.currentTarget.value as Vow['what'])}>{(['followup', 'callback'] as const).map(w => <option key={w} value={w}>{t(`promise.${w}`)}: {t(`promise.${w}Means`)}</option>)}</select></label>
    </fieldset>
  );
}
