import { useEffect, useRef, useState } from 'preact/hooks';
import * as api from '../../api';
import { readApprovals } from '../../lists';
import { href } from '../../route';
import { command, redeliver } from '../../send';
import { use } from '../../store';
import { coded, money, t } from '../../text';
import { Ago, when } from '../../time';
import { toast } from '../../toasts';
import { name, tierName, words } from '../../words';
import { Waits, Wrong } from '../bits';
import type { Grant } from '../wire';

/** What waits for this agent's word, what waits for somebody else's, and what was granted and could not be carried out. */
export function Approvals() {
  const l = use(s => s.approvals);
  const [failed, put] = useState<{ items: Grant[]; error?: unknown; loaded: boolean }>({ items: [], loaded: false });
  const read = () => {
    void readApprovals();
    api.call<api.List<Grant>>('GET', '/v1/grants?state=failed&limit=200').then(x => put({ items: x.items, loaded: true }), error => put(f => ({ ...f, loaded: true, error })));
  };
  const soon = useRef<number[]>([]);
  /** What was decided shows at once; what becomes of a delivery, a moment later. */
  const done = () => { read(); for (const ms of [1500, 5000]) soon.current.push(window.setTimeout(read, ms)); };
  useEffect(() => {
    read();
    const timer = setInterval(() => { if (!document.hidden) read(); }, 10_000);
    return () => { clearInterval(timer); soon.current.forEach(clearTimeout); };
  }, []);
  const mine = l.items.filter(g => g.may_approve), others = l.items.filter(g => !g.may_approve);
  const rows = (list: Grant[], how: Part) => <ul class="rows">{list.map(g => <GrantRow key={g.session + g.grant} g={g} how={how} done={done} />)}</ul>;
  return (
    <div class="scroll" tabIndex={-1} id="rows">
      <Wrong error={l.error ?? failed.error} again={read} />
      {!l.loaded && <Waits />}
      {mine.length > 0 && <><h2 class="part">{t('grants.mine')} <span class="count">{mine.length}</span></h2>{rows(mine, 'mine')}</>}
      {l.loaded && !l.error && mine.length === 0 && <div class="empty"><p>{t('grants.none')}</p></div>}
      {others.length > 0 && <><h2 class="part">{t('grants.others')} <span class="count">{others.length}</span></h2>{rows(others, 'others')}</>}
      {failed.items.length > 0 && <><h2 class="part bad">{t('grants.failed')} <span class="count">{failed.items.length}</span></h2><p class="box small muted">{t('grants.failedHow')}</p>{rows(failed.items, 'failed')}</>}
    </div>
  );
}

type Part = 'mine' | 'others' | 'failed';

function GrantRow({ g, how, done }: { g: Grant; how: Part; done(): void }) {
  const r = use(s => s.route), cursor = use(s => s.cursor), tiers = use(s => s.tiers);
  const open = r.session === g.session, sum = money(g.amount, g.currency);
  return (
    <li class={'row grant' + (open ? ' open' : '') + (cursor === g.session ? ' cursor' : '')}>
      <a href={href({ ...r, page: 'approvals', session: g.session })} data-session={g.session} aria-current={open ? 'true' : undefined}>
        <span class="line"><b class="name" dir="auto">{name(g.customer)}</b><span class="grow" /><span class="muted small ago"><Ago at={g.at} /></span></span>
        <span class="line wrap"><b class="sum">{[coded('grant', g.action), sum].filter(Boolean).join(' ')}</b>{how !== 'failed' && g.above && <span class="chip st-waiting">{t(`passes.${g.above}`)}</span>}</span>
        {g.reason && <span class="last" dir="auto">{g.reason}</span>}
        <span class="small muted">{t('grants.by', { name: g.by?.name || t('who.agent') })}{how === 'others' && g.tier ? ' · ' + t('grants.tier', { tier: tierName(tiers, g.tier) }) : ''}{g.decided?.name ? ' · ' + t('grants.decided', { name: g.decided.name }) : ''}</span>
        {how === 'failed' && <span class="small bad" dir="auto">{t('grants.says', { n: g.attempt ?? 0 })} {g.says}{g.next ? ' ' + t('grants.next', { at: when(g.next) }) : ''}</span>}
      </a>
      {how === 'mine' && <Decide g={g} sum={sum} done={done} />}
      {how === 'failed' && <Again g={g} done={done} />}
    </li>
  );
}

/** Yes or no, with a word to whoever asked. A second press makes it so: money that went out is not taken back. */
function Decide({ g, sum, done }: { g: Grant; sum: string; done(): void }) {
  const [yes, choose] = useState<boolean>(), [busy, setBusy] = useState(false);
  const who = name(g.customer), what = [coded('grant', g.action), sum].filter(Boolean).join(' ');
  const submit = async (e: SubmitEvent) => {
    e.preventDefault();
    const reason = String(new FormData(e.currentTarget as HTMLFormElement).get('reason') ?? '').trim();
    setBusy(true);
    try {
      await command(yes ? 'approve' : 'refuse', g.session, { grant: g.grant, reason: reason || undefined });
      toast(t(yes ? 'done.approved' : 'done.refused'));
    } catch (x) { toast(words(x), { bad: true }); }
    setBusy(false);
    choose(undefined);
    done();
  };
  if (yes === undefined) return <p class="line wrap acts"><span class="grow" /><button class="primary" onClick={() => choose(true)}>{t('grant.approve')}<span class="sr">: {who}, {what}</span></button><button onClick={() => choose(false)}>{t('grant.refuse')}<span class="sr">: {who}, {what}</span></button></p>;
  return (
    <form class="decide" onSubmit={e => void submit(e)} onKeyDown={e => { if (e.key === 'Escape') { e.preventDefault(); choose(undefined); } }}>
      <label>{t(yes ? 'grants.approveWhy' : 'grants.refuseWhy', { name: g.by?.name || t('who.agent') })}<input name="reason" maxLength={1000} required={!yes} ref={x => x?.focus()} autocomplete="off" /></label>
      <p class="line wrap"><span class="grow" /><button type="button" onClick={() => choose(undefined)}>{t('cancel')}</button><button class="primary" disabled={busy}>{t(yes ? 'grants.approveGo' : 'grants.refuseGo', { what })}</button></p>
    </form>
  );
}

function Again({ g, done }: { g: Grant; done(): void }) {
  const [busy, setBusy] = useState(false);
  const again = async () => {
    setBusy(true);
    await redeliver(g.session, g.grant);
    setBusy(false);
    done();
  };
  return <p class="line wrap acts"><span class="grow" /><button disabled={busy} onClick={() => void again()}>{t('grants.again')}<span class="sr">: {name(g.customer)}</span></button></p>;
}
