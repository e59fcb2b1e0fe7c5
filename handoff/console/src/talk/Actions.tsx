import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { tip } from '../actions';
import { current } from '../current';
import type { Case } from '../fold';
import { Icon } from '../parts/Icon';
import { grant } from '../send';
import { use } from '../store';
import { money, t } from '../text';
import { compare, decimal } from './amounts';
import { GrantLine } from './GrantLine';
import { actionName } from './labels';
import type { Left, Use } from './types';

/** What the agent may do for this customer, with what is left of the limits; and what was done or waits. */
export function Actions({ session, c, uses: all, told }: { session: string; c: Case; uses?: Use[]; told: boolean }) {
  const speaks = use(s => !!current(s)?.speaks);
  const [open, setOpen] = useState<string>(), [more, setMore] = useState(false);
  if (!c.grants.length && !speaks) return null;
  const id = (u: Use) => u.action + '.' + (u.currency ?? '');
  const shown = (all ?? []).filter(u => more || !u.abroad), abroad = (all ?? []).length - shown.length;
  return (
    <section class="block" id="actions" tabIndex={-1}>
      <h2>{t('actions.title')}</h2>
      {c.grants.length > 0 && <ul class="plain">{[...c.grants].reverse().map(g => <GrantLine key={g.grant} g={g} session={session} />)}</ul>}
      {speaks && all && all.length > 0 && <ul class="plain uses">{shown.map((u, i) => (
        <li key={id(u)}>
          <div class="line wrap"><button aria-expanded={open === id(u)} title={i ? undefined : tip('grant')} onClick={() => setOpen(open === id(u) ? undefined : id(u))}><Icon name="money" />{actionName(u.action)}{shown.some(o => o !== u && o.action === u.action) ? ' ' + u.currency : ''}</button><span class="small muted">{leftInWords(u)}</span></div>
          {open === id(u) && <UseForm u={u} session={session} done={() => setOpen(undefined)} />}
        </li>
      ))}</ul>}
      {speaks && abroad > 0 && <button class="quiet small" onClick={() => setMore(true)}>{t('actions.abroad', { n: abroad })}</button>}
      {speaks && told && !all && <p class="muted small">{t('actions.untold')}</p>}
      {speaks && all && !all.length && <p class="muted small">{t('actions.none')}</p>}
    </section>
  );
}

const bounds = ['amount', 'today', 'customer'] as const;

/** The bound that leaves the least, with how much that is. */
function least(left: Left): { of: (typeof bounds)[number]; left: string } | undefined {
  return bounds.filter(b => left[b]).map(b => ({ of: b, left: left[b] })).sort((a, b) => compare(a.left, b.left))[0];
}

const sum = (u: Use, n: string) => (u.money ? money(n, u.currency) : n);

function leftInWords(u: Use): string {
  if (!u.left) return t('actions.ask');
  const l = least(u.left), whole = l && u.limit?.[l.of];
  if (!l) return t('actions.free');
  return t(whole && whole !== l.left ? `left.${l.of}.of` : `left.${l.of}`, { left: sum(u, l.left), of: sum(u, whole ?? '') });
}

/** One use: how much and why. Above the limit the button says that it asks, before anything is sent. */
function UseForm({ u, session, done }: { u: Use; session: string; done(): void }) {
  const [text, setText] = useState(''), [reason, setReason] = useState(''), [busy, setBusy] = useState(false), [error, setError] = useState('');
  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => form.current!.querySelector<HTMLElement>('input, textarea')!.focus(), []);
  const amount = u.money ? decimal(text) : '1', l = u.left && least(u.left);
  const above = !u.left || (!!l && !!amount && compare(amount, l.left) > 0);
  const submit = async (e: SubmitEvent) => {
    e.preventDefault();
    if (!amount || (u.money && compare(amount, '0') <= 0)) { setError(t('actions.amount')); return; }
    setBusy(true);
    setError('');
    const refused = await grant(session, { action: u.action, amount: u.money ? amount : undefined, currency: u.money ? u.currency : undefined, reason: reason.trim() }, above);
    setBusy(false);
    if (refused) setError(refused); else done();
  };
  const what = u.money && amount ? money(amount, u.currency) : '';
  return (
    <form class="use" ref={form} onSubmit={e => void submit(e)}>
      {u.money && <label>{t('grant.amount')} ({u.currency})<input inputMode="decimal" required maxLength={20} value={text} aria-describedby="use-says" onInput={e => setText(e.currentTarget.value)} /></label>}
      <label>{t('grant.reason')}<textarea rows={2} required maxLength={1000} value={reason} onInput={e => setReason(e.currentTarget.value)} /></label>
      <p class={'small ' + (above ? 'warn' : 'muted')} id="use-says" role="status">{above ? t('actions.above') : u.webhook ? t('actions.carried') : t('actions.byHand')}</p>
      {error && <p class="bad small" role="alert">{error}</p>}
      <div class="line wrap"><button class="primary" disabled={busy || !reason.trim() || !amount}>{above ? t('actions.askGo') : [actionName(u.action), what].filter(Boolean).join(' ')}</button><button type="button" onClick={done}>{t('cancel')}</button></div>
    </form>
  );
}
