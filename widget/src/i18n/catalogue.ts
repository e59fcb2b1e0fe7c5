/**
 * The names of all texts. They are numbers, so that neither the script nor a page's catalogue carries the names; a catalogue is a file
 * beside catalogues/en.ts, which says what each of them is in English. {x} is filled in. Names that end in zero … other
 * stand in this order and follow the plural rules of the language.
 */
export const enum T {
  title,
  open,
  open_unread_zero,
  open_unread_one,
  open_unread_two,
  open_unread_few,
  open_unread_many,
  open_unread_other,
  close,
  dialog,
  conversation,
  menu,
  sound_on,
  sound_off,
  download,
  end,
  assistant,
  you,
  agent,
  head_waiting,
  head_promised,
  head_closed,
  empty,
  lost,
  offline,
  away,
  stopped,
  again,
  write,
  send,
  left,
  human,
  sending,
  failed,
  newer,
  typing,
  useful,
  yes,
  no,
  thanks,
  asked,
  handoff_cancelled,
  agent_joined,
  joined,
  parted,
  returned,
  transferred,
  granted,
  granted_sum,
  act_refund,
  act_credit,
  act_expedite,
  act_free_charging,
  notice,
  position_zero,
  position_one,
  position_two,
  position_few,
  position_many,
  position_other,
  about,
  wait_text,
  nobody_title,
  nobody,
  call_instead,
  call,
  stop_waiting,
  call_text,
  call_by,
  phone,
  phone_hint,
  email,
  note,
  best,
  cancel,
  promises,
  promise_callback,
  promise_followup,
  promise_moved,
  promise_miss,
  promise_late,
  promise_rescheduled,
  promise_kept,
  promise_broken,
  top,
  top_text,
  top_sign,
  escalated,
  closed_unsolved,
  closed_solved,
  closed_abandoned,
  closed_ended,
  rate_title,
  rate_1,
  rate_2,
  rate_3,
  rate_4,
  rate_5,
  rate_comment,
  rated,
  reopen,
  err_conflict,
  err_other,
  stop,
}

/** A catalogue may leave out plural forms that its language does not have: `other` then stands for them. */
type Form =
  | T.open_unread_zero | T.open_unread_one | T.open_unread_two | T.open_unread_few | T.open_unread_many
  | T.position_zero | T.position_one | T.position_two | T.position_few | T.position_many;
export type Catalogue = Record<Exclude<T, Form>, string> & Partial<Record<Form, string>>;

/** Every language there is, by its own name. Another one is a file beside catalogues/en.ts, and its name here. */
export const languages: Record<string, string> = { en: 'English', de: 'Deutsch' };

/** The words that are here. */
export const known: Record<string, Catalogue> = {};

/** A wish as a locale; without a valid one it is the browser's. */
export function localeOf(wish: string | undefined): string {
  return valid(wish) ?? valid(navigator.language) ?? 'en';
}

/** Fetches the words for a locale unless they are here: a page loads those of one language alone. Throws where they cannot be had. */
export async function learn(server: string, locale: string): Promise<void> {
  const own = locale.split('-')[0]!;
  const language = languages[own] ? own : 'en';
  known[language] ??= (await import(`${server}/widget/${language}.js`)).default as Catalogue;
}

function valid(locale: string | undefined): string | undefined {
  try {
    return Intl.getCanonicalLocales(locale)[0];
  } catch {
    return undefined;
  }
}
