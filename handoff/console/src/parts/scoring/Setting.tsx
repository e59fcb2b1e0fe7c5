import { Refused } from '../../api';
import { edit } from '../../scoring/saving';
import { isShare, locate, threshold, toDraft, type Draft, type Field } from '../../scoring/settings';
import type { Saved } from '../../scoring/types';
import { use } from '../../store';
import { language, numbers, t, type Key } from '../../text';
import { share } from './bits';

const unit = (f: Field) => (isShare(f) ? '%' : t(f === 'costs.again' || f === 'costs.full' ? 'hand.byTimes' : 'hand.min'));

/** One number with its unit, what it means, and why the server refused it if it did. */
export function Setting({ field, value }: { field: Field; value: string }) {
  const refused = use(s => s.scoring.refused), base = use(s => toDraft(s.scoring.saved!.settings)[field]);
  const says = fault(refused, field), id = 'set-' + field.replace('.', '-');
  return (
    <div class={'setting' + (value !== base ? ' changed' : '')}>
      <label for={id}>{t(`set.${field}`)}</label>
      <span class="line"><input id={id} type="number" step="any" inputMode="decimal" value={value} aria-describedby={id + '-how' + (says ? ` ${id}-x` : '')} aria-invalid={says ? true : undefined} onInput={e => edit(field, e.currentTarget.value)} /><span class="muted">{unit(field)}</span></span>
      {says && <span class="bad small fault" id={id + '-x'}>{says}</span>}
      <span class="small muted" id={id + '-how'}>{t(`set.${field}.how` as Key)}</span>
    </div>
  );
}

/** The server's word on a field, in the form's units and the desk's language. */
function fault(refused: unknown, field: Field): string {
  if (!(refused instanceof Refused) || refused.code !== 'invalid') return '';
  const f = locate(refused.message), n = (v: number) => numbers({ maximumFractionDigits: 2 }).format(v) + (isShare(field) ? ' %' : '');
  if (f.field !== field) return '';
  return f.from !== undefined && f.to !== undefined ? t('hand.range', { from: n(f.from), to: n(f.to) }) : language() === 'en' ? f.says : t('error.says', { text: f.says });
}

/** What the numbers come to, while they are being typed. */
export function Thresholds({ d }: { d: Draft }) {
  const [low, medium, high] = (['low', 'medium', 'high'] as const).map(s => threshold(d, s));
  if (low === undefined || medium === undefined || high === undefined) return null;
  return <p class="hint plainly" role="status">{t('hand.thresholds', { low: share(low), medium: share(medium), high: share(high) })}</p>;
}

/** A model of the business's own, and the way back to the program's. */
export function Model({ saved, d }: { saved: Saved; d: Draft }) {
  const m = saved.settings.model, rows = m?.trained?.data?.[0]?.rows;
  if (!m) return null;
  return (
    <fieldset><legend>{t('set.model')}</legend>
      <p>{rows ? t('hand.ownModel', { name: m.name, rows }) : t('hand.ownModelPlain', { name: m.name })} {!d.model && <b>{t('hand.dropped')}</b>}</p>
      <button type="button" onClick={() => edit('model', d.model ? '' : m.name)}>{t(d.model ? 'hand.dropModel' : 'hand.keepModel')}</button>
    </fieldset>
  );
}
