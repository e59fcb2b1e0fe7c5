import type { Turn } from '../fold';
import { set } from '../store';
import { coded, percent, t } from '../text';

const W = 308, H = 132, left = 34, right = 8, top = 14, bottom = 20, most = 24;
const y = (v: number) => top + (H - top - bottom) * (1 - Math.max(0, Math.min(1, v)));

/**
 * The conversation as the bot judged it: turns along the axis, confidence as bars, frustration as a line, the threshold of the
 * hand-off as a dashed line with the risk that is held against it as diamonds; the turn that was handed over is marked.
 * Only the last 24 turns are drawn; the table has them all.
 */
export function Picture({ turns, chosen }: { turns: Turn[]; chosen?: number }) {
  const shown = turns.slice(-most), slot = (W - left - right) / Math.max(shown.length, 4);
  const x = (i: number) => left + slot * (i + 0.5), bar = Math.min(18, slot * 0.56);
  const line = (pick: (x: Turn) => number | undefined) => {
    const points = shown.map((s, i) => [x(i), pick(s)] as const).filter((p): p is readonly [number, number] => p[1] !== undefined);
    return points.map(([px, v], i) => `${i ? 'L' : 'M'}${px.toFixed(1)} ${y(v).toFixed(1)}`).join('');
  };
  const steps = shown.map((s, i) => (s.decision.threshold === undefined ? '' : `M${(x(i) - slot / 2).toFixed(1)} ${y(s.decision.threshold).toFixed(1)}h${slot.toFixed(1)}`)).join('');
  const last = shown.at(-1);
  return (
    <figure class="picture">
      <svg viewBox={`0 0 ${W} ${H}`} role="img" aria-label={t('picture.label', { n: turns.length, c: num(last?.decision.confidence), f: num(last?.decision.frustration) })}>
        {[0, 0.5, 1].map(v => <g key={v}><path class="grid" d={`M${left} ${y(v)}H${W - right}`} /><text x={left - 4} y={y(v) + 3.5} text-anchor="end">{percent(v)}</text></g>)}
        {shown.map((s, i) => (
          <g key={s.n} class="turn" onClick={() => set({ turn: s.n })}>
            {s.n === chosen && <rect class="chosen" x={x(i) - slot / 2} y={top - 6} width={slot} height={H - top - bottom + 8} rx="3" />}
            <rect class="hit" x={x(i) - slot / 2} y={0} width={slot} height={H} />
            {s.decision.confidence !== undefined && <rect class="conf" x={x(i) - bar / 2} y={y(s.decision.confidence)} width={bar} height={Math.max(1, y(0) - y(s.decision.confidence))} rx="2" />}
            {s.handed && <><path class="handed" d={`M${x(i)} ${top - 3}V${y(0)}`} /><path class="flag" d={`M${x(i) - 5} 1h10l-5 9z`} /></>}
            <text x={x(i)} y={H - 6} text-anchor="middle">{shown.length > 14 && s.n % 2 ? '' : s.n}</text>
          </g>
        ))}
        <path class="threshold" d={steps} />
        <path class="frus" d={line(s => s.decision.frustration)} />
        {shown.map((s, i) => s.decision.frustration !== undefined && <circle key={s.n} class="dot" cx={x(i)} cy={y(s.decision.frustration)} r="3" />)}
        {shown.map((s, i) => s.decision.risk !== undefined && <path key={s.n} class="risk" d={`M${x(i)} ${y(s.decision.risk) - 4.5}l4.500 4.500-4.500 4.500-4.500-4.500z`} />)}
      </svg>
      <figcaption class="legend small">
        <Key kind="conf">{t('why.confidence')}</Key><Key kind="frus">{t('why.frustration')}</Key><Key kind="risk">{t('why.risk')}</Key><Key kind="threshold">{t('why.threshold')}</Key>{turns.some(s => s.handed) && <Key kind="flag">{t('why.handed')}</Key>}
      </figcaption>
      <details><summary>{t('picture.table')}</summary><Table turns={turns} /></details>
    </figure>
  );
}

const drawn: Record<string, string> = { conf: 'M3 2h8v9H3z', frus: 'M0 9 14 3', risk: 'M7 2l4.500 4.500L7 11 2.500 6.500z', threshold: 'M0 6.500h14', flag: 'M2 2h10L7 11z' };
const Key = ({ kind, children }: { kind: string; children: string }) => <span class="key"><svg viewBox="0 0 14 13" width="14" height="13" aria-hidden="true"><path class={kind} d={drawn[kind]} /></svg>{children}</span>;

const num = (v: number | undefined) => (v === undefined ? '–' : percent(v));

function Table({ turns }: { turns: Turn[] }) {
  return (
    <div class="wide-table" tabIndex={0} role="group" aria-label={t('picture.table')}>
      <table>
        <thead><tr><th scope="col">{t('picture.turn')}</th><th scope="col">{t('why.confidence')}</th><th scope="col">{t('why.frustration')}</th><th scope="col">{t('why.risk')}</th><th scope="col">{t('why.threshold')}</th><th scope="col">{t('picture.did')}</th></tr></thead>
        <tbody>{turns.map(s => <tr key={s.n}><th scope="row">{s.n}</th><td>{num(s.decision.confidence)}</td><td>{num(s.decision.frustration)}</td><td>{num(s.decision.risk)}</td><td>{num(s.decision.threshold)}</td><td>{coded('did', s.decision.action)}</td></tr>)}</tbody>
      </table>
    </div>
  );
}
