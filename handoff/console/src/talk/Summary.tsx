import { useEffect } from 'preact/hooks';
import { showPane, tip } from '../actions';
import { Icon } from '../parts/Icon';
import { get, use } from '../store';
import { t } from '../text';
import { ask, making, newest, stop, why } from './assist';
import { Machine } from './Machine';
import { keyOf } from './made';

/** Has a summary written of what was said so far. */
export const summarize = (session: string, upto: number) => void ask(keyOf(session, 'summary'), session, 'summary', {}, { upto });

/** The same of the open conversation. */
export function now() {
  const session = get().route.session, upto = newest(get().logs.get(session ?? '')?.events);
  if (session && upto) { summarize(session, upto); showPane('case'); }
}

/** A summary by a language model, beside the customer's own sentences, which stay: at a button's press, or by itself if the agent has asked for that. */
export function Summary({ session }: { session: string }) {
  const key = keyOf(session, 'summary');
  const on = use(s => s.assist.includes('summary')), auto = use(s => s.settings.summaries), upto = newest(use(s => s.logs.get(session)?.events)), m = use(making(key));
  useEffect(() => { if (on && auto && upto && !m) summarize(session, upto); }, [on, auto, upto > 0]);
  useEffect(() => () => stop(key), [key]);
  if (!on || !upto) return null;
  const anew = (label: string) => <button class="quiet small" title={tip('summary')} onClick={() => summarize(session, upto)}>{label}</button>;
  if (m?.busy) return <p class="small muted" role="status">{t('machine.summarizing')}</p>;
  if (m?.error) return <p class="small bad" role="alert">{why(m.error)} {anew(t('again'))}</p>;
  if (!m?.data) return <button title={tip('summary')} onClick={() => summarize(session, upto)}><Icon name="machine" />{t('machine.summarize')}</button>;
  const old = m.upto !== upto;
  return (
    <Machine says={t('machine.wrote')} more={old && anew(t('machine.anew'))}>
      {m.data.text ? <p dir="auto" class="text">{m.data.text}</p> : <p class="muted">{t('machine.dropped')}</p>}
      {old && <p class="small muted" role="status">{t('machine.wentOn')}</p>}
    </Machine>
  );
}
