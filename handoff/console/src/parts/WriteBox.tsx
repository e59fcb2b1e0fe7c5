import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { offered, matching, type Offered } from '../canned';
import { current } from '../current';
import { composerWanted } from '../focus';
import { load, save } from '../keep';
import { say, typing } from '../send';
import { get, use } from '../store';
import { askReplies } from '../talk/asking';
import { beforeSending, unchecked, useCheck } from '../talk/checking';
import { factText } from '../talk/facts';
import { fill, holes, varsOf } from '../talk/filling';
import { suggested } from '../talk/made';
import { language, t } from '../text';
import { when } from '../time';
import type { Vow } from '../wire';
import { name } from '../words';
import { CannedMenu } from './CannedMenu';
import { Icon } from './Icon';
import { Aids, DraftTranslation, Suggestions } from './Late';

const most = 4000;

/** What the agent says of the promise in a reply: by when it is due, or that it is none. `of` is the promise as the server quotes it. */
export interface Choice { of: string; vow?: Vow }

export function WriteBox({ session, mode }: { session: string; mode: 'reply' | 'note' }) {
  const key = `draft.${session}.${mode}`, reply = mode === 'reply';
  const [text, setText] = useState(() => load(key, ''));
  const [at, setAt] = useState(0);
  const [shut, setShut] = useState(false);
  const [choice, setChoice] = useState<Choice>();
  /** The promise for which sending was held back, once. */
  const [held, setHeld] = useState<string>();
  const [busy, setBusy] = useState(false);
  /** What a machine's words have made of the draft, and what it was before, while nothing of it is changed. */
  const [machine, setMachine] = useState<{ text: string; before?: string }>();
  /** What is being looked at before it is sent, and whether the next was to be sent meanwhile. */
  const looked = useRef(''), next = useRef(false);
  const box = useRef<HTMLTextAreaElement>(null), wish = useRef<{ from: number; to: number; v: string }>();
  const settings = use(s => s.settings), me = use(s => s.me), shared = use(s => s.replies), dossier = use(s => s.dossiers.get(session)?.data), shop = use(s => s.shop);
  const uses = use(s => s.assist), cards = use(s => suggested(s, session));
  const c = current()!.case, length = [...text.trim()].length, locale = c.language ?? c.customer.locale;
  const slash = reply && !shut && text.startsWith('/') && !text.includes('\n');
  const [check, setCheck] = useCheck(session, text, reply && !slash);
  const vars = varsOf({ name: c.customer.name, agent: me?.name, shop, dossier, when });
  const menu = useMemo(() => (slash ? matching(offered(settings.canned, shared.data, shared.builtIn ?? {}, locale, language()), text.slice(1)) : []), [text, slash, shared, settings.canned, locale]);
  const chosen = Math.min(at, menu.length - 1), open = reply ? holes(text) : [];

  const placed = () => {
    const b = box.current!, w = wish.current;
    if (!w || b.value !== w.v) return;
    wish.current = undefined;
    b.focus();
    b.setSelectionRange(w.from, w.to);
  };
  useLayoutEffect(() => {
    placed();
    const b = box.current!;
    b.style.height = 'auto';
    b.style.height = Math.min(b.scrollHeight + 2, innerHeight * 0.35) + 'px';
  }, [text]);
  useEffect(() => {
    if (reply && composerWanted()) box.current!.focus();
    return () => typing(session, false);
  }, []);
  useEffect(() => { if (slash) void askReplies(); }, [slash]);
  useEffect(() => {
    if (!text || !reply) return;
    const idle = setTimeout(() => typing(session, false), 4000);
    return () => clearTimeout(idle);
  }, [text]);

  const change = (v: string) => {
    setText(v);
    setShut(false);
    setAt(0);
    save(key, looked.current ? looked.current + (v && '\n' + v) : v);
    if (reply && get().link === 'open') typing(session, v !== '' && !v.startsWith('/'));
  };
  /** Selects a part of `v`: now, or as soon as that stands in the box. */
  const select = (from: number, to: number, v = text) => { wish.current = { from, to, v }; placed(); };
  const toHole = (v = text) => { const h = holes(v)[0]; if (h) select(h.from, h.to, v); else select(v.length, v.length, v); };
  const insert = (v: string) => {
    const b = box.current!, from = b.selectionStart, whole = text.slice(0, from) + v + text.slice(b.selectionEnd);
    change(whole);
    select(from + v.length, from + v.length, whole);
  };
  const closeCards = () => { if (cards.length) void import('../talk/suggesting').then(m => m.shut(session)); };
  /** Puts a machine's words into the box: behind what stands there, or in its place. They are not sent. */
  const take = (v: string, instead = false) => {
    const whole = instead || !text.trim() ? v : text.trimEnd() + '\n\n' + v;
    change(whole);
    select(whole.length, whole.length, whole);
    setMachine({ text: whole, before: instead ? text : undefined });
    closeCards();
  };
  const back = () => { const v = machine?.before ?? ''; change(v); select(v.length, v.length, v); };
  const choose = (r: Offered) => {
    if (r.macro) { change(''); void import('../talk/macros').then(m => m.start(session, r.macro!, locale, vars)); return; }
    const v = fill(r.text, vars);
    change(v);
    toHole(v);
  };
  const go = (picked = choice, said = text.trim()) => {
    say(session, reply ? 'message' : 'note', said, !picked ? {} : picked.vow ? { with_promise: picked.vow } : { no_promise: true });
    if (said === text.trim()) change('');
    setChoice(undefined);
    setHeld(undefined);
    setCheck(undefined);
    closeCards();
    box.current?.focus();
  };
  const send = async () => {
    if (!length || length > most) return;
    if (!reply) { go(); return; }
    if (busy) { next.current = true; return; }
    if (open.length) { toHole(); return; }
    // The box is free at once: whoever writes on while this is looked at loses nothing.
    const said = (looked.current = text.trim());
    setBusy(true);
    change('');
    const got = await beforeSending(session, said), found = got?.promise;
    looked.current = '';
    if (!box.current) return; // another conversation is open by now: what was written is kept as its draft
    setBusy(false);
    const says = found?.says, picked = choice && choice.of === says ? choice : undefined, on = box.current.value;
    if (found && !picked && held !== says && Aids.here()) {
      next.current = false;
      setCheck(got);
      setHeld(says);
      change(said + (on && '\n' + on));
      return;
    }
    go(picked, said);
    change(on);
  };
  useEffect(() => {
    if (!busy && next.current) { next.current = false; void send(); }
  }, [busy]);
  const pick = (x: Choice) => { setChoice(x); if (held !== undefined) go(x); else box.current?.focus(); };
  const pressed = (e: KeyboardEvent) => {
    if (e.isComposing) return;
    if (menu.length) {
      const step = e.key === 'ArrowDown' ? 1 : e.key === 'ArrowUp' ? -1 : 0;
      if (step) { e.preventDefault(); setAt((chosen + step + menu.length) % menu.length); return; }
      if ((e.key === 'Enter' && !e.shiftKey) || e.key === 'Tab') { e.preventDefault(); choose(menu[chosen]!); return; }
      if (e.key === 'Escape') { e.preventDefault(); e.stopPropagation(); setShut(true); return; }
    }
    const n = e.altKey && !e.ctrlKey && /^Digit[1-9]$/.test(e.code) ? Number(e.code.slice(5)) - 1 : -1, fact = check?.asked[n - cards.length];
    if (reply && cards[n]) { e.preventDefault(); take(cards[n]); return; }
    if (e.key === 'Escape' && cards.length) { e.preventDefault(); e.stopPropagation(); closeCards(); return; }
    if (fact) { e.preventDefault(); insert(factText(fact)); return; }
    if (e.key === 'Enter' && !e.shiftKey && !e.repeat && (settings.enterSends || e.ctrlKey || e.metaKey)) { e.preventDefault(); void send(); }
  };
  return (
    <>
      {reply && uses.includes('replies') && <Suggestions session={session} take={take} />}
      {reply && <Aids session={session} text={text} check={check} keys={cards.length} choice={choice && check?.promise?.says === choice.of ? choice : undefined} held={held !== undefined && held === check?.promise?.says} pick={pick} unpick={() => setChoice(undefined)} insert={insert} toHole={(from, to) => select(from, to)} customer={dossier?.customer ?? c.customer} />}
      <div class="write">
        {menu.length > 0 && <CannedMenu items={menu} at={chosen} choose={choose} vars={vars} />}
        <textarea id="composer" ref={box} rows={2} dir="auto" value={text} aria-label={mode === 'note' ? t('composer.noteLabel') : t('composer.replyLabel', { name: name(c.customer) })}
          placeholder={mode === 'note' ? t('composer.noteLabel') : t('composer.replyLabel', { name: name(c.customer) })}
          aria-controls={menu.length ? 'canned' : undefined} aria-activedescendant={menu.length ? 'canned-' + chosen : undefined} aria-autocomplete="list"
          onInput={e => change(e.currentTarget.value)} onKeyDown={pressed} onBlur={() => typing(session, false)} />
        <button class="primary send" disabled={!length || length > most} title={t(settings.enterSends ? 'composer.sendKey' : 'composer.sendKeyCtrl')} onClick={() => void send()}>{t(mode === 'note' ? 'composer.keepNote' : 'composer.send')}</button>
      </div>
      {machine && machine.text === text && <p class="small muted line wrap" role="status"><span><Icon name="machine" /> {t(machine.before === undefined ? 'machine.yours' : 'machine.yoursTranslated')}</span>{machine.before !== undefined && <button class="link small" onClick={back}>{t('machine.back')}</button>}</p>}
      {reply && uses.includes('translation') && machine?.text !== text && <DraftTranslation session={session} text={text} take={v => take(v, true)} />}
      {slash && !menu.length && <p class="small muted" role="status">{t(shared.busy ? 'loading' : 'canned.none')}</p>}
      {reply && unchecked() && text && <p class="small muted">{t('composer.unchecked')}</p>}
      {length > most - 500 && <p class={'small ' + (length > most ? 'bad' : 'muted')}>{t(length > most ? 'composer.tooLong' : 'composer.length', { n: length, most })}</p>}
    </>
  );
}
