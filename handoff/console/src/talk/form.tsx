import { useState } from 'preact/hooks';
import { shut } from '../parts/Dialog';
import type { DialogState } from '../store';

export type Props = { d: DialogState };
const value = (e: SubmitEvent) => { e.preventDefault(); const f = new FormData(e.currentTarget as HTMLFormElement); return (k: string) => String(f.get(k) ?? '').trim(); };

/** Runs what a form asks for; the dialog stays open, with everything in it, when it was refused. */
export function useSubmit(run: (v: (k: string) => string) => Promise<string>) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState('');
  const submit = async (e: SubmitEvent) => {
    const v = value(e);
    setBusy(true);
    setError('');
    const refused = await run(v);
    if (!refused) { shut(); return; }
    setBusy(false);
    setError(refused);
  };
  return { busy, error, onSubmit: (e: SubmitEvent) => void submit(e) };
}
