import { useEffect, useState } from 'preact/hooks';
import { Refused } from '../../api';
import * as api from '../../scoring/api';
import { load, restore, saveThese } from '../../scoring/saving';
import { differs } from '../../scoring/settings';
import type { Saved, Version } from '../../scoring/types';
import { use } from '../../store';
import { coded, t } from '../../text';
import { Ago } from '../../time';
import { toast } from '../../toasts';
import { words } from '../../words';
import { Differs } from './Differs';

/** What was saved, by whom, when and why. One can be looked at beside what is in force, and put back: that is a new version, so nothing is lost. */
export function Versions() {
  const now = use(s => s.scoring.saved!);
  const [list, setList] = useState<Version[]>(), [error, setError] = useState<unknown>();
  const [open, setOpen] = useState<{ version: number; saved?: Saved; error?: unknown }>();
  const read = () => api.versions().then(l => { setList(l.items); setError(undefined); }, setError);
  useEffect(() => { setOpen(undefined); void read(); }, [now.version]);
  const look = (version: number) => {
    if (open?.version === version) { setOpen(undefined); return; }
    setOpen({ version });
    api.version(version).then(saved => setOpen({ version, saved }), error => setOpen({ version, error }));
  };
  return (
    <section aria-labelledby="versions">
      <h2 id="versions">{t('hand.versions')}</h2>
      {error !== undefined && <p class="bad" role="alert">{words(error)} <button onClick={() => void read()}>{t('again')}</button></p>}
      {!list && error === undefined && <p class="muted" role="status">{t('loading')}</p>}
      {list?.length === 0 && <p class="muted">{t('hand.noVersions')}</p>}
      <ul class="findings versions">
        {list?.map(v => (
          <li key={v.version}>
            <span><b>{t('hand.version', { v: v.version })}</b> {v.version === now.version && <span class="chip good">{t('hand.inForce')}</span>} <span dir="auto">{v.note || (v.restored !== undefined ? t('hand.again', { v: v.restored }) : '')}</span></span>
            <span class="small muted"><Ago at={v.at} /> · <span dir="auto">{v.by?.name || coded('who', v.by?.role)}</span></span>
            {v.version !== now.version && <button aria-expanded={open?.version === v.version} onClick={() => look(v.version)}>{t('hand.compareV')}<span class="sr"> {t('hand.version', { v: v.version })}</span></button>}
            {open?.version === v.version && (
              <div class="looks">
                {open.error !== undefined ? <p class="bad" role="alert">{words(open.error)}</p> : !open.saved ? <p class="muted" role="status">{t('loading')}</p> : (
                  <>
                    <p class="small muted">{t('hand.against', { v: v.version, now: now.version })}</p>
                    <Differs all={differs(now.settings, open.saved.settings)} />
                    <button onClick={() => void putBack(restore(v.version))}>{t('hand.restore', { v: v.version })}</button>
                  </>
                )}
              </div>
            )}
          </li>
        ))}
      </ul>
      {now.version > 0 && <p class="line wrap"><button onClick={() => void putBack(saveThese({ costs: {} }, t('hand.defaultsNote'), now.version))}>{t('hand.defaults')}</button><span class="small muted">{t('hand.defaultsHow')}</span></p>}
    </section>
  );
}

async function putBack(done: Promise<unknown>) {
  const refused = await done;
  if (refused === undefined) return;
  const meanwhile = refused instanceof Refused && refused.code === 'conflict';
  toast(meanwhile ? t('hand.meanwhile') : words(refused), { bad: true });
  if (meanwhile) void load();
}
