import { useEffect } from 'preact/hooks';
import { readPromises } from '../lists';
import { go, href } from '../route';
import { set, use } from '../store';
import { t } from '../text';
import { when } from '../time';
import type { Promised } from '../wire';
import { name, words } from '../words';
import { Clock } from './Clock';
import { Icon } from './Icon';

const byDue = (a: Promised, b: Promised) => a.due_at.localeCompare(b.due_at);

/** What was promised to customers, the next one due on top; kept ones on request. */
export function Promises() {
  const l = use(s => s.promises), kept = use(s => s.route.kept) === '1';
  useEffect(() => { void readPromises(); }, [kept]);
  return (
    <div class="scroll" tabIndex={-1} id="rows">
      <div class="filters"><label class="check"><input type="checkbox" checked={kept} onChange={e => go({ kept: e.currentTarget.checked ? '1' : undefined }, true)} />{t('promises.kept')}</label></div>
      {l.error ? <p class="bad box" role="alert">{words(l.error)} <button onClick={() => void readPromises()}>{t('again')}</button></p> : null}
      <ul class="rows">{[...l.items].sort(byDue).map(p => <PromiseRow key={p.promise} p={p} />)}</ul>
      {l.loading && !l.loaded && <p class="muted box" role="status">{t('loading')}</p>}
      {l.loaded && !l.error && l.items.length === 0 && <div class="empty"><p>{t(kept ? 'empty.kept' : 'empty.promises')}</p></div>}
      {l.next && <button class="more" disabled={l.loading} onClick={() => void readPromises(true)}>{t('more')}</button>}
    </div>
  );
}

function PromiseRow({ p }: { p: Promised }) {
  const route = use(s => s.route), cursor = use(s => s.cursor);
  const open = !!p.session && route.session === p.session;
  return (
    <li class={'row' + (open ? ' open' : '') + (cursor === p.session ? ' cursor' : '')}>
      <a href={href({ ...route, page: 'promises', session: p.session })} data-session={p.session} aria-current={open ? 'true' : undefined}>
        <span class="line"><b class="name" dir="auto">{name(p.customer)}</b><span class="grow" /><span class="chip">{t(`promise.${p.what}`)}</span></span>
        {p.note && <span class="last" dir="auto">{p.note}</span>}
        {p.contact && <span class="small muted">{[p.contact.phone, p.contact.email, p.best_time].filter(Boolean).join(', ')}</span>}
        <span class="line foot">{p.state === 'kept' ? <span class="good small">{t('promise.wasKept')}</span> : <Clock due={p.due_at} />}<span class="muted small">{when(p.due_at)}</span></span>
      </a>
      {p.state !== 'kept' && p.session && <button class="takes" onClick={() => set({ dialog: { kind: 'keep', session: p.session, promise: p } })}>{t('promise.keep')}<span class="sr">: {name(p.customer)}</span></button>}
    </li>
  );
}

/** One promise in the case column: how to reach the customer is a link. */
export function PromiseLine({ p, session }: { p: Promised; session: string }) {
  return (
    <li class="promise">
      <span class="line"><Icon name="promise" /><b>{t(`promise.${p.what}`)}</b><span class="grow" />{p.state === 'kept' ? <span class="good small">{t('promise.wasKept')}</span> : <Clock due={p.due_at} />}</span>
      <span class="small muted">{when(p.due_at)}{p.best_time ? ' · ' + p.best_time : ''}</span>
      {p.note && <span dir="auto">{p.note}</span>}
      {p.contact?.phone && <a href={'tel:' + p.contact.phone.replace(/[^\d+]/g, '')}>{p.contact.phone}</a>}
      {p.contact?.email && <a href={'mailto:' + p.contact.email} target="_blank" rel="noopener noreferrer">{p.contact.email}</a>}
      {p.state !== 'kept' && <button onClick={() => set({ dialog: { kind: 'keep', session, promise: p } })}>{t('promise.keep')}</button>}
    </li>
  );
}
