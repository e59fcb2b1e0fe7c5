import { useEffect, useState } from 'preact/hooks';
import { Refused } from '../../api';
import * as api from '../../intents/api';
import { differ } from '../../intents/differ';
import { dirty } from '../../intents/editing';
import { replace } from '../../intents/saving';
import { toDraft, type Draft, type Version } from '../../intents/set';
import { set, use } from '../../store';
import { coded, t } from '../../text';
import { Ago } from '../../time';
import { toast } from '../../toasts';
import { words } from '../../words';
import { Sheet } from './bits';
import { Differs } from './Differs';

/** What was saved, by whom and when. One can be looked at, beside what is saved now, and put back. */
export function Versions() {
  const now = use(s => s.intents.version), base = use(s => s.intents.base!), serving = use(s => s.intents.status?.serving);
  const [list, setList] = useState<Version[]>(), [error, setError] = useState<unknown>();
  const [open, setOpen] = useState<{ version: number; draft?: Draft; error?: unknown }>();
  const read = () => api.versions().then(l => { setList(l.items); setError(undefined); }, setError);
  useEffect(() => { setOpen(undefined); void read(); }, [now]);
  const look = (version: number) => {
    if (open?.version === version) { setOpen(undefined); return; }
    setOpen({ version });
    api.version(version).then(s => setOpen({ version, draft: toDraft(s) }), error => setOpen({ version, error }));
  };
  return (
    <Sheet title={t('int.versions')}>
      {error !== undefined && <p class="bad" role="alert">{words(error)} <button onClick={() => void read()}>{t('again')}</button></p>}
      {!list && error === undefined && <p class="muted" role="status">{t('loading')}</p>}
      <ul class="findings versions">
        {list?.map(v => (
          <li key={v.version} class={open?.version === v.version ? 'open' : ''}>
            <span><b>{t('int.version', { v: v.version })}</b> {v.version === now && <span class="chip good">{t('int.current')}</span>}{v.version === serving && v.version !== now && <span class="chip">{t('int.serving')}</span>}<span class="small muted from"> {source(v)}</span></span>
            <span class="small muted"><Ago at={v.at} /> · <span dir="auto">{v.by?.name || coded('who', v.by?.role)}</span> · {t('int.intentsN', { n: v.intents ?? 0 })}, {t('int.phrasesN', { n: v.phrases ?? 0 })}</span>
            {v.version !== now && <button aria-expanded={open?.version === v.version} onClick={() => look(v.version)}>{t('int.compare')}</button>}
            {open?.version === v.version && <Look {...open} now={now} base={base} />}
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

const source = (v: Version) => (v.restored !== undefined ? t('int.from.restored', { v: v.restored }) : v.from === 'restored' ? '' : coded('int.from', v.from));

function Look({ version, draft, error, now, base }: { version: number; draft?: Draft; error?: unknown; now: number; base: Draft }) {
  if (error !== undefined) return <p class="bad looks" role="alert">{words(error)}</p>;
  if (!draft) return <p class="muted looks" role="status">{t('loading')}</p>;
  const ask = () => set({ dialog: { kind: 'ask', ask: { title: t('int.rollBackAsk', { v: version }), says: t('int.rollBackHow', { v: version }) + (dirty() ? ' ' + t('int.losesEdits') : ''), go: t('int.rollBack'), run: async () => {
    const refused = await replace(v => api.restore(version, v));
    if (refused !== undefined) toast(refused instanceof Refused && refused.code === 'conflict' ? t('int.meanwhile') : words(refused), { bad: true });
  } } } });
  return (
    <div class="looks">
      <p class="small muted">{t('int.against', { v: version, now })}</p>
      <Differs d={differ(base, draft)} names={[base, draft]} />
      <button onClick={ask}>{t('int.rollBackTo', { v: version })}</button>
    </div>
  );
}
