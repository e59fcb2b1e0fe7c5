import { useState } from 'preact/hooks';
import * as api from '../../api';
import { Says, wrong } from '../../parts/intents/bits';
import { go } from '../../route';
import { get, use } from '../../store';
import { t, type Key } from '../../text';
import { toast } from '../../toasts';
import { tierName, words } from '../../words';
import { laneName, Sheet } from '../bits';
import { Disable } from './Disable';
import { blank, changed, changeOf, check, locate, toForm, type Account, type Change, type Fault, type Form } from './form';
import { keepDraft, useDrafts } from './drafts';
import { Limits } from './Limits';

/** An account to make or to change. What the server finds fault with is said at the field. */
export function Editor({ base, all, saved }: { base?: Account; all: Account[]; saved(): Promise<unknown> }) {
  const tiers = use(s => s.tiers), me = use(s => s.me), self = base?.id === me?.id, id = base?.id ?? 'new';
  const f = useDrafts().get(id) ?? (base ? toForm(base) : blank()), dirty = base ? changed(f, base) : JSON.stringify(f) !== JSON.stringify(blank());
  const [fault, blame] = useState<Fault>(), [refused, refuse] = useState(''), [busy, setBusy] = useState(false), [shows, setShows] = useState(false);
  const put = (patch: Partial<Form>) => { keepDraft(id, { ...f, ...patch }); if (fault && Object.keys(patch).includes(fault.field)) blame(undefined); };
  const forget = () => { keepDraft(id, undefined); blame(undefined); refuse(''); };
  const failed = (x: unknown) => {
    const at = x instanceof api.Refused && (x.code === 'invalid' || x.code === 'conflict') ? locate(x.message) : undefined;
    if (at) at.says = x instanceof api.Refused && x.code === 'conflict' ? t('agents.taken') : at.says;
    show(at);
    refuse(at ? '' : x instanceof api.Refused && x.code === 'conflict' ? x.message : words(x));
  };
  const show = (at: Fault | undefined) => { blame(at); if (at) setTimeout(() => { const e = document.querySelector<HTMLElement>('.edit [aria-invalid=true]'); e?.focus(); e?.scrollIntoView({ block: 'center' }); }, 40); };
  const submit = async (e: SubmitEvent) => {
    e.preventDefault();
    const ours = check(f);
    refuse('');
    if (ours) { show(ours); return; }
    const { change, undo } = changeOf(f, base);
    setBusy(true);
    try {
      if (base) await amend(base, change, undo, saved);
      else {
        const made = await api.call<Account>('POST', '/v1/agents', change);
        toast(t('agents.added', { name: made.name ?? '' }));
        forget();
        await saved();
        go({ item: made.id }, true);
      }
      forget();
    } catch (x) { failed(x); }
    setBusy(false);
  };
  const says = (field: string) => (fault?.field === field && fault.row === undefined ? fault.says : '');
  const text = (field: 'name' | 'email' | 'languages' | 'departments' | 'skills', more: Record<string, unknown> = {}) => (
    <label>{t(`agents.${field}` as Key)}<input id={'ag-' + field} value={f[field]} autocomplete="off" dir="auto" {...wrong(`ag-${field}-x`, says(field))} {...more} onInput={e => put({ [field]: e.currentTarget.value })} /><Says id={`ag-${field}-x`} text={says(field)} /></label>
  );
  return (
    <Sheet title={base ? base.name ?? '' : t('agents.new')} more={dirty ? <b class="edits small">{t('agents.unsaved')}</b> : undefined}>
      <form class="account" onSubmit={e => void submit(e)}>
        {text('name', { required: true, maxLength: 80, autofocus: !base })}
        {text('email', { type: 'email', required: true })}
        <div>
          <label for="ag-password">{t(base ? 'agents.newPassword' : 'agents.password')}</label>
          <span class="line"><input id="ag-password" class="grow" type={shows ? 'text' : 'password'} value={f.password} required={!base} autocomplete="new-password" aria-describedby={'ag-password-how' + (says('password') ? ' ag-password-x' : '')} aria-invalid={says('password') ? true : undefined} onInput={e => put({ password: e.currentTarget.value })} /><button type="button" aria-pressed={shows} onClick={() => setShows(!shows)}>{t('agents.show')}</button></span>
          <Says id="ag-password-x" text={says('password')} />
          <p class="small muted" id="ag-password-how">{t(base ? 'agents.newPasswordHow' : 'agents.passwordHow')}</p>
        </div>
        <div class="pair">
          <label>{t('agents.tier')}<select value={f.tier} {...wrong('ag-tier-x', says('tier'))} onChange={e => put({ tier: e.currentTarget.value })}>{[2, 3, 4].map(n => <option key={n} value={n}>{tierName(tiers, n)}</option>)}</select><Says id="ag-tier-x" text={says('tier')} /></label>
          <label>{t('agents.capacity')}<input type="number" min={0} max={1000} value={f.capacity} required {...wrong('ag-capacity-x', says('capacity'))} onInput={e => put({ capacity: e.currentTarget.value })} /><Says id="ag-capacity-x" text={says('capacity')} /></label>
        </div>
        {text('languages', { placeholder: 'en, de' })}
        <div class="pair">{text('departments', { placeholder: t('agents.departmentsHint') })}{text('skills', { placeholder: t('agents.skillsHint') })}</div>
        <p class="small muted">{t('agents.listsHow')}</p>
        <fieldset class="choices"><legend>{t('agents.lanes')}</legend>
          {['support', 'sales'].map(l => <label class="check" key={l}><input type="checkbox" checked={f.lanes.includes(l)} onChange={e => put({ lanes: e.currentTarget.checked ? [...f.lanes, l] : f.lanes.filter(x => x !== l) })} />{laneName(l)}</label>)}
          <p class="small muted all">{t('agents.lanesHow')}</p><Says id="ag-lanes-x" text={says('lanes')} />
        </fieldset>
        <Limits rows={f.limits} fault={fault?.field === 'limits' ? fault : undefined} known={actionsOf(all)} put={limits => put({ limits })} />
        <label class="check"><input type="checkbox" checked={f.admin} disabled={self} onChange={e => put({ admin: e.currentTarget.checked })} />{t('agents.isAdmin')}</label>
        <footer class="line wrap"><p class="bad" role="alert">{refused}</p><span class="grow" />{dirty && <button type="button" onClick={forget}>{t('agents.discard')}</button>}<button class="primary" disabled={busy || (!!base && !dirty)}>{t(base ? 'agents.save' : 'agents.add')}</button></footer>
      </form>
      {base && <Disable a={base} self={self} saved={saved} />}
    </Sheet>
  );
}

const actionsOf = (all: Account[]) => [...new Set([...all.flatMap(a => Object.keys(a.limits ?? {})), ...Object.keys(get().me?.limits ?? {}), 'refund', 'credit'])].sort();

/** Changes an account, with the way back. A password has none. */
async function amend(base: Account, change: Change, undo: Change, saved: () => Promise<unknown>) {
  const send = (c: Change) => api.call<Account>('PATCH', '/v1/agents/' + encodeURIComponent(base.id), c);
  await send(change);
  keepDraft(base.id, undefined);
  await saved();
  const back = async () => { try { await send(undo); await saved(); } catch (e) { toast(words(e), { bad: true }); } };
  toast(t('agents.changed'), Object.keys(undo).length ? { undo: () => void back() } : {});
}
