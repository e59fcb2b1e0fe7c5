import { Says, wrong } from '../../parts/intents/bits';
import { use } from '../../store';
import { t } from '../../text';
import { go } from '../../route';
import { Sheet } from '../bits';
import { change, find, remove, type Entry } from './draft';
import { Languages } from './Languages';
import { edit, editing, editTold, useEditing } from './saving';
import { Steps } from './Steps';
import { Text } from './Text';

/** A reply or a macro: its key, and what it says in each language or does step by step. */
export function Editor({ e }: { e: Entry }) {
  const { fault, lang } = useEditing(), tiers = use(s => s.tiers), mine = fault?.id === e.id ? fault : undefined;
  const put = (patch: Partial<Entry>) => edit(change(editing().draft!, e.id, patch));
  const drop = () => {
    const at = editing().draft!.indexOf(e);
    editTold(remove(editing().draft!, e.id), t('replies.removed', { key: e.key }), now => (find(now, e.id) ? now : [...now.slice(0, at), e, ...now.slice(at)]));
    go({ item: undefined });
  };
  const keyWrong = mine?.field === 'key' ? mine.says : '', textWrong = mine?.field === 'text' && (!mine.lang || mine.lang === lang) ? mine.says : '';
  return (
    <Sheet title={'/' + (e.key || t('replies.noKey'))} more={<button onClick={drop}>{t('replies.remove')}</button>}>
      <label>{t('replies.key')}<input id="rep-key" value={e.key} maxLength={24} autocomplete="off" spellcheck={false} {...wrong('rep-key-x', keyWrong)} onInput={x => put({ key: x.currentTarget.value.replace(/[\s/:{}]/g, '') })} /><Says id="rep-key-x" text={keyWrong} /><span class="small muted">{t('replies.keyHow')}</span></label>
      <Languages e={e} />
      {e.kind === 'reply'
        ? <Text id="rep-text" label={t('replies.text')} value={e.text} says={textWrong} put={text => put({ text })} />
        : (
          <>
            <label>{t('replies.name')}<input id="rep-name" value={e.text[lang] ?? ''} maxLength={80} dir="auto" lang={lang} {...wrong('rep-name-x', textWrong)} onInput={x => put({ text: { ...e.text, [lang]: x.currentTarget.value } })} /><Says id="rep-name-x" text={textWrong} /></label>
            <Steps e={e} tiers={tiers} fault={mine} put={steps => put({ steps })} />
          </>
        )}
    </Sheet>
  );
}
