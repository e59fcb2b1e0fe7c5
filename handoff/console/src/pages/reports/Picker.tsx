import { useState } from 'preact/hooks';
import { go } from '../../route';
import { t } from '../../text';
import { presets, today, type Period } from './period';

/** The time that the page is about: a press for the usual ones, two dates for any other. It is in the URL. */
export function Picker({ p }: { p: Period }) {
  const [open, setOpen] = useState(p.preset === 'custom');
  const custom = open || p.preset === 'custom';
  const choose = (e: SubmitEvent) => {
    e.preventDefault();
    const f = new FormData(e.currentTarget as HTMLFormElement), from = String(f.get('from') ?? ''), to = String(f.get('to') ?? '');
    if (from && to) go({ days: undefined, from: from < to ? from : to, to: from < to ? to : from });
  };
  return (
    <div class="picker">
      <div class="modes" role="group" aria-label={t('rep.period')}>
        {presets.map(x => <button key={x} aria-pressed={!custom && p.preset === x} onClick={() => { setOpen(false); go({ days: x, from: undefined, to: undefined }); }}>{x === 'today' ? t('rep.today') : t('rep.lastDays', { n: Number(x) })}</button>)}
        <button aria-pressed={custom} aria-expanded={custom} onClick={() => setOpen(true)}>{t('rep.custom')}</button>
      </div>
      {custom && (
        <form class="line wrap" onSubmit={choose} key={p.from + p.to}>
          <label class="line">{t('rep.from')}<input type="date" name="from" required defaultValue={p.from} max={today()} /></label>
          <label class="line">{t('rep.to')}<input type="date" name="to" required defaultValue={p.to} max={today()} /></label>
          <button>{t('rep.show')}</button>
        </form>
      )}
    </div>
  );
}
