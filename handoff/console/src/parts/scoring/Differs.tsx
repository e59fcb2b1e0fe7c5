import { isShare, type Field } from '../../scoring/settings';
import { numbers, t } from '../../text';

/** In which fields settings differ, and how. */
export function Differs({ all }: { all: { field: string; from: string; to: string }[] }) {
  if (!all.length) return <p class="muted">{t('hand.sameSettings')}</p>;
  return <ul class="plain-list">{all.map(x => <li key={x.field}>{t(`set.${x.field}` as 'set.sure')}: <b>{shown(x.field, x.to)}</b> <span class="muted">{t('hand.fromTo', { from: shown(x.field, x.from) })}</span></li>)}</ul>;
}

function shown(field: string, v: string): string {
  if (field === 'model') return v || t('hand.programs');
  return v === '' ? '–' : numbers({ maximumFractionDigits: 2 }).format(Number(v)) + (isShare(field as Field) ? ' %' : '');
}
