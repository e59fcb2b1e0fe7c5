import type { ComponentChildren } from 'preact';
import { Icon } from '../parts/Icon';
import { go } from '../route';
import { coded, numbers, percent, t } from '../text';
import { words } from '../words';

/** The kind of business that a conversation is. */
export const laneName = (lane: string) => coded('lane', lane || 'support');
export const whole = (n: number) => numbers().format(n);
export const share = (v: number | null | undefined) => (v === null || v === undefined ? '–' : percent(v));

/** What went wrong, and the way to try it again. */
export const Wrong = ({ error, again }: { error: unknown; again(): void }) => (
  error === undefined ? null : <p class="bad box" role="alert">{words(error)} <button onClick={again}>{t('again')}</button></p>
);

export const Waits = () => <p class="muted box" role="status">{t('loading')}</p>;

/** A bar of parts of a whole: `max` is what fills it. Its figures are in words beside it. */
export const Bar = ({ parts, max }: { parts: [kind: string, value: number][]; max: number }) => {
  let x = 0;
  return (
    <svg class="bar-of" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect class="track" width="100" height="8" />
      {parts.map(([kind, v]) => { const w = max > 0 ? Math.min(100 - x, v / max * 100) : 0, at = x; x += w; return w > 0 && <rect key={kind} class={kind} x={at} width={w} height="8" />; })}
    </svg>
  );
};

/** A figure with its name under a line, as a list of them shows it. */
export const Figure = ({ name, value, more, bad, href }: { name: string; value: ComponentChildren; more?: ComponentChildren; bad?: boolean; href?: string }) => (
  <li><span class="small muted">{href ? <a href={href}>{name}</a> : name}</span><b class={bad ? 'bad' : ''}>{value}</b>{more && <span class={'small ' + (bad ? 'bad' : 'muted')}>{more}</span>}</li>
);

/** What is open beside a list: a head with the way back to it on a narrow screen, and what scrolls under it. */
export const Sheet = ({ title, children, more }: { title: string; children: ComponentChildren; more?: ComponentChildren }) => (
  <section class="talk edit" id="talk" aria-labelledby="edit-title">
    <header class="talkhead">
      <button class="quiet only-narrow" aria-label={t('pages.back')} title={t('pages.back')} onClick={() => go({ item: undefined })}><Icon name="back" /></button>
      <div class="title"><h2 id="edit-title" dir="auto">{title}</h2></div>
      {more}
    </header>
    <div class="scroll" tabIndex={0} role="group" aria-labelledby="edit-title"><div class="form">{children}</div></div>
  </section>
);
