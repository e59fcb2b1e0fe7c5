import { t } from '../../text';

/** What two texts do not have in common, line by line: first what only mine has, then what only theirs has. `minus` and `plus` say so to who cannot see the signs. */
export function Differs({ mine, theirs, minus, plus }: { mine: string; theirs: string; minus: string; plus: string }) {
  const all = lines(mine, theirs);
  if (all.length === 0) return <p class="small muted looks">{t('know.same')}</p>;
  return <ul class="differs looks">{all.map(([sign, line], i) => <li key={i} dir="auto" class={sign}><span class="sr">{sign === 'plus' ? plus : minus}: </span><span aria-hidden="true">{sign === 'plus' ? '+ ' : '− '}</span>{line}</li>)}</ul>;
}

/** The lines that only one of two texts has. */
function lines(mine: string, theirs: string): ['plus' | 'minus', string][] {
  const a = mine.split('\n').filter(l => l.trim()), b = theirs.split('\n').filter(l => l.trim());
  return [...a.filter(l => !b.includes(l)).map((l): ['minus', string] => ['minus', l]), ...b.filter(l => !a.includes(l)).map((l): ['plus', string] => ['plus', l])];
}
