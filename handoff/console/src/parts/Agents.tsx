import { useEffect, useState } from 'preact/hooks';
import * as api from '../api';
import { use } from '../store';
import { t } from '../text';
import { toast } from '../toasts';
import type { Agent } from '../wire';
import { tierName, words } from '../words';

/** For admins: who works here. Nobody is deleted, so that old transcripts keep their names; an account is disabled instead. */
export function Agents() {
  const tiers = use(s => s.tiers), me = use(s => s.me);
  const [list, setList] = useState<Agent[]>();
  const [error, setError] = useState<unknown>();
  const read = () => api.agents().then(l => { setList(l.items); setError(undefined); }, setError);
  useEffect(() => void read(), []);
  const change = async (a: Agent, patch: Partial<Agent>, done: string, undo?: Partial<Agent>) => {
    try {
      await api.changeAgent(a.id, patch);
      toast(done, { undo: undo && (() => void change(a, undo, t('agents.changed'))) });
    } catch (e) { toast(words(e), { bad: true }); }
    void read();
  };
  return (
    <main class="page" id="talk">
      <h1>{t('agents.title')}</h1>
      {error ? <p class="bad box" role="alert">{words(error)} <button onClick={() => void read()}>{t('again')}</button></p> : null}
      {!list && !error && <p class="muted" role="status">{t('loading')}</p>}
      {list && (
        <div class="wide-table" tabIndex={0} role="group" aria-label={t('agents.title')}>
          <table>
            <thead><tr><th scope="col">{t('agents.name')}</th><th scope="col">{t('signin.email')}</th><th scope="col">{t('agents.tier')}</th><th scope="col">{t('agents.languages')}</th><th scope="col">{t('agents.capacity')}</th><th scope="col">{t('agents.state')}</th></tr></thead>
            <tbody>
              {list.map(a => (
                <tr key={a.id} class={a.disabled ? 'off' : ''}>
                  <th scope="row" dir="auto">{a.name}{a.admin && <span class="chip">{t('agents.admin')}</span>}</th>
                  <td>{a.email}</td>
                  <td><select aria-label={t('agents.tierOf', { name: a.name ?? '' })} value={String(a.tier ?? 2)} onChange={e => void change(a, { tier: Number(e.currentTarget.value) }, t('agents.changed'))}>{[2, 3, 4].map(n => <option key={n} value={n}>{tierName(tiers, n)}</option>)}</select></td>
                  <td>{a.languages?.join(', ')}</td>
                  <td>{a.capacity}</td>
                  <td>{a.id === me?.id ? t('who.you') : <button onClick={() => void change(a, { disabled: !a.disabled }, t(a.disabled ? 'agents.enabledDone' : 'agents.disabledDone', { name: a.name ?? '' }), { disabled: !!a.disabled })}>{t(a.disabled ? 'agents.enable' : 'agents.disable')}</button>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <AddAgent added={() => void read()} />
    </main>
  );
}

function AddAgent({ added }: { added(): void }) {
  const tiers = use(s => s.tiers);
  const [error, setError] = useState('');
  const words1 = (s: string) => s.split(/[,\s]+/).filter(Boolean);
  const submit = async (e: SubmitEvent) => {
    e.preventDefault();
    const form = e.currentTarget as HTMLFormElement, f = new FormData(form), v = (k: string) => String(f.get(k) ?? '').trim();
    setError('');
    try {
      await api.addAgent({ name: v('name'), email: v('email'), password: v('password'), tier: Number(v('tier')), languages: words1(v('languages')), departments: words1(v('departments')), capacity: Number(v('capacity')) || undefined });
      form.reset();
      toast(t('agents.added', { name: v('name') }));
      added();
    } catch (x) { setError(words(x)); }
  };
  return (
    <form class="card" onSubmit={e => void submit(e)}>
      <h2>{t('agents.add')}</h2>
      <div class="pair"><label>{t('agents.name')}<input name="name" required maxLength={60} autocomplete="off" /></label><label>{t('signin.email')}<input name="email" type="email" required autocomplete="off" /></label></div>
      <div class="pair"><label>{t('signin.password')}<input name="password" type="password" required minLength={10} autocomplete="new-password" aria-describedby="password-how" /></label><label>{t('agents.tier')}<select name="tier">{[2, 3, 4].map(n => <option key={n} value={n}>{tierName(tiers, n)}</option>)}</select></label></div>
      <p class="small muted" id="password-how">{t('agents.passwordHow')}</p>
      <div class="pair"><label>{t('agents.languages')}<input name="languages" placeholder="en, de" /></label><label>{t('agents.departments')}<input name="departments" placeholder={t('agents.departmentsHint')} /></label></div>
      <label>{t('agents.capacity')}<input name="capacity" type="number" min={1} max={50} defaultValue="5" /></label>
      <p class="bad" role="alert">{error}</p>
      <button class="primary">{t('agents.add')}</button>
    </form>
  );
}
