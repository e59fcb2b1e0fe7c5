import { useState } from 'preact/hooks';
import { login, Refused } from '../api';
import { enter, start } from '../desk';
import { t } from '../text';
import { words } from '../words';
import { Logo } from './Bar';

export function SignIn() {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState('');
  const submit = async (e: SubmitEvent) => {
    e.preventDefault();
    const data = new FormData(e.currentTarget as HTMLFormElement);
    setBusy(true);
    setError('');
    try {
      enter(await login(String(data.get('email')).trim(), String(data.get('password'))));
    } catch (x) {
      setError(x instanceof Refused && (x.code === 'unauthorized' || x.code === 'forbidden') ? t('signin.wrong') : words(x));
      setBusy(false);
    }
  };
  return (
    <main class="gate">
      <form class="card" onSubmit={submit}>
        <Logo />
        <h1>{t('signin.title')}</h1>
        <p class="muted">{t('signin.lead')}</p>
        <label>{t('signin.email')}<input name="email" type="text" inputMode="email" autocomplete="username" required autofocus aria-describedby={error ? 'signin-error' : undefined} /></label>
        <label>{t('signin.password')}<input name="password" type="password" autocomplete="current-password" required aria-describedby={error ? 'signin-error' : undefined} /></label>
        <p id="signin-error" class="bad" role="alert">{error}</p>
        <button class="primary" disabled={busy}>{t(busy ? 'signin.busy' : 'signin.go')}</button>
        <p class="muted small">{t('signin.help')}</p>
      </form>
    </main>
  );
}

/** The server did not answer at all. */
export const Broken = () => (
  <main class="gate">
    <div class="card">
      <Logo />
      <h1>{t('broken.title')}</h1>
      <p>{t('broken.text')}</p>
      <button class="primary" onClick={() => void start()}>{t('again')}</button>
    </div>
  </main>
);
