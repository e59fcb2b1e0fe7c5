import { useState } from 'preact/hooks';
import { current } from '../current';
import { Dialog, Foot } from '../parts/Dialog';
import { breakPromise, keep, promise, reschedule } from '../send';
import { get } from '../store';
import { t } from '../text';
import { exact, hour, zoneOf } from '../time';
import type { Promised } from '../wire';
import { useSubmit, type Props } from './form';
import { TimeFields } from './TimeFields';
import { at, differ } from './zones';

/** The zone of the customer, where its clocks show something else. */
function theirs(session: string | undefined): string | undefined {
  const c = { ...current()?.case.customer, ...get().dossiers.get(session ?? '')?.data?.customer }, zone = zoneOf(c.locale, c.timezone);
  return differ(zone) ? zone : undefined;
}

function Quick({ set }: { set(at: Date): void }) {
  const now = new Date();
  const quick: [string, Date][] = [[t('promise.inHour'), new Date(now.getTime() + 3_600_000)], [t('promise.today', { at: hour(at(now, 0, 17)) }), at(now, 0, 17)], [t('promise.tomorrow', { at: hour(at(now, 1, 10)) }), at(now, 1, 10)], [t('promise.week'), at(now, 7, 10)]];
  return <div class="line wrap">{quick.filter(q => q[1] > now).map(([label, x]) => <button type="button" key={label} title={exact(x)} onClick={() => set(x)}>{label}</button>)}</div>;
}

export function PromiseForm({ d }: Props) {
  const [due, setDue] = useState(d.due ?? new Date(Date.now() + 3_600_000));
  const { busy, error, onSubmit } = useSubmit(v => promise(d.session!, { what: v('what'), due_at: due.toISOString(), note: v('note') }));
  return (
    <Dialog title={t('act.promise')}>
      <form onSubmit={onSubmit}>
        <p class="muted">{t('promise.lead')}</p>
        <fieldset class="choices"><legend>{t('promise.what')}</legend>
          <label class="check"><input type="radio" name="what" value="callback" defaultChecked />{t('promise.callback')} <span class="muted small">{t('promise.callbackMeans')}</span></label>
          <label class="check"><input type="radio" name="what" value="followup" />{t('promise.followup')} <span class="muted small">{t('promise.followupMeans')}</span></label>
        </fieldset>
        <TimeFields at={due} zone={theirs(d.session)} change={setDue} />
        <Quick set={setDue} />
        <label>{t('promise.note')}<textarea name="note" rows={3} required maxLength={1000} defaultValue={d.note} placeholder={t('promise.noteHint')} /></label>
        <Foot go={t('action.promise')} error={error} busy={busy} />
      </form>
    </Dialog>
  );
}

const What = ({ p }: { p: Promised }) => <p>{t(`promise.${p.what}`)}, {exact(p.due_at)}{p.note && <><br /><span class="muted" dir="auto">{p.note}</span></>}</p>;

export function Keep({ d }: Props) {
  const p = d.promise!;
  const { busy, error, onSubmit } = useSubmit(v => keep(d.session!, p.promise, v('note')));
  return (
    <Dialog title={t('keep.title')}>
      <form onSubmit={onSubmit}>
        <What p={p} />
        <label>{t('keep.note')}<textarea name="note" rows={3} required maxLength={1000} placeholder={t('keep.noteHint')} /></label>
        <Foot go={t('promise.keep')} error={error} busy={busy} />
      </form>
    </Dialog>
  );
}

/** Another time for a promise, of which the customer is told. */
export function Reschedule({ d }: Props) {
  const p = d.promise!, [due, setDue] = useState(new Date(Math.max(Date.parse(p.due_at), Date.now()) + 3_600_000));
  const { busy, error, onSubmit } = useSubmit(v => reschedule(d.session!, p.promise, due.toISOString(), v('note')));
  return (
    <Dialog title={t('move.title')}>
      <form onSubmit={onSubmit}>
        <What p={p} />
        <p class="muted">{t('move.lead')}</p>
        <TimeFields at={due} zone={theirs(d.session)} change={setDue} />
        <Quick set={setDue} />
        <label>{t('move.reason')}<textarea name="note" rows={2} required maxLength={1000} placeholder={t('move.reasonHint')} /></label>
        <Foot go={t('promise.move')} error={error} busy={busy} />
      </form>
    </Dialog>
  );
}

/** A promise that will not be kept: said aloud before it is done, since the customer hears of it at once. */
export function Break({ d }: Props) {
  const p = d.promise!;
  const { busy, error, onSubmit } = useSubmit(v => breakPromise(d.session!, p.promise, v('note')));
  return (
    <Dialog title={t('break.title')}>
      <form onSubmit={onSubmit}>
        <What p={p} />
        <p>{t('break.lead')}</p>
        <label>{t('break.reason')}<textarea name="note" rows={2} required maxLength={1000} placeholder={t('break.reasonHint')} /></label>
        <Foot go={t('break.go')} error={error} busy={busy} />
      </form>
    </Dialog>
  );
}
