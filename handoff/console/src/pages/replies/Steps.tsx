import { Icon } from '../../parts/Icon';
import { Says } from '../../parts/intents/bits';
import { coded, t } from '../../text';
import { tierName } from '../../words';
import type { Step } from '../../talk/types';
import type { Tier } from '../../wire';
import { ends, moveStep, newStep, putStep, type Entry, type Fault, type StepDraft } from './draft';
import { Text } from './Text';

const kinds = ['message', 'note', 'tag', 'snooze', 'transfer', 'return', 'resolve'] as const;
const most = 10;

/** What a macro does, one thing after the other. Each has the form of what it does. */
export function Steps({ e, tiers, fault, put }: { e: Entry; tiers: Tier[]; fault?: Fault; put(s: StepDraft[]): void }) {
  return (
    <section class="steps" aria-labelledby="steps">
      <h3 id="steps">{t('replies.steps')}</h3>
      <p class="small muted">{t('replies.stepsHow')}</p>
      <ol>
        {e.steps.map((s, i) => (
          <li key={s.id} class="card">
            <header class="line wrap">
              <label class="line">{t('replies.stepN', { n: i + 1 })}<select value={s.do} onChange={x => put(e.steps.map(y => (y.id === s.id ? { ...newStep(x.currentTarget.value as Step['do']), id: s.id, ...(s.text ? { text: s.text } : {}) } : y)))}>{kinds.map(k => <option key={k} value={k}>{t(`step.${k}`)}</option>)}</select></label>
              <span class="grow" />
              <button class="quiet" disabled={i === 0} aria-label={t('replies.up', { n: i + 1 })} title={t('replies.up', { n: i + 1 })} onClick={() => put(moveStep(e.steps, i, -1))}><span class="flip"><Icon name="down" /></span></button>
              <button class="quiet" disabled={i === e.steps.length - 1} aria-label={t('replies.down', { n: i + 1 })} title={t('replies.down', { n: i + 1 })} onClick={() => put(moveStep(e.steps, i, 1))}><Icon name="down" /></button>
              <button class="quiet" disabled={e.steps.length === 1} aria-label={t('replies.stepGone', { n: i + 1 })} title={t('replies.stepGone', { n: i + 1 })} onClick={() => put(e.steps.filter(y => y !== s))}><Icon name="close" /></button>
            </header>
            <Fields s={s} tiers={tiers} says={fault?.step === s.id ? fault.says : ''} put={patch => put(putStep(e, s.id, patch))} />
            {ends(s) && i < e.steps.length - 1 && <p class="small bad">{t('replies.mustBeLast')}</p>}
          </li>
        ))}
      </ol>
      {fault?.field === 'steps' && <p class="bad small" role="alert">{fault.says}</p>}
      <button disabled={e.steps.length >= most} onClick={() => put([...e.steps, newStep('note')])}>{t('replies.addStep')}</button>
    </section>
  );
}

function Fields({ s, tiers, says, put }: { s: StepDraft; tiers: Tier[]; says: string; put(p: Partial<StepDraft>): void }) {
  const id = 'step' + s.id.replace('+', '-'), bad = says ? { 'aria-invalid': true as const, 'aria-describedby': id + '-x' } : {}, wrong = <Says id={id + '-x'} text={says} />;
  const field = (key: 'add' | 'remove' | 'department' | 'cause' | 'reason', more: Record<string, unknown> = {}) => <label>{t(`step.${key}`)}<input value={s[key] ?? ''} autocomplete="off" {...bad} {...more} onInput={e => put({ [key]: e.currentTarget.value })} /></label>;
  switch (s.do) {
    case 'message': case 'note': return <Text id={id} rows={3} label={t(s.do === 'note' ? 'step.noteText' : 'step.messageText')} value={s.text ?? {}} says={says} put={text => put({ text })} />;
    case 'tag': return <><div class="pair">{field('add', { placeholder: t('step.tagsHint') })}{field('remove')}</div>{wrong}</>;
    case 'snooze': return <><label>{t('step.minutes')}<input type="number" min={1} max={43_200} value={s.minutes ?? 60} {...bad} onInput={e => put({ minutes: Number(e.currentTarget.value) })} /></label>{wrong}</>;
    case 'transfer': return (
      <>
        <div class="pair">
          <label>{t('step.tier')}<select value={s.department ? '' : String(s.tier ?? 3)} disabled={!!s.department} onChange={e => put({ tier: Number(e.currentTarget.value) })}>{s.department && <option value="">–</option>}{tiers.filter(x => x.tier > 1).map(x => <option key={x.tier} value={x.tier}>{tierName(tiers, x.tier)}</option>)}</select></label>
          {field('department')}
        </div>
        {field('reason', { maxLength: 1000, placeholder: t('step.reasonHint') })}{wrong}
      </>
    );
    case 'return': return <p class="muted">{t('step.returnHow')}</p>;
    case 'resolve': return (
      <>
        <label>{t('step.outcome')}<select value={s.outcome ?? 'solved'} {...bad} onChange={e => put({ outcome: e.currentTarget.value })}>{['solved', 'unsolved', 'abandoned'].map(o => <option key={o} value={o}>{coded('outcome', o)}</option>)}</select></label>
        <div class="pair">{field('cause', { maxLength: 200 })}{field('department')}</div>{wrong}
      </>
    );
  }
}
