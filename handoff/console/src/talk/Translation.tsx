import { useEffect, useRef, useState } from 'preact/hooks';
import { caseOf } from '../current';
import { Icon } from '../parts/Icon';
import { tip } from '../actions';
import { Text } from '../parts/Text';
import { use } from '../store';
import { language, languageName, t } from '../text';
import { ask, making, stop, why } from './assist';
import { Machine } from './Machine';
import { foreign } from './made';
import { draftKey, keyOfMessage, leave, toggle, translate, want } from './translating';

/** Under a message in another language: what it says in the agent's. The original stays as it is. */
export function Translation({ session, seq, text }: { session: string; seq: number; text: string }) {
  const key = keyOfMessage(session, seq), m = use(making(key)), all = use(s => s.translating.includes(session));
  const [shown, show] = useState(true), box = useRef<HTMLDivElement>(null);
  useEffect(() => () => stop(key), [key]);
  useEffect(() => {
    if (!all || m) return;
    const seen = new IntersectionObserver(es => { if (es.some(e => e.isIntersecting)) want(session, seq); else leave(session, seq); });
    seen.observe(box.current!);
    return () => { seen.disconnect(); leave(session, seq); };
  }, [all, !m, key]);
  const turn = <button class="link small" aria-expanded={shown} onClick={() => show(!shown)}>{t(shown ? 'machine.hide' : 'machine.show')}</button>;
  return (
    <div class="translation" ref={box}>
      {!m && <button class="link small" onClick={() => void translate(session, seq)}>{t('machine.translate')}</button>}
      {m?.busy && <p class="small muted" role="status">{t('machine.translating')}</p>}
      {m?.error ? <p class="small bad" role="alert">{why(m.error)} <button class="link small" onClick={() => void translate(session, seq)}>{t('again')}</button></p> : null}
      {m?.data && !m.data.text && <p class="small muted" role="status">{t('machine.notTranslated')}</p>}
      {m?.data?.text === text && <p class="small muted" role="status">{t('machine.same')}</p>}
      {m?.data?.text && m.data.text !== text && <Machine says={t('machine.translated')} more={turn}>{shown && <div class="text" dir="auto" lang={language()}><Text text={m.data.text} /></div>}</Machine>}
    </div>
  );
}

/** In the head of a conversation in another language. */
export function Translating({ session }: { session: string }) {
  const on = use(s => s.translating.includes(session));
  return <button aria-pressed={on} aria-label={t('machine.talk')} title={tip('translate')} onClick={toggle}><Icon name="language" /><span class="word">{t('machine.translate')}</span></button>;
}

/** Under a draft, while the conversation is translated: what it would say in the customer's language. It is sent only if it is put into the composer. */
export function DraftTranslation({ session, text, take }: { session: string; text: string; take(text: string): void }) {
  const lang = use(s => foreign(s, caseOf(s.logs.get(session)?.events))), key = draftKey(session), made = use(making(key)), on = use(s => s.translating.includes(session));
  useEffect(() => () => stop(key), [key]);
  if (!on || !lang || !text.trim()) return null;
  const m = made?.of === text ? made : undefined, go = () => { stop(key); void ask(key, session, 'translation', { text, to: lang }, { of: text }); };
  if (m?.busy) return <p class="small muted" role="status">{t('machine.translating')}</p>;
  if (m?.error) return <p class="small bad" role="alert">{why(m.error)} <button onClick={go}>{t('again')}</button></p>;
  if (m?.data && !m.data.text) return <p class="small muted" role="status">{t('machine.notTranslated')}</p>;
  if (!m?.data) return <p><button onClick={go}><Icon name="language" />{t('machine.into', { language: languageName(lang) })}</button></p>;
  return (
    <Machine says={t('machine.translated')} more={<><span class="grow" /><button onClick={() => take(m.data!.text!)}>{t('machine.instead')}</button></>}>
      <p class="text" dir="auto" lang={lang}>{m.data.text}</p>
    </Machine>
  );
}
