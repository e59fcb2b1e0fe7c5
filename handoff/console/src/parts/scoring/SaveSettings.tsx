import { Refused } from '../../api';
import { lookAt, put } from '../../scoring/asking';
import { discard, save, saveOver, takeTheirs } from '../../scoring/saving';
import { changed, differs, locate, toSettings, type Draft } from '../../scoring/settings';
import { use } from '../../store';
import { language, t } from '../../text';
import { words } from '../../words';
import { Differs } from './Differs';

const maxNote = 1000;

/** The foot of the form: why, save, look first; and what came in between. */
export function SaveSettings({ days, d }: { days: number; d: Draft }) {
  const s = use(s => s.scoring), { settings, version } = s.saved!, n = changed(s.draft, settings).length;
  return (
    <div class="save">
      {s.conflict && (
        <div class="warn box" role="alert">
          <p><b>{t('hand.conflict', { v: s.conflict.version })}</b> {t('hand.conflictHow')}</p>
          <p class="small">{t('hand.theirs')}</p>
          <Differs all={differs(toSettings(d, settings), s.conflict.settings)} />
          <p class="line wrap"><button type="button" onClick={saveOver}>{t('hand.saveOver')}</button><button type="button" onClick={takeTheirs}>{t('hand.takeTheirs')}</button></p>
        </div>
      )}
      {s.refused !== undefined && <p class="bad box" role="alert">{refusal(s.refused)}</p>}
      <label>{t('hand.note')}<input value={s.note} maxLength={maxNote} dir="auto" placeholder={t('hand.noteHint')} onInput={e => put({ note: e.currentTarget.value })} /></label>
      <p class="line wrap">
        <button type="button" class="primary" disabled={!n || s.saving} onClick={() => void tried()}>{t(s.saving ? 'hand.saving' : 'hand.save')}</button>
        {n > 0 && <button type="button" onClick={() => lookAt({ days, settings: toSettings(d, settings), name: t('hand.form'), from: 'form' })}>{t('hand.look')}</button>}
        {n > 0 && <button type="button" onClick={discard}>{t('hand.discard')}</button>}
        <span class={'small ' + (n ? 'edits' : 'muted')} role="status">{n ? t('hand.changesN', { n }) : version ? t('hand.unchanged', { v: version }) : t('hand.unchangedFirst')}</span>
      </p>
    </div>
  );
}

/** After a refusal the field that it names has the focus. */
async function tried() {
  if ((await save()) !== undefined) requestAnimationFrame(() => document.querySelector<HTMLElement>('.setting [aria-invalid=true]')?.focus());
}

/** The refusal in words; where it names a field, that field has them. */
function refusal(e: unknown): string {
  if (!(e instanceof Refused) || e.code !== 'invalid') return words(e);
  const f = locate(e.message);
  if (f.field) return t('hand.notSavedField', { field: t(`set.${f.field}` as 'set.sure') });
  return t('hand.notSaved') + ' ' + (language() === 'en' ? e.message : t('error.says', { text: e.message }));
}
