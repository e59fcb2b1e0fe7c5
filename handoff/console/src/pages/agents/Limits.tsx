import { Icon } from '../../parts/Icon';
import { Says } from '../../parts/intents/bits';
import { coded, t } from '../../text';
import type { Fault, LimitRow } from './form';

/** How far somebody may go with an action on their own. A row here stands in for the limits of the tier. */
export function Limits({ rows, fault, known, put }: { rows: LimitRow[]; fault?: Fault; known: string[]; put(rows: LimitRow[]): void }) {
  const set = (i: number, patch: Partial<LimitRow>) => put(rows.map((r, k) => (k === i ? { ...r, ...patch } : r)));
  const add = () => { put([...rows, { action: known.find(a => !rows.some(r => r.action === a)) ?? '', amount: '', per_day: '', currency: rows.at(-1)?.currency ?? '' }]); setTimeout(() => document.getElementById(`lim-${rows.length}-action`)?.focus(), 40); };
  const says = fault?.row === undefined ? fault?.says ?? '' : '';
  return (
    <fieldset class="limits"><legend>{t('agents.limits')}</legend>
      <p class="small muted">{t('agents.limitsHow')}</p>
      {rows.length > 0 && (
        <ul>{rows.map((r, i) => {
          const wrong = fault?.row === i, x = `lim-${i}-x`, mark = (...kinds: string[]) => (wrong && kinds.includes(fault.says) ? { 'aria-invalid': true as const, 'aria-describedby': x } : {});
          return (
            <li key={i}>
              <label>{t('agents.action')}<input id={`lim-${i}-action`} list="known-actions" value={r.action} placeholder="refund" {...mark('action', 'twice')} onInput={e => set(i, { action: e.currentTarget.value })} /></label>
              <label>{t('agents.amount')}<input value={r.amount} inputMode="decimal" placeholder="100" {...mark('amount', 'whole', 'none')} onInput={e => set(i, { amount: e.currentTarget.value })} /></label>
              <label>{t('agents.perDay')}<input value={r.per_day} inputMode="decimal" placeholder="1000" {...mark('amount', 'whole', 'none')} onInput={e => set(i, { per_day: e.currentTarget.value })} /></label>
              <label>{t('agents.currency')}<input value={r.currency} maxLength={3} placeholder="EUR" {...mark('currency')} onInput={e => set(i, { currency: e.currentTarget.value })} /></label>
              <button type="button" class="quiet" aria-label={t('agents.limitGone', { action: coded('grant', r.action) })} title={t('agents.limitGone', { action: coded('grant', r.action) })} onClick={() => put(rows.filter((_, k) => k !== i))}><Icon name="close" /></button>
              {wrong && <Says id={x} text={t(`limit.${fault.says as 'none'}`)} />}
            </li>
          );
        })}</ul>
      )}
      <Says id="ag-limits-x" text={says} />
      <datalist id="known-actions">{known.map(a => <option key={a} value={a}>{coded('grant', a)}</option>)}</datalist>
      <button type="button" onClick={add}>{t('agents.addLimit')}</button>
    </fieldset>
  );
}
