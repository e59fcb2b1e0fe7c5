import { useRef, useState } from 'preact/hooks';
import type { Turn } from '../fold';
import { signals } from '../signals';
import { set, use } from '../store';
import { coded, percent, t } from '../text';

const width = 296;

/** The margin of a customer's turn: how sure the bot was and how annoyed it found the customer. Hover or focus says why; a press opens it in the case column. */
export function Strip({ turn }: { turn: Turn }) {
  const chosen = use(s => s.turn) === turn.n;
  const [at, setAt] = useState<{ left: number; top: number }>();
  const button = useRef<HTMLButtonElement>(null);
  const d = turn.decision, why = signals(d), id = `why-${turn.n}`;
  const show = () => {
    const r = button.current!.getBoundingClientRect();
    setAt({ left: Math.max(8, Math.min(r.right - width, innerWidth - width - 8)), top: r.bottom + 160 > innerHeight ? Math.max(8, r.top - 190) : r.bottom + 4 });
  };
  const hide = () => setAt(undefined);
  return (
    <>
      <button ref={button} class={'strip' + (chosen ? ' on' : '') + (turn.handed ? ' handed' : '')} aria-label={label(turn)} aria-describedby={at ? id : undefined}
        onMouseEnter={show} onMouseLeave={hide} onFocus={show} onBlur={hide} onKeyDown={e => { if (e.key === 'Escape' && at) { e.stopPropagation(); hide(); } }}
        onClick={() => set({ turn: turn.n, pane: 'case' })}>
        <Gauge kind="conf" value={d.confidence} /><Gauge kind="frus" value={d.frustration} />
      </button>
      {at && (
        <div class="pop" role="tooltip" id={id} style={{ left: at.left + 'px', top: at.top + 'px', width: width + 'px' }}>
          <b>{coded('did', d.action)}{d.reason ? ': ' + coded('reason', d.reason) : ''}</b>
          <span>{t('why.confidence')} {num(d.confidence)} · {t('why.frustration')} {num(d.frustration)}</span>
          {why.length > 0 && <ul>{why.slice(0, 3).map(w => <li key={w.signal} dir="auto">{coded('signal', w.signal)}</li>)}</ul>}
        </div>
      )}
    </>
  );
}

const num = (x: number | undefined) => (x === undefined ? '–' : percent(x));
const label = (turn: Turn) => t('strip.label', { n: turn.n, c: num(turn.decision.confidence), f: num(turn.decision.frustration) }) + (turn.handed ? ' ' + t('strip.handed') : '');

const Gauge = ({ kind, value = 0 }: { kind: 'conf' | 'frus'; value?: number }) => (
  <svg viewBox="0 0 6 26" width="6" height="26" aria-hidden="true"><rect class="gauge" width="6" height="26" rx="2" /><rect class={kind} y={26 - 26 * clamp(value)} width="6" height={26 * clamp(value)} rx="2" /></svg>
);
const clamp = (x: number) => Math.max(0.04, Math.min(1, x));
