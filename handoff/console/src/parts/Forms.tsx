import { useEffect, useState } from 'preact/hooks';
import * as api from '../api';
import { current } from '../current';
import { at, promiseIn } from '../hints';
import { grant, keep, promise, resolve, transfer } from '../send';
import { use, type DialogState } from '../store';
import { coded, languageName, money, t } from '../text';
import { exact, hour } from '../time';
import { Dialog, Foot, shut } from './Dialog';

type Props = { d: DialogState };
const value = (e: SubmitEvent) => { e.preventDefault(); const f = new FormData(e.currentTarget as HTMLFormElement); return (k: string) => String(f.get(k) ?? '').trim(); };

/** Runs what a form asks for; the dialog stays open, with everything in it, when it was refused. */
function useSubmit(run: (v: (k: string) => string) => Promise<string>) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState('');
  const onSubmit = async (e: SubmitEvent) => {
    const v = value(e);
    setBusy(true);
    setError('');
    const refused = await run(v);
    if (!refused) { shut(); return; }
    setBusy(false);
    setError(refused);
  };
  return { busy, error, onSubmit };
}

export function Transfer({ d }: Props) {
  const s = use(s => s), me = s.me!, c = current(s)?.case;
  const [kind, setKind] = useState<'tier' | 'agent' | 'department' | 'language'>('tier');
  const [agents, setAgents] = useState([...s.presence].map(([id, p]) => ({ id, name: p.name, status: p.status })));
  useEffect(() => {
    if (me.admin) api.agents().then(l => setAgents(l.items.filter(a => !a.disabled).map(a => ({ id: a.id, name: a.name ?? a.email ?? a.id, status: s.presence.get(a.id)?.status ?? 'away' }))), () => undefined);
  }, []);
  const others = agents.filter(a => a.id !== me.id).sort((a, b) => a.status.localeCompare(b.status) * -1 || a.name.localeCompare(b.name));
  const tiers = s.tiers.filter(x => x.tier > 1), next = tiers.find(x => x.tier > (c?.tier ?? me.tier ?? 2)) ?? tiers.at(-1);
  const { busy, error, onSubmit } = useSubmit(v => transfer(d.session!, kind === 'tier' ? { tier: Number(v('to')) } : { [kind]: v('to') }, v('reason')));
  return (
    <Dialog title={t('act.transfer')}>
      <form onSubmit={e => void onSubmit(e)}>
        <p class="muted">{t('transfer.lead')}</p>
        <fieldset class="choices"><legend>{t('transfer.to')}</legend>
          {(['tier', 'agent', 'department', 'language'] as const).map(k => <label class="check" key={k}><input type="radio" name="kind" checked={kind === k} onChange={() => setKind(k)} />{t(`transfer.${k}`)}</label>)}
        </fieldset>
        <label>{t(`transfer.${kind}`)}
          {kind === 'tier' && <select name="to" required value={String(next?.tier ?? '')}>{tiers.map(x => <option key={x.tier} value={x.tier}>{x.name}</option>)}</select>}
          {kind === 'agent' && (others.length ? <select name="to" required>{others.map(a => <option key={a.id} value={a.id}>{a.name}, {t(a.status === 'away' ? 'status.away' : 'status.available')}</option>)}</select> : <span class="muted">{t('transfer.nobody')}</span>)}
          {kind === 'department' && <><input name="to" required maxLength={60} list="departments" /><datalist id="departments">{(me.departments ?? []).map(x => <option key={x} value={x} />)}</datalist></>}
          {kind === 'language' && <select name="to" required>{[...new Set([...(me.languages ?? []), 'en', 'de', 'fr', 'es', 'it', 'pl', 'nl', 'pt', 'tr', 'ar'])].map(x => <option key={x} value={x}>{languageName(x)}</option>)}</select>}
        </label>
        <label>{t('transfer.reason')}<textarea name="reason" rows={3} required maxLength={1000} placeholder={t('transfer.reasonHint')} /></label>
        <Foot go={t('action.transfer')} error={error} busy={busy || (kind === 'agent' && !others.length)} />
      </form>
    </Dialog>
  );
}

export function Resolve({ d }: Props) {
  const me = use(s => s.me)!;
  const { busy, error, onSubmit } = useSubmit(v => resolve(d.session!, { outcome: v('outcome'), cause: v('cause') || undefined, department: v('department') || undefined }));
  return (
    <Dialog title={t('act.resolve')}>
      <form onSubmit={e => void onSubmit(e)}>
        <p class="muted">{t('resolve.lead')}</p>
        <fieldset class="choices"><legend>{t('resolve.outcome')}</legend>
          {['solved', 'unsolved', 'abandoned'].map((o, i) => <label class="check" key={o}><input type="radio" name="outcome" value={o} defaultChecked={i === 0} />{coded('outcome', o)}</label>)}
        </fieldset>
        <label>{t('resolve.cause')}<input name="cause" maxLength={200} placeholder={t('resolve.causeHint')} /></label>
        <label>{t('resolve.department')}<input name="department" maxLength={60} list="departments" /><datalist id="departments">{(me.departments ?? []).map(x => <option key={x} value={x} />)}</datalist></label>
        <Foot go={t('resolve.go')} error={error} busy={busy} />
      </form>
    </Dialog>
  );
}

const local = (d: Date) => new Date(d.getTime() - d.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);

export function PromiseForm({ d }: Props) {
  const now = new Date();
  const [due, setDue] = useState(local(d.due ?? new Date(now.getTime() + 3_600_000)));
  const quick: [string, Date][] = [[t('promise.inHour'), new Date(now.getTime() + 3_600_000)], [t('promise.today', { at: hour(at(now, 0, 17)) }), at(now, 0, 17)], [t('promise.tomorrow', { at: hour(at(now, 1, 10)) }), at(now, 1, 10)], [t('promise.week'), at(now, 7, 10)]];
  const { busy, error, onSubmit } = useSubmit(v => promise(d.session!, { what: v('what'), due_at: new Date(v('due')).toISOString(), note: v('note') }));
  const callback = !d.note || promiseIn(d.note)?.callback;
  return (
    <Dialog title={t('act.promise')}>
      <form onSubmit={e => void onSubmit(e)}>
        <p class="muted">{t('promise.lead')}</p>
        <fieldset class="choices"><legend>{t('promise.what')}</legend>
          <label class="check"><input type="radio" name="what" value="callback" defaultChecked={!!callback} />{t('promise.callback')} <span class="muted small">{t('promise.callbackMeans')}</span></label>
          <label class="check"><input type="radio" name="what" value="followup" defaultChecked={!callback} />{t('promise.followup')} <span class="muted small">{t('promise.followupMeans')}</span></label>
        </fieldset>
        <label>{t('promise.due')}<input type="datetime-local" name="due" required value={due} min={local(now)} onInput={e => setDue(e.currentTarget.value)} /></label>
        <div class="line wrap">{quick.filter(q => q[1] > now).map(([label, at]) => <button type="button" key={label} title={exact(at)} onClick={() => setDue(local(at))}>{label}</button>)}</div>
        <label>{t('promise.note')}<textarea name="note" rows={3} required maxLength={1000} defaultValue={d.note} placeholder={t('promise.noteHint')} /></label>
        <Foot go={t('action.promise')} error={error} busy={busy} />
      </form>
    </Dialog>
  );
}

export function Keep({ d }: Props) {
  const p = d.promise!;
  const { busy, error, onSubmit } = useSubmit(v => keep(d.session!, p.promise, v('note')));
  return (
    <Dialog title={t('keep.title')}>
      <form onSubmit={e => void onSubmit(e)}>
        <p>{t(`promise.${p.what}`)}, {exact(p.due_at)}{p.note && <><br /><span class="muted" dir="auto">{p.note}</span></>}</p>
        <label>{t('keep.note')}<textarea name="note" rows={3} required maxLength={1000} placeholder={t('keep.noteHint')} /></label>
        <Foot go={t('promise.keep')} error={error} busy={busy} />
      </form>
    </Dialog>
  );
}

export function GrantForm({ d }: Props) {
  const limits = use(s => s.me?.limits) ?? {};
  const known = [...new Set([...Object.keys(limits), 'refund', 'credit', 'replacement'])];
  const [what, setWhat] = useState(known[0]!);
  const limit = limits[what];
  const { busy, error, onSubmit } = useSubmit(v => grant(d.session!, { action: what, amount: v('amount').replace(',', '.') || undefined, currency: v('amount') ? v('currency').toUpperCase() : undefined, reason: v('reason') }));
  return (
    <Dialog title={t('act.grant')}>
      <form onSubmit={e => void onSubmit(e)}>
        <p class="muted">{t('grant.lead')}</p>
        <label>{t('grant.what')}<select value={what} onChange={e => setWhat(e.currentTarget.value)}>{known.map(k => <option key={k} value={k}>{coded('grant', k)}</option>)}</select></label>
        <div class="pair">
          <label>{t('grant.amount')}<input name="amount" inputMode="decimal" pattern="\d+([.,]\d{1,4})?" maxLength={16} /></label>
          <label>{t('grant.currency')}<input name="currency" pattern="[A-Za-z]{3}" maxLength={3} defaultValue={limit?.currency ?? 'EUR'} key={what} /></label>
        </div>
        <p class="small muted">{limit?.amount ? t('grant.limit', { amount: money(limit.amount, limit.currency) }) : t('grant.noLimit')}{limit?.per_day ? ' ' + t('grant.perDay', { amount: money(limit.per_day, limit.currency) }) : ''}</p>
        <label>{t('grant.reason')}<textarea name="reason" rows={2} required maxLength={1000} /></label>
        <Foot go={t('action.grant')} error={error} busy={busy} />
      </form>
    </Dialog>
  );
}

