import { action, tip } from '../actions';
import { current } from '../current';
import { binds, type Case } from '../fold';
import { Clock } from '../parts/Clock';
import { Icon } from '../parts/Icon';
import { href } from '../route';
import { set, use } from '../store';
import { t } from '../text';
import { exact, when } from '../time';
import type { Promised } from '../wire';

/** What is promised to the customer, in this conversation or another one, the next due on top; then what became of the others here. */
export function Vows({ session, c, all = [] }: { session: string; c: Case; all?: Promised[] }) {
  const now = use(s => current(s)), item = use(s => s.queue.get(session));
  const here = c.head ? c.promises : item?.promises ?? [];
  const open = [...here.filter(binds), ...all.filter(p => binds(p) && p.session && p.session !== session)].sort((a, b) => a.due_at.localeCompare(b.due_at));
  const over = here.filter(p => !binds(p));
  if (!open.length && !over.length && !now?.mine) return null;
  return (
    <section class="block" id="vows">
      <h2>{t('case.promises')}</h2>
      {open.length > 0 ? <ul class="plain">{open.map(p => <Open key={p.promise} p={p} session={p.session ?? session} elsewhere={!!p.session && p.session !== session} />)}</ul> : <p class="muted small">{t('case.noPromises')}</p>}
      {over.length > 0 && <ul class="plain small">{over.map(p => <li key={p.promise}><span class={p.state === 'kept' ? 'good' : 'bad'}>{t(p.state === 'kept' ? 'promise.wasKept' : 'promise.wasBroken')}</span> <span class="muted">{t(`promise.${p.what}`)}, {when(p.due_at)}</span></li>)}</ul>}
      {now?.mine && <button title={tip('promise')} onClick={() => action('promise')!.run()}>{t('action.promise')}</button>}
    </section>
  );
}

function Open({ p, session, elsewhere }: { p: Promised; session: string; elsewhere: boolean }) {
  const ask = (kind: 'keep' | 'reschedule' | 'break') => set({ dialog: { kind, session, promise: p } });
  const by = typeof p.by === 'object' ? p.by.name : undefined;
  return (
    <li class="promise">
      <span class="line wrap"><Icon name="promise" /><b>{t(`promise.${p.what}`)}</b><span class="grow" /><Clock due={p.due_at} since={p.made_at} warn={p.remind_at} kind="promise" /></span>
      <span class="small muted"><time title={exact(p.due_at)}>{when(p.due_at)}</time>{p.best_time ? ' · ' + p.best_time : ''}{by ? ' · ' + by : ''}{elsewhere && <> · <a href={href({ page: 'closed', session })}>{t('promise.elsewhere')}</a></>}</span>
      {p.note && <span dir="auto">{p.note}</span>}
      {p.contact?.phone && <a href={'tel:' + p.contact.phone.replace(/[^\d+]/g, '')}>{p.contact.phone}</a>}
      {p.contact?.email && <a href={'mailto:' + p.contact.email} target="_blank" rel="noopener noreferrer">{p.contact.email}</a>}
      <span class="line wrap">
        <button title={tip('keep')} onClick={() => ask('keep')}>{t('promise.keep')}</button>
        <button title={tip('reschedule')} onClick={() => ask('reschedule')}>{t('promise.move')}</button>
        <button title={tip('break')} onClick={() => ask('break')}>{t('promise.break')}</button>
      </span>
    </li>
  );
}
