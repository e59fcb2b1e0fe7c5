import type { Change, Entry, Label } from '../../scoring/types';
import { href } from '../../route';
import { coded, percent, t } from '../../text';
import { first } from '../../words';

/** Conversations to read: what the customer said at the turn in question, what was done there, and what shows that it was wrong. */
export const Entries = ({ all }: { all: (Entry | Change)[] }) => (
  <ul class="entries">
    {all.map(e => (
      <li key={e.id}>
        {'kind' in e && <span class="chip">{coded('change', e.kind)}</span>}
        <a href={href({ page: 'closed', session: e.id })} dir="auto">{first(quote(e), 160) || t('hand.nothingSaid')}</a>
        {began(e) && <span class="small muted" dir="auto">{t('hand.began', { text: first(began(e), 90) })}</span>}
        <span class="small">{'kind' in e ? t('hand.turns', { a: when(e.turn_a), b: when(e.turn_b) }) : did(e)}</span>
        <span class="small muted">{label(e.label)}</span>
      </li>
    ))}
  </ul>
);

const quote = (e: Entry) => e.lines[e.line]?.text ?? e.lines.find(l => l.by === 'customer')?.text;
/** What it began with, where that is not the line that is shown. */
const began = (e: Entry) => { const line = e.lines.find(l => l.by === 'customer')?.text; return line === quote(e) ? undefined : line; };
const when = (turn: number) => (turn < 0 ? t('hand.never') : t('hand.turnN', { n: turn + 1 }));

function did(e: Entry): string {
  const at = { n: e.turn + 1, p: percent(e.risk), of: percent(e.threshold) };
  if (!e.reason && !e.rule) return e.turn < 0 ? t('hand.keptSilent') : t('hand.keptNear', at);
  return e.rule ? t('hand.atTurnRule', { n: at.n, rule: coded('rule', e.rule) }) : t('hand.atTurn', at);
}

function label(l: Label): string {
  if (!l.known) return t('hand.outcomeUnknown');
  const source = coded('source', l.source);
  return l.bad ? (l.at >= 0 ? t('hand.neededBy', { n: l.at + 1, source }) : t('hand.needed', { source })) : t('hand.notNeeded', { source });
}
