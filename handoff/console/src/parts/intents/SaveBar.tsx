import { useState } from 'preact/hooks';
import { Refused } from '../../api';
import { differ } from '../../intents/differ';
import { editing, editTold, unsaved } from '../../intents/editing';
import type { Fault } from '../../intents/fault';
import { discard, save, saveOver, takeTheirs } from '../../intents/saving';
import type { Draft } from '../../intents/set';
import type { Editing } from '../../intents/state';
import { behind } from '../../intents/training';
import { use } from '../../store';
import { percent, t } from '../../text';
import { words } from '../../words';
import { labelOf } from './bits';
import { Differs, fieldName } from './Differs';

/** Where the intents stand: what serves, what is being trained, what is not saved; and why a save was refused. */
export function SaveBar() {
  const e = use(s => s.intents), n = unsaved(e)?.count ?? 0, s = e.status;
  const done = s?.training?.done ?? 0;
  return (
    <header class="savebar">
      <h1>{t('page.intents')}</h1>
      <p class="small muted" role="status">{standing(e)}</p>
      {behind(s) && <progress value={done} max={1} aria-label={t('int.progress')}>{percent(done)}</progress>}
      <span class="grow" />
      <span class="line wrap" role="group" aria-label={t('int.unsaved')}>
        {n > 0 && <b class="edits">{t('int.changes', { n })}</b>}
        {n > 0 && <button disabled={e.saving} onClick={drop}>{t('int.discard')}</button>}
        <button class="primary" disabled={e.saving || n === 0} title={t('int.save') + ' (Ctrl S)'} onClick={() => void save()}>{t(e.saving ? 'int.saving' : 'int.save')}</button>
      </span>
      {s?.error && <p class="bad box" role="alert">{t('int.trainingFailed', { v: s.serving })} {t('error.says', { text: s.error })}</p>}
      {e.refused !== undefined && <p class="bad box" role="alert">{refusal(e)}</p>}
      {e.conflict && <Conflict />}
    </header>
  );
}

function drop() {
  const { draft } = editing();
  discard();
  editTold(editing().draft!, t('int.discarded'), () => draft!);
}

function standing({ status: s }: Editing): string {
  if (!s) return '';
  if (behind(s)) return t('int.training', { v: s.training?.version ?? s.version, old: s.serving });
  return t('int.serves', { v: s.serving });
}

/** The refusal in words; the field that it names is opened and has them too. */
function refusal({ refused: x, fault, draft }: Editing): string {
  if (fault) return t('int.refused', { text: [place(fault, draft!), fault.says].filter(Boolean).join(': ') });
  return x instanceof Refused && /^(invalid|bad_json|too_large)$/.test(x.code) ? t('int.refused', { text: x.message }) : words(x);
}

const place = (f: Fault, d: Draft) => (f.key ? [labelOf(d, f.key), f.field && fieldName(f.field, f.lang)].filter(Boolean).join(', ') : f.section ? t(`int.${f.section}`) : '');

/** Somebody saved meanwhile: their work and mine side by side, and which one is to stay. */
function Conflict() {
  const { conflict, draft } = use(s => s.intents);
  const [looks, setLooks] = useState(false);
  return (
    <div class="warn box" role="alert">
      <p><b>{t('int.conflict', { v: conflict!.version })}</b> {t('int.conflictHow')}</p>
      <p class="line wrap">
        <button aria-expanded={looks} onClick={() => setLooks(!looks)}>{t('int.look')}</button>
        <button onClick={saveOver}>{t('int.saveOver')}</button>
        <button onClick={takeTheirs}>{t('int.takeTheirs')}</button>
      </p>
      {looks && <div class="looks"><p class="small muted">{t('int.theirs')}</p><Differs d={differ(draft!, conflict!.base)} names={[draft!, conflict!.base]} /></div>}
    </div>
  );
}
