import { change, find, remove } from '../../intents/draft';
import { edit, editing, put } from '../../intents/editing';
import { faultOf } from '../../intents/fault';
import { count, languages, type Entry } from '../../intents/set';
import { go } from '../../route';
import { set, use } from '../../store';
import { t, type Key } from '../../text';
import { Answer } from './Answer';
import { label, Says, Sheet, wrong } from './bits';
import { Languages } from './Languages';
import { Phrases } from './Phrases';
import { Suggest } from './Suggest';

const fix = (key: string, patch: Partial<Entry>) => edit(change(editing().draft!, key, patch));

/** One intent: what it is called, what a wrong answer costs, and by language what customers say and what they get. */
export function Editor({ entry: i }: { entry: Entry }) {
  const e = use(s => s.intents), d = e.draft!, all = languages(d);
  const lang = e.lang && (all.includes(e.lang) || e.lang in i.phrases) ? e.lang : all.find(l => i.phrases[l]?.length) ?? all[0]!;
  const fault = (field: string, now: unknown, l?: string) => faultOf(e.fault, i.key, field, now, l);
  const departments = [...new Set(d.intents.map(x => x.department).filter(Boolean))].sort();
  const name = fault('name', i.name), department = fault('department', i.department), skills = fault('skills', i.skills), title = fault('title', i.title[lang], lang), phrases = fault('phrases', i.phrases);
  return (
    <Sheet title={label(i)} more={<button onClick={() => ask(i)}>{t('int.remove')}</button>}>
      <div class="pair">
        <label>{t('int.name')}<input id="int-name" value={i.name} maxLength={64} spellcheck={false} autocomplete="off" {...wrong('int-name-x', name)} onInput={x => fix(i.key, { name: x.currentTarget.value })} /><Says id="int-name-x" text={name} /><span class="small muted">{t('int.nameHow')}</span></label>
        <label>{t('int.department')}<input value={i.department} maxLength={60} list="int-departments" {...wrong('int-department-x', department)} onInput={x => fix(i.key, { department: x.currentTarget.value })} /><Says id="int-department-x" text={department} /><span class="small muted">{t('int.departmentHow')}</span></label>
        <label>{t('int.skills')}<input value={i.skills} maxLength={300} {...wrong('int-skills-x', skills)} onInput={x => fix(i.key, { skills: x.currentTarget.value })} /><Says id="int-skills-x" text={skills} /><span class="small muted">{t('int.skillsHow')}</span></label>
        <Choice of={i} field="stakes" values={['low', 'medium', 'high']} says={fault('stakes', i.stakes)} />
        <Choice of={i} field="lane" values={['support', 'sales']} says={fault('lane', i.lane)} />
      </div>
      <datalist id="int-departments">{departments.map(x => <option key={x} value={x} />)}</datalist>
      <Languages d={d} i={i} lang={lang} />
      <label>{t('int.titleField')}<input value={i.title[lang] ?? ''} lang={lang} dir="auto" maxLength={80} {...wrong('int-title-x', title)} onInput={x => fix(i.key, { title: { ...i.title, [lang]: x.currentTarget.value } })} /><Says id="int-title-x" text={title} /><span class="small muted">{t('int.titleHow')}</span></label>
      <Phrases at={{ key: i.key, lang }} lead={t('int.phrasesHow')} says={phrases} />
      <Suggest key={lang} entry={i} lang={lang} />
      <Answer i={i} lang={lang} says={fault('answer', i.answer[lang], lang)} />
    </Sheet>
  );
}

function Choice({ of, field, values, says }: { of: Entry; field: 'stakes' | 'lane'; values: string[]; says: string }) {
  const id = `int-${field}-x`;
  return (
    <label>{t(`int.${field}`)}
      <select value={of[field]} {...wrong(id, says)} onChange={x => fix(of.key, { [field]: x.currentTarget.value })}>{(values.includes(of[field]) ? values : [...values, of[field]]).map(v => <option key={v} value={v}>{values.includes(v) ? t(`int.${field}.${v}` as Key) : v}</option>)}</select>
      <Says id={id} text={says} /><span class="small muted">{t(`int.${field}How`)}</span>
    </label>
  );
}

/** Removing is asked about, since it takes all phrases along; until it is saved, discarding brings it back. */
function ask(i: Entry) {
  const run = () => {
    edit(remove(editing().draft!, i.key));
    put({ fault: undefined });
    go({ item: undefined }, true);
  };
  if (!find(editing().base!, i.key) && !count(i) && !i.name) { run(); return; }
  set({ dialog: { kind: 'ask', ask: { title: t('int.removeAsk', { name: label(i) }), says: t('int.removeHow', { n: count(i) }), go: t('int.remove'), run } } });
}
