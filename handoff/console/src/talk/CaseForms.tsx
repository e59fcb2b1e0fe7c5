import { useEffect, useState } from 'preact/hooks';
import { current } from '../current';
import { Dialog, Foot } from '../parts/Dialog';
import { lateOf } from '../select';
import { refuse, resolve, snooze, takeOver, whisperTo } from '../send';
import { use } from '../store';
import { coded, t } from '../text';
import { exact, hour } from '../time';
import { owed } from '../words';
import { askTeam } from './asking';
import { useSubmit, type Props } from './form';
import { TimeFields } from './TimeFields';
import { at, monday } from './zones';

export function Resolve({ d }: Props) {
  const me = use(s => s.me)!, team = use(s => s.team.data);
  useEffect(() => void askTeam(), []);
  const departments = [...new Set([...(me.departments ?? []), ...(team ?? []).flatMap(a => a.departments ?? [])])].sort();
  const { busy, error, onSubmit } = useSubmit(v => resolve(d.session!, { outcome: v('outcome'), cause: v('cause') || undefined, department: v('department') || undefined }));
  return (
    <Dialog title={t('act.resolve')}>
      <form onSubmit={onSubmit}>
        <p class="muted">{t('resolve.lead')}</p>
        <fieldset class="choices"><legend>{t('resolve.outcome')}</legend>
          {['solved', 'unsolved', 'abandoned'].map((o, i) => <label class="check" key={o}><input type="radio" name="outcome" value={o} defaultChecked={i === 0} />{coded('outcome', o)}</label>)}
        </fieldset>
        <label>{t('resolve.cause')}<input name="cause" maxLength={200} placeholder={t('resolve.causeHint')} /></label>
        <label>{t('resolve.department')}<input name="department" maxLength={60} list="departments" /><datalist id="departments">{departments.map(x => <option key={x} value={x} />)}</datalist></label>
        <Foot go={t('resolve.go')} error={error} busy={busy} />
      </form>
    </Dialog>
  );
}

/** Out of sight until then; the customer's next words bring it back at once. */
export function Snooze({ d }: Props) {
  const [now] = useState(() => new Date()), times: [string, Date][] = [[t('snooze.hour'), new Date(now.getTime() + 3_600_000)], [t('snooze.tomorrow', { at: hour(at(now, 1, 9)) }), at(now, 1, 9)], [t('snooze.monday', { at: hour(monday(now)) }), monday(now)]];
  const [until, setUntil] = useState(times[0]![1]);
  const { busy, error, onSubmit } = useSubmit(v => snooze(d.session!, until.toISOString(), v('note')));
  const owes = use(s => { const i = s.queue.get(d.session ?? ''); return !!i && owed(i, lateOf(s, i.session)); });
  return (
    <Dialog title={t('act.snooze')}>
      <form onSubmit={onSubmit}>
        <p class={owes ? 'hint warn' : 'muted'} role={owes ? 'alert' : undefined}>{t(owes ? 'snooze.owed' : 'snooze.lead')}</p>
        <div class="line wrap" role="group" aria-label={t('snooze.until')}>{times.map(([label, x]) => <button type="button" key={label} title={exact(x)} aria-pressed={x.getTime() === until.getTime()} onClick={() => setUntil(x)}>{label}</button>)}</div>
        <TimeFields at={until} change={setUntil} />
        <label>{t('snooze.note')}<input name="note" maxLength={1000} placeholder={t('snooze.noteHint')} /></label>
        <Foot go={t('action.snooze')} error={error} busy={busy || owes} />
      </form>
    </Dialog>
  );
}

/** A note to whoever has the conversation. */
export function Whisper({ d }: Props) {
  const owner = current()?.owner, name = owner?.name ?? owner?.id ?? '';
  const { busy, error, onSubmit } = useSubmit(v => whisperTo(d.session!, name, v('text')));
  return (
    <Dialog title={t('whisper.title', { name })}>
      <form onSubmit={onSubmit}>
        <p class="muted">{t('whisper.lead')}</p>
        <label>{t('whisper.text')}<textarea name="text" rows={3} required maxLength={3900} /></label>
        <Foot go={t('action.whisper')} error={error} busy={busy} />
      </form>
    </Dialog>
  );
}

export function TakeOver({ d }: Props) {
  const owner = current()?.owner;
  const { busy, error, onSubmit } = useSubmit(v => takeOver(d.session!, v('reason')));
  return (
    <Dialog title={t('takeover.title', { name: owner?.name ?? owner?.id ?? '' })}>
      <form onSubmit={onSubmit}>
        <p class="muted">{t('takeover.lead', { name: owner?.name ?? '' })}</p>
        <label>{t('takeover.reason')}<textarea name="reason" rows={2} required maxLength={1000} placeholder={t('takeover.reasonHint')} /></label>
        <Foot go={t('action.takeover')} error={error} busy={busy} />
      </form>
    </Dialog>
  );
}

export function Refuse({ d }: Props) {
  const { busy, error, onSubmit } = useSubmit(v => refuse(d.session!, d.grant!, v('reason')));
  return (
    <Dialog title={t('refuse.title', { what: d.note ?? '' })}>
      <form onSubmit={onSubmit}>
        <label>{t('refuse.reason')}<textarea name="reason" rows={2} maxLength={1000} placeholder={t('refuse.reasonHint')} /></label>
        <Foot go={t('grant.refuse')} error={error} busy={busy} />
      </form>
    </Dialog>
  );
}
