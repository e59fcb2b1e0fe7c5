import type { ComponentChildren } from 'preact';
import { find } from '../../intents/draft';
import type { Draft, Entry, Place } from '../../intents/set';
import { go } from '../../route';
import { language, plainly, t } from '../../text';
import { Icon } from '../Icon';

/** What an intent is called in the console: its title in the console's language, else any, else its name in plain letters. */
export const label = (i: Entry) => i.title[language()] || Object.values(i.title).find(Boolean) || (i.name ? plainly(i.name) : t('int.unnamed'));

export const labelOf = (d: Draft, key: string | undefined) => { const i = find(d, key); return i ? label(i) : key === 'others' ? t('int.others') : plainly(key ?? ''); };
export const placeName = (d: Draft, at: Place) => labelOf(d, at === 'others' ? at : at.key);

export const at = (key: string) => '#/intents/' + encodeURIComponent(key);
export const To = ({ d, k }: { d: Draft; k: string }) => (find(d, k) ? <a href={at(k)} dir="auto">{labelOf(d, k)}</a> : <span dir="auto">{labelOf(d, k)}</span>);

/** What is open: a head with the way back to the list on a narrow screen, and what scrolls under it. */
export const Sheet = ({ title, children, more }: { title: string; children: ComponentChildren; more?: ComponentChildren }) => (
  <section class="talk edit" id="talk" aria-labelledby="edit-title">
    <header class="talkhead">
      <button class="quiet only-narrow" aria-label={t('int.back')} title={t('int.back')} onClick={() => go({ item: undefined })}><Icon name="back" /></button>
      <div class="title"><h2 id="edit-title" dir="auto">{title}</h2></div>
      {more}
    </header>
    <div class="scroll" tabIndex={0} role="group" aria-labelledby="edit-title"><div class="form">{children}</div></div>
  </section>
);

/** Why a field was refused, under it; `wrong` ties the two together. */
export const Says = ({ id, text }: { id: string; text: string }) => (text ? <span class="bad small fault" id={id}>{text}</span> : null);
export const wrong = (id: string, text: string) => (text ? { 'aria-invalid': true as const, 'aria-describedby': id } : {});
