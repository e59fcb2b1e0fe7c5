import { tip } from '../actions';
import type { Case } from '../fold';
import { judge } from '../send';
import { use } from '../store';
import { t } from '../text';
import { Ago } from '../time';
import { verdicts } from '../wire';

/** Whether a person was needed, by one press; by another press it is changed. What agents say here is what the hand-off learns from. */
export function Verdict({ session, c }: { session: string; c: Case }) {
  const me = use(s => s.me), v = c.verdict, kept = !c.handed;
  return (
    <section class="block">
      <h2 class="asks" id="verdict-title">{t(kept ? 'verdict.titleKept' : 'verdict.title')}</h2>
      <div class="line wrap verdict" role="group" aria-labelledby="verdict-title">
        {verdicts.map(x => <button key={x} aria-pressed={v?.needed === x} title={tip('verdict.' + x)} onClick={() => { if (v?.needed !== x) void judge(session, x); }}>{t(`verdict.${kept ? 'kept.' : ''}${x}`)}</button>)}
      </div>
      {v ? <p class="small muted">{v.by?.id === me?.id ? t('verdict.yours') : t('verdict.by', { name: v.by?.name ?? t('who.agent') })} <Ago at={v.at} /></p> : <p class="small muted">{t(kept ? 'verdict.whyKept' : 'verdict.why')}</p>}
    </section>
  );
}
