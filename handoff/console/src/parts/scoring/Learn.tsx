import { Refused } from '../../api';
import { learnFrom, lookAt } from '../../scoring/asking';
import { load, saveThese } from '../../scoring/saving';
import type { Refitted } from '../../scoring/types';
import { use } from '../../store';
import { t } from '../../text';
import { toast } from '../../toasts';
import { words } from '../../words';
import { days as daysOf, Running, share } from './bits';
import { Compare } from './Compare';

/** A model fitted to the business's own conversations: what it rests on, whether it is better, and only then whether it is to be saved. */
export function Learn({ days }: { days: number }) {
  const s = use(s => s.scoring), r = s.refit?.days === days ? s.refit : undefined, few = tooFew(r?.error);
  if (!s.saved) return s.savedError === undefined ? <p class="muted" role="status">{t('loading')}</p> : <p class="bad box" role="alert">{words(s.savedError)} <button onClick={() => void load()}>{t('again')}</button></p>;
  const go = () => learnFrom(days, s.saved!.version);
  return (
    <>
      <p class="muted">{t('hand.learnLead')}</p>
      <p><button class={r?.result ? '' : 'primary'} disabled={s.refit?.busy} onClick={go}>{t(r?.result ? 'hand.learnAgain' : 'hand.learnGo')}</button></p>
      {few ? <p class="warn box" role="status">{t('hand.tooFewLabels', few)}</p> : <Running asked={r} says={t('hand.learning', { days: daysOf(days) })} again={go} />}
      {r?.result && <Learned r={r.result} days={days} version={r.version} />}
      <Compare from="learn" />
    </>
  );
}

/** The server's refusal has the two figures in it, and an agent's language may be another. */
function tooFew(e: unknown): { n: number; bad: number } | undefined {
  const m = e instanceof Refused && e.code === 'invalid' ? /^(\d+) conversations? .*?(\d+) of them bad/.exec(e.message) : null;
  return m ? { n: Number(m[1]), bad: Number(m[2]) } : undefined;
}

function Learned({ r, days, version }: { r: Refitted; days: number; version: number }) {
  const saving = use(s => s.scoring.saving), { before: a, after: b } = r;
  const apart = a.auroc !== undefined && b.auroc !== undefined ? b.auroc - a.auroc : 0, off = a.ece !== undefined && b.ece !== undefined ? b.ece - a.ece : 0;
  const keep = async () => {
    const refused = await saveThese(r.settings, t('hand.learnedNote', { n: r.labels }), version);
    if (refused === undefined) return;
    const meanwhile = refused instanceof Refused && refused.code === 'conflict';
    toast(meanwhile ? t('hand.meanwhile') : words(refused), { bad: true });
    if (meanwhile) void load();
  };
  const rows = [{ name: t('hand.auroc'), how: t('hand.aurocHow'), a: a.auroc, b: b.auroc }, { name: t('hand.ece'), how: t('hand.eceHow'), a: a.ece, b: b.ece }];
  return (
    <section class="card plainly" role="status">
      <p>{t('hand.learned', { n: r.labels, bad: r.bad })} {t(r.weights ? 'hand.learnedAll' : 'hand.learnedBase')}</p>
      <table class="outcomes">
        <thead><tr><th scope="col">{t('hand.measure')}</th><th scope="col">{t('hand.before')}</th><th scope="col">{t('hand.after')}</th></tr></thead>
        <tbody>{rows.map(x => <tr key={x.name}><th scope="row">{x.name}<span class="small muted how">{x.how}</span></th><td>{share(x.a)}</td><td><b>{share(x.b)}</b></td></tr>)}</tbody>
      </table>
      {apart < -0.005 ? <p class="edits">{t('hand.worse')}</p> : apart > 0.005 && off < -0.005 ? <p class="good">{t('hand.better')}</p> : null}
      <p class="line wrap"><button class={apart < -0.005 ? '' : 'primary'} disabled={saving} onClick={() => void keep()}>{t(saving ? 'hand.saving' : 'hand.saveLearned')}</button><button onClick={() => lookAt({ days, settings: r.settings, name: t('hand.learnedNote', { n: r.labels }), from: 'learn' })}>{t('hand.look')}</button></p>
    </section>
  );
}
