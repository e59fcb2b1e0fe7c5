import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { actions, keyName, listed, type Action } from '../actions';
import { show, viewsOf } from '../pages/queue/views';
import { go } from '../route';
import { set, use } from '../store';
import { coded, t } from '../text';
import { first, name } from '../words';
import { Dialog, shut } from './Dialog';

interface Choice { id: string; text: string; more?: string; key?: string; run(): void }

/** Ctrl+K: everything that can be done now, the sessions of the queue, and a search for what is in neither. */
export function Palette() {
  const s = use(s => s);
  const [q, setQ] = useState('');
  const [at, setAt] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const found = useMemo(() => {
    const all: Choice[] = [
      ...actions.filter(a => !a.quiet && (!a.can || a.can())).map(a => ({ id: a.id, text: t(a.label), key: a.key && keyName(a.key), run: () => a.run() })),
      ...viewsOf(s.served).map(v => ({ id: 'v-' + v.name, text: v.name, more: t('palette.view'), run: () => show(v) })),
      ...[...s.queue.values()].map(i => ({ id: 's-' + i.session, text: name(i.customer), more: first([coded('reason', i.reason), i.last].filter(Boolean).join(' · '), 90), run: () => go({ page: i.state === 'waiting' ? 'waiting' : 'mine', session: i.session }) })),
    ];
    const words = q.toLowerCase().split(/\s+/).filter(Boolean);
    const hit = all.filter(c => words.every(w => (c.text + ' ' + (c.more ?? '')).toLowerCase().includes(w)));
    if (q.trim()) hit.push({ id: 'find', text: t('palette.find', { q: q.trim() }), run: () => go({ page: 'search', q: q.trim(), session: undefined }) });
    return hit.slice(0, 40);
  }, [q, s.queue, s.served]);
  const chosen = Math.min(at, found.length - 1);
  useEffect(() => { list.current?.children[chosen]?.scrollIntoView({ block: 'nearest' }); }, [chosen]);
  /** The dialog goes first: it gives the focus back, and what was chosen may want it elsewhere. */
  const run = (c: Choice | undefined) => { if (!c) return; shut(); setTimeout(c.run); };
  const pressed = (e: KeyboardEvent) => {
    const step = e.key === 'ArrowDown' ? 1 : e.key === 'ArrowUp' ? -1 : 0;
    if (step) { e.preventDefault(); setAt((chosen + step + found.length) % found.length); }
    if (e.key === 'Enter') { e.preventDefault(); run(found[chosen]); }
  };
  return (
    <Dialog title={t('palette.title')} wide>
      <input type="text" role="combobox" aria-expanded="true" aria-controls="palette" aria-autocomplete="list" aria-activedescendant={chosen >= 0 ? 'palette-' + chosen : undefined}
        aria-label={t('palette.hint')} placeholder={t('palette.hint')} autofocus value={q} onInput={e => { setQ(e.currentTarget.value); setAt(0); }} onKeyDown={pressed} />
      <ul class="palette" id="palette" role="listbox" aria-label={t('palette.title')} ref={list}>
        {found.map((c, i) => <li key={c.id} id={'palette-' + i} role="option" aria-selected={i === chosen} onMouseDown={e => e.preventDefault()} onClick={() => run(c)}><span dir="auto">{c.text}</span>{c.more && <span class="muted small" dir="auto">{c.more}</span>}<span class="grow" />{c.key && <kbd>{c.key}</kbd>}</li>)}
      </ul>
    </Dialog>
  );
}

export function Help() {
  const on = use(s => s.settings.singleKeys), replies = use(s => s.assist.includes('replies'));
  return (
    <Dialog title={t('help.title')} wide>
      {!on && <p class="hint">{t('help.off')} <button onClick={() => set({ dialog: { kind: 'settings' } })}>{t('settings.title')}</button></p>}
      <div class="help">
        {(['case', 'desk'] as const).map(g => <Keys key={g} group={g} />)}
        <section><h3>{t('help.write')}</h3><dl>
          <div><dt><kbd>/</kbd></dt><dd>{t('help.slash')}</dd></div>
          <div><dt><kbd>Alt+1</kbd></dt><dd>{t(replies ? 'help.taken' : 'help.given')}</dd></div>
          <div><dt><kbd>Enter</kbd></dt><dd>{t('help.enter')}</dd></div>
          <div><dt><kbd>{t('help.shift')}+Enter</kbd></dt><dd>{t('help.newline')}</dd></div>
        </dl></section>
        <Keys group="move" />
      </div>
    </Dialog>
  );
}

const Keys = ({ group }: { group: Action['group'] }) => (
  <section><h3>{t(`help.${group}`)}</h3><dl>{actions.filter(a => a.group === group && listed(a)).map(a => <div key={a.id}><dt><kbd>{keyName(a.key!)}</kbd></dt><dd>{t(a.label)}</dd></div>)}</dl></section>
);
