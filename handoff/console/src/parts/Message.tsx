import { drop } from '../send';
import { load, save } from '../keep';
import type { Turn } from '../fold';
import { set, use, type Pending } from '../store';
import { whisperOf } from '../talk/whisper';
import { coded, t } from '../text';
import { exact, hour } from '../time';
import type { Ev } from '../wire';
import { words } from '../words';
import { Icon } from './Icon';
import { Translation } from './Late';
import { Strip } from './Strip';
import { Text } from './Text';

/** One message or note of the log. `grouped`: the one above is by the same, just before. `translate`: the session, if it can be translated. */
export function Message({ e, who, grouped, turn, helpful, translate }: { e: Ev; who: string; grouped: boolean; turn?: Turn; helpful?: boolean; translate?: string }) {
  const role = e.kind === 'note' ? 'note' : e.by?.role ?? 'system', me = use(s => s.me);
  const whisper = role === 'note' ? whisperOf(e.text) : undefined, forMe = !!whisper && whisper.to === me?.name;
  return (
    <div class={`said ${role}${grouped && !whisper ? ' grouped' : ''}${forMe ? ' forme' : ''}`} id={'e-' + e.seq} tabIndex={-1}>
      <div class="head">
        {role === 'bot' && <Icon name="bot" />}{role === 'note' && <Icon name="lock" />}
        <b dir="auto">{who}</b>
        {role === 'bot' && <span class="chip">{t('talk.bot')}</span>}
        {role === 'note' && <span class="chip">{t('talk.onlyStaff')}</span>}
        {whisper && <span class="chip for">{t('talk.for', { name: forMe ? t('who.youObject') : whisper.to })}</span>}
        <time class="muted" dateTime={e.at} title={exact(e.at)}>{hour(e.at)}</time>
      </div>
      <div class="body">
        <div class="bubble" dir="auto">
          {e.text === undefined ? <i class="muted">{t('talk.erased')}</i> : <Text text={whisper?.text ?? e.text} />}
          {e.sources && e.sources.length > 0 && <span class="sources">{t('talk.sources')} {e.sources.map((s, i) => <Source key={i} {...s} />)}</span>}
          {e.choices && e.choices.length > 0 && <span class="quick">{e.choices.map(c => <span class="chip" key={c.value}>{c.label}</span>)}</span>}
        </div>
        {turn && <Strip turn={turn} />}
      </div>
      {translate && e.text && <Translation session={translate} seq={e.seq} text={e.text} />}
      {e.promise && <div class="small muted"><Icon name="promise" /> {t('talk.vowed')}</div>}
      {e.asked_again && e.asked_again.length > 0 && <div class="small muted">{t('talk.askedAgain', { what: e.asked_again.map(f => coded('fact', f)).join(', ') })}</div>}
      {helpful !== undefined && <div class={'small ' + (helpful ? 'good' : 'bad')}>{t(helpful ? 'talk.helped' : 'talk.notHelped')}</div>}
    </div>
  );
}

const Source = ({ title, url }: { title?: string; url: string }) =>
  (/^https?:/i.test(url) ? <a href={url} target="_blank" rel="noopener noreferrer">{title || url}</a> : <span>{title || url}</span>);

/** A message on its way, or one that was refused: then it can go back into the composer. */
export function PendingMessage({ p }: { p: Pending }) {
  const link = use(s => s.link), late = use(s => s.late);
  const again = () => {
    const key = `draft.${p.session}.${p.type === 'note' ? 'note' : 'reply'}`;
    const before = load(key, '');
    save(key, before ? p.text + '\n' + before : p.text);
    drop(p.id);
    set({ mode: p.type === 'note' ? 'note' : 'reply', saved: p.id });
  };
  return (
    <div class={`said ${p.type === 'note' ? 'note' : 'agent'} pending`}>
      <div class="body"><div class="bubble" dir="auto"><Text text={p.text} /></div></div>
      {p.error ? (
        <div class="small bad" role="alert">{t('talk.notSent')} {words(p.error)} <button onClick={again}>{t('talk.putBack')}</button> <button onClick={() => drop(p.id)}>{t('talk.discard')}</button></div>
      ) : <div class="small muted">{t(link !== 'open' ? 'talk.kept' : late ? 'talk.late' : 'talk.sending')}</div>}
    </div>
  );
}
