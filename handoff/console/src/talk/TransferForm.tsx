import { useEffect, useState } from 'preact/hooks';
import { current } from '../current';
import { Dialog, Foot } from '../parts/Dialog';
import { transfer } from '../send';
import { use } from '../store';
import { languageName, t } from '../text';
import { tierName } from '../words';
import { askTeam } from './asking';
import { useSubmit, type Props } from './form';
import type { Member } from './types';

const kinds = ['tier', 'agent', 'department', 'language'] as const;
const union = (...lists: (string[] | undefined)[]) => [...new Set(lists.flatMap(l => l ?? []))].sort();

/** On to a tier, an agent, a department or a language, with everything and with a reason. Who is there comes first. */
export function Transfer({ d }: Props) {
  const s = use(s => s), me = s.me!, c = current(s)?.case;
  const [kind, setKind] = useState<(typeof kinds)[number]>('tier');
  useEffect(() => void askTeam(), []);
  const team = s.team.data ?? [...s.presence].map(([id, p]): Member => ({ id, name: p.name, status: p.status, tier: 0 }));
  const status = (a: Member) => s.presence.get(a.id)?.status ?? a.status;
  const others = team.filter(a => a.id !== me.id).sort((a, b) => Number(status(a) === 'away') - Number(status(b) === 'away') || a.name.localeCompare(b.name));
  const tiers = s.tiers.filter(x => x.tier > 1), next = tiers.find(x => x.tier > (c?.tier ?? me.tier ?? 2)) ?? tiers.at(-1);
  const departments = union(me.departments, ...team.map(a => a.departments)), languages = union(me.languages, ...team.map(a => a.languages));
  const there = (of: (a: Member) => boolean) => t('transfer.there', { n: others.filter(a => of(a) && status(a) === 'available').length });
  const { busy, error, onSubmit } = useSubmit(v => transfer(d.session!, kind === 'tier' ? { tier: Number(v('to')) } : { [kind]: v('to') }, v('reason')));
  return (
    <Dialog title={t('act.transfer')}>
      <form onSubmit={onSubmit}>
        <p class="muted">{t('transfer.lead')}</p>
        <fieldset class="choices"><legend>{t('transfer.to')}</legend>
          {kinds.map(k => <label class="check" key={k}><input type="radio" name="kind" checked={kind === k} onChange={() => setKind(k)} />{t(`transfer.${k}`)}</label>)}
        </fieldset>
        <label>{t(`transfer.${kind}`)}
          {kind === 'tier' && <select name="to" required value={String(next?.tier ?? '')}>{tiers.map(x => <option key={x.tier} value={x.tier}>{x.name}{s.team.data ? ` (${there(a => a.tier === x.tier)})` : ''}</option>)}</select>}
          {kind === 'agent' && (others.length ? <select name="to" required>{others.map(a => <option key={a.id} value={a.id}>{[a.name, t(status(a) === 'away' ? 'status.away' : 'status.available'), a.tier ? tierName(s.tiers, a.tier) : ''].filter(Boolean).join(', ')}</option>)}</select> : <span class="muted">{t('transfer.nobody')}</span>)}
          {kind === 'department' && <><input name="to" required maxLength={60} list="departments" /><datalist id="departments">{departments.map(x => <option key={x} value={x}>{there(a => !!a.departments?.includes(x))}</option>)}</datalist></>}
          {kind === 'language' && <select name="to" required>{(languages.length ? languages : ['en', 'de']).map(x => <option key={x} value={x}>{languageName(x)}{s.team.data ? ` (${there(a => !!a.languages?.includes(x))})` : ''}</option>)}</select>}
        </label>
        {kind === 'agent' && others.length > 0 && <p class="small muted">{t('transfer.alone')}</p>}
        {s.team.none && <p class="small muted">{t('transfer.noTeam')}</p>}
        <label>{t('transfer.reason')}<textarea name="reason" rows={3} required maxLength={1000} placeholder={t('transfer.reasonHint')} /></label>
        <Foot go={t('action.transfer')} error={error} busy={busy || (kind === 'agent' && !others.length)} />
      </form>
    </Dialog>
  );
}
