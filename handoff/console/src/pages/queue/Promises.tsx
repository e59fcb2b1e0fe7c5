import { readPromises } from '../../lists';
import { Clock } from '../../parts/Clock';
import { go, href } from '../../route';
import { set, use } from '../../store';
import { languageName, t } from '../../text';
import { Ago, useNow, when } from '../../time';
import { name } from '../../words';
import { Waits, Wrong } from '../bits';
import type { Vowed } from '../wire';
import { Find } from './Find';
import { ended, endedOf, giver, matching, tongue, useVows } from './vows';

const byDue = (a: Vowed, b: Vowed) => a.due_at.localeCompare(b.due_at);

/** What was promised to customers: what is overdue first, then the next one due; what was kept and what was broken on request. */
export function Promises() {
  const r = use(s => s.route), state = endedOf(r), l = useVows(state), now = useNow(15_000);
  const shown = matching(l.items, r), late = shown.filter(p => p.state === 'overdue' || (p.state === 'open' && Date.parse(p.due_at) <= now)), hidden = l.items.length - shown.length;
  const rows = (list: Vowed[]) => <ul class="rows">{list.map(p => <PromiseRow key={p.promise} p={p} />)}</ul>;
  return (
    <>
      <Choose all={l.items} />
      <div class="scroll" tabIndex={-1} id="rows">
        <Wrong error={l.error} again={l.again} />
        {state ? rows(shown) : (
          <>
            {late.length > 0 && <><h2 class="part bad">{t('vow.overdue')} <span class="count">{late.length}</span></h2>{rows([...late].sort(byDue))}</>}
            {late.length > 0 && shown.length > late.length && <h2 class="part">{t('vow.open')} <span class="count">{shown.length - late.length}</span></h2>}
            {rows(shown.filter(p => !late.includes(p)).sort(byDue))}
          </>
        )}
        {l.loading && !l.loaded && <Waits />}
        {l.loaded && !l.error && l.items.length === 0 && <div class="empty"><p>{t(state === 'kept' ? 'vow.noneKept' : state === 'broken' ? 'vow.noneBroken' : 'vow.none')}</p></div>}
        {hidden > 0 && <p class="muted box">{t('vow.hidden', { n: hidden })} <button onClick={() => go({ what: undefined, agent: undefined, language: undefined, find: undefined }, true)}>{t('filter.clear')}</button></p>}
        {l.next && <button class="more" disabled={l.loading} onClick={() => void readPromises(true)}>{t('more')}</button>}
      </div>
    </>
  );
}

/** Which part of them, and what narrows it: only choices that would change something. */
function Choose({ all }: { all: Vowed[] }) {
  const r = use(s => s.route);
  const of = (pick: (p: Vowed) => string | undefined, now?: string) => [...new Set([...all.map(pick), now].filter((x): x is string => !!x))].sort();
  const boxes: [key: 'what' | 'agent' | 'language', values: string[], label: (v: string) => string][] = [
    ['what', of(p => p.what, r.what), v => t(v === 'followup' ? 'promise.followup' : 'promise.callback')], ['agent', of(giver, r.agent), v => v], ['language', of(tongue, r.language), languageName],
  ];
  return (
    <div class="filters" role="search" aria-label={t('filter.title')}>
      <div class="modes all" role="group" aria-label={t('vow.which')}>
        {([undefined, ...ended] as const).map(x => <button key={x} aria-pressed={endedOf(r) === x} onClick={() => go({ state: x, session: undefined })}>{t(x === 'kept' ? 'vow.kept' : x === 'broken' ? 'vow.broken' : 'vow.due')}</button>)}
      </div>
      <Find label={t('vow.find')} />
      {boxes.map(([key, values, label]) => (values.length > 1 || r[key]) && (
        <select key={key} aria-label={t(`vow.${key}`)} class={r[key] ? 'set' : ''} value={r[key] ?? ''} onChange={e => go({ [key]: e.currentTarget.value || undefined }, true)}>
          <option value="">{t(`vow.${key}`)}</option>{values.map(v => <option key={v} value={v}>{label(v)}</option>)}
        </select>
      ))}
    </div>
  );
}

function PromiseRow({ p }: { p: Vowed }) {
  const r = use(s => s.route), cursor = use(s => s.cursor);
  const open = !!p.session && r.session === p.session, over = p.state === 'kept' || p.state === 'broken', lang = tongue(p);
  const ask = (kind: 'keep' | 'reschedule' | 'break') => () => set({ dialog: { kind, session: p.session, promise: p } });
  return (
    <li class={'row owed' + (open ? ' open' : '') + (cursor === p.session ? ' cursor' : '')}>
      <a href={href({ ...r, page: 'promises', session: p.session })} data-session={p.session} aria-current={open ? 'true' : undefined}>
        <span class="line"><b class="name" dir="auto">{name(p.customer)}</b>{lang && <span class="lang" title={languageName(lang)}><span aria-hidden="true">{lang.toUpperCase()}</span><span class="sr">{languageName(lang)}</span></span>}<span class="grow" /><span class="chip">{t(p.what === 'followup' ? 'promise.followup' : 'promise.callback')}</span></span>
        {p.note && <span class="last" dir="auto">{p.note}</span>}
        <span class="small muted">{t('vow.by', { name: giver(p) })}{p.made_at && <> · <Ago at={p.made_at} /></>}{p.best_time && <> · <span dir="auto">{p.best_time}</span></>}{(p.moved ?? 0) > 0 && <> · {t('vow.moved', { n: p.moved! })}</>}</span>
        <span class="line foot">{over ? <Became p={p} /> : <Clock due={p.due_at} />}<span class="muted small">{when(p.due_at)}</span></span>
      </a>
      <p class="line wrap acts">
        {(p.contact?.phone || p.contact?.email) && (
          <span class="line wrap all">
            {p.contact.phone && <a href={'tel:' + p.contact.phone.replace(/[^\d+]/g, '')}>{p.contact.phone}</a>}
            {p.contact.email && <a href={'mailto:' + p.contact.email} target="_blank" rel="noopener noreferrer">{p.contact.email}</a>}
          </span>
        )}
        <span class="grow" />
        {!over && p.session && <><button class="primary" onClick={ask('keep')}>{t('vow.keep')}<span class="sr">: {name(p.customer)}</span></button><button onClick={ask('reschedule')}>{t('vow.move')}<span class="sr">: {name(p.customer)}</span></button><button onClick={ask('break')}>{t('vow.break')}<span class="sr">: {name(p.customer)}</span></button></>}
      </p>
    </li>
  );
}

const Became = ({ p }: { p: Vowed }) => (p.state === 'kept'
  ? <span class={'small ' + (p.breached ? 'tardy' : 'good')}>{t(p.breached ? 'vow.keptLate' : 'vow.keptInTime', { at: p.kept_at ? when(p.kept_at) : '' })}</span>
  : <span class="small bad">{t('vow.brokenAt', { at: p.broken_at ? when(p.broken_at) : '' })}</span>);
