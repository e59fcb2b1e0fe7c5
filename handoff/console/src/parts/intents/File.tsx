import { useState } from 'preact/hooks';
import { Refused } from '../../api';
import * as api from '../../intents/api';
import { dirty } from '../../intents/editing';
import { replace } from '../../intents/saving';
import { toSet } from '../../intents/set';
import { set, use } from '../../store';
import { t } from '../../text';
import { words } from '../../words';
import { Sheet } from './bits';

/** All intents out to a file, and in from one. The server reads the file by its own rules, all of it or nothing. */
export function File() {
  const base = use(s => s.intents.base!), version = use(s => s.intents.version);
  const [error, setError] = useState<unknown>();
  const [name, setName] = useState('');
  const chosen = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    if (!file) return;
    const text = await file.text();
    input.value = '';
    setName(file.name);
    setError(undefined);
    const run = async () => setError(await replace(v => api.writeFile(text, /\.json$/i.test(file.name) ? 'application/json' : 'application/yaml', v)));
    set({ dialog: { kind: 'ask', ask: { title: t('int.openAsk', { name: file.name }), says: t('int.openHow') + (dirty() ? ' ' + t('int.losesEdits') : ''), go: t('int.replace'), run } } });
  };
  const download = () => {
    const a = document.createElement('a'), url = URL.createObjectURL(new Blob([JSON.stringify(toSet(base), null, 2) + '\n'], { type: 'application/json' }));
    a.href = url;
    a.download = `intents-${version}.json`;
    a.click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  };
  return (
    <Sheet title={t('int.file')}>
      <section><h3>{t('int.download')}</h3><p class="muted">{t('int.downloadHow')}</p><button onClick={download}>{t('int.downloadGo', { v: version })}</button></section>
      <section><h3>{t('int.open')}</h3><p class="muted">{t('int.openLead')}</p>
        <label><span class="sr">{t('int.open')}</span><input type="file" accept=".yaml,.yml,.json" onChange={x => void chosen(x.currentTarget)} /></label>
        {error !== undefined && <div class="bad box refusal" role="alert"><p><b>{t('int.notTaken', { name })}</b></p><p>{why(error)}</p></div>}
      </section>
    </Sheet>
  );
}

function why(e: unknown): string {
  if (!(e instanceof Refused) || e.code === 'offline' || e.code === 'unavailable' || e.code === 'internal') return words(e);
  if (e.code === 'conflict') return t('int.meanwhile');
  return (e.line && !/\bline \d/.test(e.message) ? t('int.line', { n: e.line }) + ' ' : '') + e.message.replace(/^intents: (read yaml: )?(yaml: )?/, '');
}
