import { useEffect } from 'preact/hooks';
import { unsaved } from '../../intents/editing';
import { load, save } from '../../intents/saving';
import { find } from '../../intents/draft';
import { watchTraining } from '../../intents/training';
import { get, use } from '../../store';
import { learn, t } from '../../text';
import { de } from '../../text/intents.de';
import { en } from '../../text/intents.en';
import { words } from '../../words';
import { Editor } from './Editor';
import { Facts } from './Facts';
import { File } from './File';
import { List } from './List';
import { Others } from './Others';
import { Overview } from './Overview';
import { SaveBar } from './SaveBar';
import { Try } from './Try';
import { Versions } from './Versions';

learn({ en, de });

/** For admins: what the assistant knows. The list, one thing being edited, and a field to try a phrase that is always in reach. */
export function Intents() {
  const there = use(s => !!s.intents.draft), error = use(s => s.intents.error), item = use(s => s.route.item);
  useEffect(() => { void load(); watchTraining(); }, []);
  useEffect(() => {
    const on = (e: KeyboardEvent) => {
      if (!(e.ctrlKey || e.metaKey) || e.altKey || e.key.toLowerCase() !== 's' || get().dialog) return;
      e.preventDefault();
      if (unsaved(get().intents)) void save();
    };
    addEventListener('keydown', on);
    return () => removeEventListener('keydown', on);
  }, []);
  if (!there) {
    return <main class="page"><h1>{t('page.intents')}</h1>{error ? <p class="bad box" role="alert">{words(error)} <button onClick={() => void load()}>{t('again')}</button></p> : <p class="muted" role="status">{t('loading')}</p>}</main>;
  }
  return (
    <main class="intents" data-open={item ? 'item' : 'list'}>
      <SaveBar />
      <List />
      <Open item={item} />
      <Try />
    </main>
  );
}

function Open({ item }: { item?: string }) {
  const entry = use(s => find(s.intents.draft!, item));
  if (entry) return <Editor key={entry.key} entry={entry} />;
  switch (item) {
    case '~others': return <Others />;
    case '~facts': return <Facts />;
    case '~versions': return <Versions />;
    case '~file': return <File />;
    default: return <Overview gone={!!item && !item.startsWith('~')} />;
  }
}
