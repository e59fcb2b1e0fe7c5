import { useState } from 'preact/hooks';
import { Icon } from '../parts/Icon';
import { t } from '../text';
import { useTold } from '../time';
import { first } from '../words';
import { dismiss, filled, says, stop, type Going, type Run } from './macros';

/** A macro that runs: its steps, what has been sent and what can still be stopped. */
export function Strip({ run, session }: { run: Run; session: string }) {
  return (
    <section class="hint macro" aria-label={t('macro.title', { name: run.name })}>
      <p class="line"><b dir="auto">{t('macro.title', { name: run.name })}</b><span class="grow" />
        {run.ended ? <button onClick={() => dismiss(session)}>{t('close')}</button> : <button onClick={() => (run.asks.length ? dismiss(session) : stop(session))}>{t(run.asks.length ? 'cancel' : 'macro.stop')}</button>}</p>
      <div role="status"><ol>{run.steps.map((s, i) => <li key={i} class={s.state}><Sign state={s.state} /> <span dir="auto">{first(says(s), 160)}</span> <State s={s} /></li>)}</ol></div>
      {run.asks.length > 0 && <Gaps names={run.asks} go={values => filled(session, values)} />}
    </section>
  );
}

const Sign = ({ state }: { state: Going['state'] }) => <Icon name={state === 'done' ? 'done' : state === 'failed' || state === 'stopped' ? 'close' : 'clock'} />;

function State({ s }: { s: Going }) {
  const left = useTold(now => (s.state === 'next' ? Math.max(1, Math.ceil((s.at! - now) / 1000)) : 0));
  if (s.state === 'next') return <span class="small">{t('macro.in', { n: left })}</span>;
  if (s.state === 'waits') return null;
  return <span class={'small' + (s.state === 'failed' ? ' bad' : s.state === 'done' ? ' good' : '')}>{t(`macro.${s.state}`)}{s.error ? ' ' + s.error : ''}</span>;
}

/** Nothing is sent with a gap in it. */
function Gaps({ names, go }: { names: string[]; go(values: Record<string, string>): void }) {
  const [values, set] = useState<Record<string, string>>({});
  const missing = names.some(n => !values[n]?.trim());
  return (
    <form class="line wrap" onSubmit={e => { e.preventDefault(); if (!missing) go(values); }}>
      {names.map((n, i) => <label key={n}>{`{${n}}`}<input required autofocus={!i} value={values[n] ?? ''} maxLength={200} onInput={e => set({ ...values, [n]: e.currentTarget.value })} /></label>)}
      <button class="primary" disabled={missing}>{t('macro.go')}</button>
    </form>
  );
}
