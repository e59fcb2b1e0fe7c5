import { useEffect, useState } from 'preact/hooks';
import { Refused } from '../../api';
import { set } from '../../store';
import { coded, languageName, t } from '../../text';
import { Ago } from '../../time';
import { words } from '../../words';
import { Sheet, Waits, Wrong } from '../bits';
import { Differs } from './Differs';
import { discard, edit, fresh, open, put, remove, save, saveOver, takeTheirs, usePages } from './saving';
import type { Text } from './types';
import { Versions } from './Versions';
import { helpful } from './words';

/** A page: what is known of it, and its content; for admins to change. */
export function Editor({ page, admin }: { page: string; admin: boolean }) {
  const p = usePages(), text = p.texts[page], isNew = page === fresh;
  useEffect(() => { if (!isNew) void open(page); }, [page]);
  const ask = () => set({ dialog: { kind: 'ask', ask: { title: t('know.removeAsk', { page }), says: t(text?.from === 'file' ? 'know.removeFile' : 'know.removeHow'), go: t('know.remove'), run: () => remove(page) } } });
  return (
    <Sheet title={isNew ? t('know.new') : text?.title ?? page} more={admin && text && <button class="danger" onClick={ask}>{t('know.remove')}</button>}>
      {!isNew && !text && <><Wrong error={p.missing[page]} again={() => void open(page)} />{p.missing[page] === undefined && <Waits />}</>}
      {text && <About text={text} />}
      {text && !admin && <div class="page-text" dir="auto">{text.content}</div>}
      {admin && (isNew || text) && <Form page={page} text={text} />}
      {text && <Versions text={text} admin={admin} />}
    </Sheet>
  );
}

function About({ text: x }: { text: Text }) {
  const { uses } = usePages(), u = uses[x.page];
  return (
    <>
      {x.fault && <p class="bad box" role="alert">{t('know.fault')} <span dir="auto">{x.fault}</span></p>}
      <ul class="figures">
        <li><span class="small muted">{t('know.language')}</span><b>{x.language ? languageName(x.language) : '–'}</b></li>
        <li><span class="small muted">{t('know.passages')}</span><b>{x.passages}</b></li>
        <li><span class="small muted">{t('know.uses')}</span><b>{u?.answers ?? 0}</b><span class="small muted">{u ? [helpful(u), t('know.handedN', { n: u.handed })].filter(Boolean).join(', ') : ''}</span></li>
      </ul>
      <p class="small muted">{t('know.version', { v: x.version })} · {coded('know.from', x.from)} · <Ago at={x.at} /> · <span dir="auto">{x.by.name || coded('who', x.by.role)}</span>{x.url && <> · <a href={x.url} target="_blank" rel="noopener noreferrer">{t('know.link')}</a></>}</p>
    </>
  );
}

function Form({ page, text }: { page: string; text?: Text }) {
  const p = usePages(), draft = p.drafts[page], says = p.refused?.page === page ? refusal(p.refused.error) : '', isNew = page === fresh;
  const content = draft?.content ?? text?.content ?? '', nameWrong = isNew && /^page: /.test(says), bad = { 'aria-invalid': true as const, 'aria-describedby': 'know-says' };
  return (
    <form class="page-form" onSubmit={e => { e.preventDefault(); void save(page); }}>
      {isNew && <label>{t('know.name')}<input id="know-name" value={p.name} maxLength={100} autocomplete="off" spellcheck={false} dir="ltr" {...(nameWrong ? bad : {})} onInput={e => { put({ name: e.currentTarget.value }); edit(page, content); }} /><span class="small muted">{t('know.nameHow')}</span></label>}
      <label>{t('know.content')}<textarea id="know-text" rows={18} value={content} dir="auto" spellcheck {...(says && !nameWrong ? bad : {})} onInput={e => edit(page, e.currentTarget.value)} /><span class="small muted">{t('know.contentHow')}</span></label>
      {says && <p class="bad box" id="know-says" role="alert">{t('know.refused', { text: says })}</p>}
      {p.conflict?.page === page && <Conflict mine={content} theirs={p.conflict.theirs} />}
      <footer class="line wrap">
        <button class="primary" disabled={!draft || p.saving} title={t('know.save') + ' (Ctrl S)'}>{t(p.saving ? 'know.saving' : 'know.save')}</button>
        {draft && <button type="button" disabled={p.saving} onClick={() => { if (isNew) put({ name: '' }); discard(page); }}>{t('know.discard')}</button>}
        {draft && <b class="edits">{t('know.unsaved')}</b>}
      </footer>
    </form>
  );
}

const refusal = (e: unknown) => (e instanceof Refused && e.code === 'invalid' ? e.message : words(e));

/** Somebody saved meanwhile: what they wrote, and whose is to stay. */
function Conflict({ mine, theirs }: { mine: string; theirs: Text }) {
  const [looks, setLooks] = useState(false);
  return (
    <div class="warn box conflict" role="alert">
      <p><b>{t('know.conflict', { v: theirs.version })}</b> {t('know.conflictHow')}</p>
      <p class="line wrap"><button type="button" aria-expanded={looks} onClick={() => setLooks(!looks)}>{t('know.look')}</button><button type="button" onClick={saveOver}>{t('know.saveOver')}</button><button type="button" onClick={takeTheirs}>{t('know.takeTheirs')}</button></p>
      {looks && <Differs mine={mine} theirs={theirs.content} minus={t('know.mine')} plus={t('know.theirs')} />}
    </div>
  );
}
