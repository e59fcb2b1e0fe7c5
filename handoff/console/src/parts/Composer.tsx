import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { tip } from '../actions';
import { fill, repliesFor, type Canned } from '../canned';
import { claimable, current } from '../current';
import { facts } from '../fold';
import { composerWanted } from '../focus';
import { askedAgain, promiseIn, type Hint } from '../hints';
import { load, save } from '../keep';
import { claim, say, typing } from '../send';
import { get, set, use } from '../store';
import { language, t } from '../text';
import { hour } from '../time';
import { name } from '../words';
import { CannedMenu } from './CannedMenu';
import { Icon } from './Icon';

const most = 4000;

/** Where an agent writes: to the customer (only the owner) or to the staff (anybody, in any state). */
export function Composer({ session }: { session: string }) {
  const s = use(s => s), now = current(s)!, wish = s.mode;
  const mode = now.mine ? wish : 'note';
  const owner = now.case.owner;
  return (
    <div class={'composer ' + mode}>
      {!now.mine && (
        <p class="line hint">
          <span>{now.state === 'closed' ? t('composer.closed') : owner ? t('composer.others', { name: owner.name ?? owner.id }) : t('composer.take')}</span>
          {claimable(now.state) && <button title={tip('claim')} onClick={() => void claim(session)}>{t('action.claim')}</button>}
        </p>
      )}
      <div class="modes" role="group" aria-label={t('composer.mode')}>
        {now.mine && <button aria-pressed={mode === 'reply'} title={tip('reply')} onClick={() => set({ mode: 'reply' })}>{t('composer.reply')}</button>}
        <button aria-pressed={mode === 'note'} title={tip('note')} onClick={() => set({ mode: 'note' })}><Icon name="lock" />{t('composer.note')}</button>
        <span class="grow" />
        <span class="muted small">{mode === 'note' ? t('talk.onlyStaff') : t('composer.slash')}</span>
      </div>
      <Box key={session + mode + (s.saved ?? '')} session={session} mode={mode} />
    </div>
  );
}

function Box({ session, mode }: { session: string; mode: 'reply' | 'note' }) {
  const key = `draft.${session}.${mode}`;
  const [text, setText] = useState(() => load(key, ''));
  const [at, setAt] = useState(0);
  const [shut, setShut] = useState(false);
  const [promised, setPromised] = useState<Hint & { note: string }>();
  const box = useRef<HTMLTextAreaElement>(null);
  const settings = use(s => s.settings), me = use(s => s.me), log = use(s => s.logs.get(session));
  const c = current()!.case, length = [...text.trim()].length;
  const known = useMemo(() => facts(log?.events ?? []), [log]);
  const asked = mode === 'reply' ? askedAgain(text, known) : undefined;
  const hint = mode === 'reply' ? (promiseIn(text) ? { ...promiseIn(text)!, note: text.trim() } : promised) : undefined;
  const menu = useMemo(() => {
    if (mode !== 'reply' || shut || !text.startsWith('/') || text.includes('\n')) return [];
    const q = text.slice(1).toLowerCase();
    return repliesFor(settings.canned, c.customer.locale, language()).filter(r => r.key.toLowerCase().startsWith(q) || (q.length > 1 && r.text.toLowerCase().includes(q)));
  }, [text, shut, mode, settings.canned, c.customer.locale]);
  const chosen = Math.min(at, menu.length - 1);

  useLayoutEffect(() => {
    const b = box.current!;
    b.style.height = 'auto';
    b.style.height = Math.min(b.scrollHeight + 2, innerHeight * 0.35) + 'px';
  }, [text]);
  useEffect(() => {
    if (mode === 'reply' && composerWanted()) box.current!.focus();
    return () => typing(session, false);
  }, []);
  useEffect(() => {
    if (!text || mode !== 'reply') return;
    const idle = setTimeout(() => typing(session, false), 4000);
    return () => clearTimeout(idle);
  }, [text]);

  const change = (v: string) => {
    setText(v);
    setShut(false);
    setAt(0);
    save(key, v);
    if (mode === 'reply' && get().link === 'open') typing(session, v !== '' && !v.startsWith('/'));
  };
  const choose = (r: Canned) => { change(fill(r.text, { name: c.customer.name, agent: me?.name })); box.current?.focus(); };
  const send = () => {
    if (!length || length > most) return;
    const found = mode === 'reply' ? promiseIn(text) : undefined;
    setPromised(found ? { ...found, note: text.trim() } : undefined);
    say(session, mode === 'note' ? 'note' : 'message', text.trim());
    change('');
  };
  const pressed = (e: KeyboardEvent) => {
    if (e.isComposing) return;
    if (menu.length) {
      const step = e.key === 'ArrowDown' ? 1 : e.key === 'ArrowUp' ? -1 : 0;
      if (step) { e.preventDefault(); setAt((chosen + step + menu.length) % menu.length); return; }
      if ((e.key === 'Enter' && !e.shiftKey) || e.key === 'Tab') { e.preventDefault(); choose(menu[chosen]!); return; }
      if (e.key === 'Escape') { e.preventDefault(); e.stopPropagation(); setShut(true); return; }
    }
    if (e.key === 'Enter' && !e.shiftKey && (settings.enterSends || e.ctrlKey || e.metaKey)) { e.preventDefault(); send(); }
  };
  return (
    <>
      {asked && <p class="hint warn" role="status">{t('composer.given', { at: hour(asked.at), value: asked.value })}</p>}
      {hint && (
        <p class="hint line" role="status">
          <span>{t(hint === promised ? 'composer.promised' : 'composer.promises')}</span>
          <button onClick={() => { set({ dialog: { kind: 'promise', session, due: hint.due, note: hint.note, promise: undefined } }); setPromised(undefined); }}>{t('composer.record')}</button>
          {hint === promised && <button class="quiet" aria-label={t('close')} onClick={() => setPromised(undefined)}><Icon name="close" /></button>}
        </p>
      )}
      <div class="write">
        {menu.length > 0 && <CannedMenu items={menu} at={chosen} choose={choose} vars={{ name: c.customer.name, agent: me?.name }} />}
        <textarea id="composer" ref={box} rows={2} dir="auto" value={text} aria-label={mode === 'note' ? t('composer.noteLabel') : t('composer.replyLabel', { name: name(c.customer) })}
          placeholder={mode === 'note' ? t('composer.noteLabel') : t('composer.replyLabel', { name: name(c.customer) })}
          aria-controls={menu.length ? 'canned' : undefined} aria-activedescendant={menu.length ? 'canned-' + chosen : undefined} aria-autocomplete="list"
          onInput={e => change(e.currentTarget.value)} onKeyDown={pressed} onBlur={() => typing(session, false)} />
        <button class="primary send" disabled={!length || length > most} title={t(settings.enterSends ? 'composer.sendKey' : 'composer.sendKeyCtrl')} onClick={send}>{t(mode === 'note' ? 'composer.keepNote' : 'composer.send')}</button>
      </div>
      {length > most - 500 && <p class={'small ' + (length > most ? 'bad' : 'muted')}>{t(length > most ? 'composer.tooLong' : 'composer.length', { n: length, most })}</p>}
    </>
  );
}
