import { useState } from 'preact/hooks';
import { Refused } from '../../api';
import { t } from '../../text';
import { words } from '../../words';
import { differ, find, type Difference, type Entry } from './draft';
import { discard, editing, save, saveOver, takeTheirs, unsaved, useEditing } from './saving';

/** What is not saved, and why a save was refused. */
export function SaveBar() {
  const e = useEditing(), n = unsaved(e)?.count ?? 0;
  return (
    <header class="savebar">
      <h1>{t('page.replies')}</h1>
      <p class="small muted">{t('replies.lead')}</p>
      <span class="grow" />
      <span class="line wrap" role="group" aria-label={t('replies.unsaved')}>
        {n > 0 && <b class="edits">{t('replies.changes', { n })}</b>}
        {n > 0 && <button disabled={e.saving} onClick={discard}>{t('replies.discard')}</button>}
        <button class="primary" disabled={e.saving || n === 0} title={t('replies.save') + ' (Ctrl S)'} onClick={() => void save()}>{t(e.saving ? 'replies.saving' : 'replies.save')}</button>
      </span>
      {e.refused !== undefined && <p class="bad box" role="alert">{refusal()}</p>}
      {e.conflict && <Conflict />}
    </header>
  );
}

function refusal(): string {
  const { refused: x, fault, draft } = editing(), at = fault && find(draft!, fault.id);
  if (fault) return t('replies.refused', { text: [at && '/' + at.key, fault.says].filter(Boolean).join(': ') });
  return x instanceof Refused && x.code === 'invalid' ? t('replies.refused', { text: x.message }) : words(x);
}

/** Somebody saved meanwhile: what that changed beside mine, and whose is to stay. */
function Conflict() {
  const { conflict, draft } = useEditing(), [looks, setLooks] = useState(false);
  return (
    <div class="warn box" role="alert">
      <p><b>{t('replies.conflict')}</b> {t('replies.conflictHow')}</p>
      <p class="line wrap"><button aria-expanded={looks} onClick={() => setLooks(!looks)}>{t('replies.look')}</button><button onClick={saveOver}>{t('replies.saveOver')}</button><button onClick={takeTheirs}>{t('replies.takeTheirs')}</button></p>
      {looks && <div class="looks"><p class="small muted">{t('replies.theirs')}</p><Differs d={differ(draft!, conflict!.base)} /></div>}
    </div>
  );
}

function Differs({ d }: { d: Difference }) {
  const lines = (all: Entry[], kind: string, word: string) => all.map(e => <li key={word + e.id}><span class={'chip ' + kind}>{word}</span> <b dir="auto">/{e.key}</b> <span class="small muted" dir="auto">{Object.values(e.text)[0]?.slice(0, 120)}</span></li>);
  return <ul class="differs">{lines(d.added, 'good', t('replies.new'))}{lines(d.removed, 'tier4', t('replies.gone'))}{lines(d.changed, '', t('replies.changed'))}</ul>;
}
