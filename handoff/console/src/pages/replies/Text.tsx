import { Says, wrong } from '../../parts/intents/bits';
import { get, use } from '../../store';
import { fill, holes, type Vars } from '../../talk/filling';
import { t } from '../../text';
import { when } from '../../time';
import type { Texts } from './draft';
import { useEditing } from './saving';

export const variables = ['name', 'agent', 'order', 'due', 'shop'] as const;
const most = 4000;

/** What the variables might stand for, to see how it would read. */
export const sample = (): Vars => ({ name: t('replies.sampleName'), agent: get().me?.name, order: '4471', due: when(new Date(new Date().setHours(17, 0, 0, 0))), shop: get().shop ?? 'Voltry' });

/** A text in the language that is being written, with what can stand in it, and how it would read. */
export function Text({ id, label, value, says, put, rows = 5 }: { id: string; label: string; value: Texts; says: string; put(t: Texts): void; rows?: number }) {
  const { lang } = useEditing(), text = value[lang] ?? '', shop = use(s => s.shop);
  const vars = sample(), unknown = holes(text).map(h => h.name).filter(n => !(variables as readonly string[]).includes(n)), long = [...text.trim()].length;
  const insert = (name: string) => {
    const el = document.getElementById(id) as HTMLTextAreaElement, from = el.selectionStart, next = text.slice(0, from) + `{${name}}` + text.slice(el.selectionEnd);
    put({ ...value, [lang]: next });
    requestAnimationFrame(() => { el.focus(); el.setSelectionRange(from + name.length + 2, from + name.length + 2); });
  };
  return (
    <div class="text-of">
      <label for={id}>{label}</label>
      <textarea id={id} rows={rows} value={text} lang={lang} dir="auto" {...wrong(id + '-x', says)} onInput={e => put({ ...value, [lang]: e.currentTarget.value })} />
      <Says id={id + '-x'} text={says} />
      <p class="line wrap small" role="group" aria-label={t('replies.insert')}>{variables.map(v => <button type="button" key={v} title={t(`var.${v}`)} onClick={() => insert(v)}>{`{${v}}`}<span class="sr">: {t(`var.${v}`)}</span></button>)}<span class="grow" />{long > most * 0.9 && <span class={long > most ? 'bad' : 'muted'}>{t('replies.length', { n: long, most })}</span>}</p>
      {text.trim() && (
        <div class="seen" key={shop}>
          <p class="small muted">{t('replies.preview')}</p>
          <p class="bubble" dir="auto" lang={lang}>{fill(text, vars)}</p>
          {unknown.length > 0 && <p class="small muted">{t('replies.byHand', { names: unknown.map(n => `{${n}}`).join(', ') })}</p>}
        </div>
      )}
    </div>
  );
}
