import { load } from '../../scoring/saving';
import { costs, fields, limits, toDraft, type Field } from '../../scoring/settings';
import { use } from '../../store';
import { t } from '../../text';
import { words } from '../../words';
import { Compare } from './Compare';
import { Model, Setting, Thresholds } from './Setting';
import { SaveSettings } from './SaveSettings';
import { Versions } from './Versions';

/** What a hand-off and a wrong answer cost, and how sure the bot must be: each with what it means, then the note, then what was saved before. */
export function Form({ days }: { days: number }) {
  const s = use(s => s.scoring);
  if (!s.saved) return s.savedError === undefined ? <p class="muted" role="status">{t('loading')}</p> : <p class="bad box" role="alert">{words(s.savedError)} <button onClick={() => void load()}>{t('again')}</button></p>;
  const d = s.draft ?? toDraft(s.saved.settings);
  const group = (title: string, names: readonly Field[]) => (
    <fieldset class="settings"><legend>{title}</legend>{names.map(f => <Setting key={f} field={f} value={d[f] ?? ''} />)}</fieldset>
  );
  return (
    <>
      <p class="muted">{t('hand.settingsLead')} {t('hand.default')}</p>
      <form onSubmit={e => e.preventDefault()} class="edit">
        {group(t('hand.costs'), fields.slice(0, costs.length))}
        <Thresholds d={d} />
        {group(t('hand.limits'), limits)}
        <Model saved={s.saved} d={d} />
        <SaveSettings days={days} d={d} />
      </form>
      <Compare from="form" />
      <Versions />
    </>
  );
}
