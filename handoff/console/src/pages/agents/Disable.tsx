import { useEffect, useState } from 'preact/hooks';
import * as api from '../../api';
import { t } from '../../text';
import { toast } from '../../toasts';
import { words } from '../../words';
import type { Overview } from '../wire';
import type { Account } from './form';

/** Closes an account, or opens it again, after it is plain what becomes of the conversations that the agent has. */
export function Disable({ a, self, saved }: { a: Account; self: boolean; saved(): Promise<unknown> }) {
  const [has, put] = useState<number>(), [busy, setBusy] = useState(false), name = a.name ?? a.id;
  useEffect(() => { if (!a.disabled && !self) api.call<Overview>('GET', '/v1/overview').then(o => { const l = o.agents.find(x => x.id === a.id); put(l ? l.load + l.snoozed : 0); }, () => undefined); }, [a.id, a.disabled]);
  const turn = async (disabled: boolean, undone = false) => {
    setBusy(true);
    try {
      await api.changeAgent(a.id, { disabled });
      toast(t(disabled ? 'agents.disabledDone' : 'agents.enabledDone', { name }), undone ? {} : { undo: () => void turn(!disabled, true) });
      await saved();
    } catch (e) { toast(words(e), { bad: true }); }
    setBusy(false);
  };
  return (
    <section class="disable" aria-labelledby="ag-account">
      <h3 id="ag-account">{t('agents.account')}</h3>
      {self ? <p class="muted">{t('agents.self')}</p> : a.disabled ? (
        <><p>{t('agents.isDisabled', { name })}</p><button disabled={busy} onClick={() => void turn(false)}>{t('agents.enable')}</button></>
      ) : (
        <>
          <p>{t('agents.disableHow', { name })} {has !== undefined && <b>{has > 0 ? t('agents.disableHas', { n: has }) : t('agents.disableNone')}</b>}</p>
          <p class="muted">{t('agents.disableKeeps')}</p>
          <button class="danger" disabled={busy} onClick={() => void turn(true)}>{t('agents.disable')}</button>
        </>
      )}
    </section>
  );
}
