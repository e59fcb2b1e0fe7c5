import type { Choice } from '../parts/WriteBox';
import { use } from '../store';
import { coded, t } from '../text';
import { hour } from '../time';
import type { Check, Customer } from '../wire';
import { factText } from './facts';
import { holes } from './filling';
import { Strip } from './MacroStrip';
import { show } from './show';
import { VowQuestion } from './VowQuestion';

/** `keys`: how many numbers are taken already by what stands above. */
interface Props {
  session: string; text: string; check?: Check; keys: number; choice?: Choice; held: boolean; customer: Customer;
  pick(c: Choice): void; unpick(): void; insert(text: string): void; toHole(from: number, to: number): void;
}

/** What helps with a reply, above it: what was given already, what is still to be filled in, the promise in it, the macro that runs. */
export function Aids({ session, text, check, keys, choice, held, customer, pick, unpick, insert, toHole }: Props) {
  const run = use(s => s.runs.get(session)), open = holes(text);
  return (
    <>
      {run && <Strip run={run} session={session} />}
      {open.length > 0 && (
        <p class="hint warn line wrap" role="status"><span>{t('fill.open', { n: open.length })}</span>{open.map(h => <button key={h.from} onClick={() => toHole(h.from, h.to)}>{`{${h.name}}`}</button>)}</p>
      )}
      {check && check.asked.length > 0 && (
        <div class="hint warn" role="status">
          {check.asked.slice(0, 4).map((f, i) => (
            <p class="line wrap" key={f.what + f.value}>
              <span>{t('given.at')} <button class="link" onClick={() => show(f.seq)}>{hour(f.at)}</button>: {coded('fact', f.what)} <b dir="auto">{factText(f)}</b></span>
              <button title={t('given.insert') + ` (Alt+${keys + i + 1})`} onClick={() => insert(factText(f))}>{t('given.insert')} <kbd>Alt {keys + i + 1}</kbd></button>
            </p>
          ))}
        </div>
      )}
      {check?.promise && <VowQuestion key={check.promise.says} promise={check.promise} choice={choice} held={held} customer={customer} pick={pick} unpick={unpick} note={text.trim()} />}
    </>
  );
}
