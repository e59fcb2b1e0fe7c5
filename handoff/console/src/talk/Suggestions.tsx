import { useEffect } from 'preact/hooks';
import { tip } from '../actions';
import { Icon } from '../parts/Icon';
import { use } from '../store';
import { t } from '../text';
import { making, newest, stop, why } from './assist';
import { Machine } from './Machine';
import { keyOf } from './made';
import { shut, suggest } from './suggesting';

/** The button that asks for replies. */
export const SuggestButton = () => <button title={tip('suggest')} onClick={suggest}><Icon name="machine" /><span class="word">{t('machine.suggest')}</span></button>;

/** Up to three replies by a language model. One that is chosen goes into the composer, and is the agent's from then on. */
export function Suggestions({ session, take }: { session: string; take(text: string): void }) {
  const key = keyOf(session, 'replies'), m = use(making(key)), upto = newest(use(s => s.logs.get(session)?.events));
  useEffect(() => () => stop(key), [key]);
  if (!m?.open) return null;
  const close = <button class="quiet" aria-label={t('close')} title={t('close')} onClick={() => (m.busy ? stop(key) : shut(session))}><Icon name="close" /></button>;
  const texts = m.data?.texts ?? [], old = m.upto !== upto;
  return (
    <Machine says={t('machine.replies')} more={<><span class="grow" />{old && !m.busy && <button class="quiet small" onClick={suggest}>{t('machine.anew')}</button>}{close}</>}>
      <div role="status">
        {m.busy && <p class="small muted">{t('machine.thinking')}</p>}
        {m.data && !texts.length && <p class="small muted">{t('machine.noReplies')}</p>}
        {texts.length > 0 && <span class="sr">{t('machine.replyN', { n: texts.length })}</span>}
        {old && texts.length > 0 && <p class="small muted">{t('machine.wentOn')}</p>}
      </div>
      {m.error ? <p class="small bad" role="alert">{why(m.error)} <button onClick={suggest}>{t('again')}</button></p> : null}
      {texts.length > 0 && <ul class="cards">{texts.map((x, i) => <li key={x}><button title={t('machine.take') + ` (Alt+${i + 1})`} onClick={() => take(x)}><span dir="auto">{x}</span><kbd>Alt {i + 1}</kbd></button></li>)}</ul>}
      {(m.data?.dropped ?? 0) > 0 && texts.length > 0 && <p class="small muted">{t('machine.left', { n: m.data!.dropped! })}</p>}
    </Machine>
  );
}
