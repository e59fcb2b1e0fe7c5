import { t } from '../text';
import { exact, span, urgency, useNow } from '../time';
import { Icon } from './Icon';

/** A clock that runs out. Its urgency is in the words too, not in the colour alone. */
export function Clock({ due, since, label }: { due: string; since?: string; label?: string }) {
  const now = useNow(1000);
  const left = Date.parse(due) - now, u = urgency(due, since, now);
  const text = u === 'late' ? t('clock.late', { span: span(left) }) : u === 'soon' ? t('clock.soon', { span: span(left) }) : t('clock.left', { span: span(left) });
  return <span class={'clock ' + u} title={t('clock.due', { at: exact(due) })}><Icon name="clock" />{label ? label + ' ' : ''}{text}<span class="sr">, {t('clock.due', { at: exact(due) })}</span></span>;
}
