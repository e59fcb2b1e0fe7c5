import { coded, dates, money, t } from '../text';
import { exact, hour } from '../time';
import { words } from '../words';
import { askDossier } from './asking';
import { Seq } from './Seq';
import type { Asked, Dossier, Fact } from './types';

/** What the customer wants, the case in the customer's own sentences, and the facts: each is the way to where it was said. */
export function Brief({ asked, session }: { asked?: Asked<Dossier>; session: string }) {
  if (asked?.none) return <section class="block"><h2>{t('brief.title')}</h2><p class="muted small">{t('brief.none')}</p></section>;
  const d = asked?.data;
  if (!d) return <section class="block"><h2>{t('brief.title')}</h2>{asked?.error ? <p class="bad small" role="alert">{words(asked.error)} <button onClick={() => askDossier(session, 0)}>{t('again')}</button></p> : <p class="muted small" role="status">{t('loading')}</p>}</section>;
  const { wanted, summary = [], facts = [] } = d;
  if (!wanted?.text && !summary.length && !facts.length) return null;
  return (
    <section class="block brief">
      <h2>{t('brief.title')}</h2>
      {wanted?.text && <p class="wanted" dir="auto"><Seq seq={wanted.seq}>{wanted.text}</Seq></p>}
      {summary.length > 0 && <ul class="sentences" aria-label={t('brief.summary')}>{summary.map((s, i) => <li key={i} dir="auto"><Seq seq={s.seq}>{s.text}</Seq></li>)}</ul>}
      {facts.length > 0 && <dl aria-label={t('case.facts')}>{facts.map(f => <div key={f.what + f.value + f.seq}><dt>{about(f)}</dt><dd dir="auto"><Seq seq={f.seq}>{shown(f)}</Seq> <time class="muted small" dateTime={f.at} title={exact(f.at)}>{hour(f.at)}</time></dd></div>)}</dl>}
      {asked?.error ? <p class="bad small">{t('brief.stale')} <button class="link" onClick={() => askDossier(session, 0)}>{t('again')}</button></p> : null}
    </section>
  );
}

const about = (f: Fact) => (f.about ? coded('about', f.about) : coded('fact', f.what));

/** A fact as people write it: dates and money by the locale, the rest as it was written. */
function shown(f: Fact): string {
  const day = f.what === 'date' ? /^(\d{4})-(\d\d)-(\d\d)$/.exec(f.value) : null;
  if (day) return dates({ dateStyle: 'medium' }).format(new Date(Number(day[1]), Number(day[2]) - 1, Number(day[3])));
  const sum = f.what === 'amount' ? /^([\d.]+) ([A-Z]{3})$/.exec(f.value) : null;
  if (sum) return money(sum[1], sum[2]);
  return f.what === 'phone' || f.what === 'email' ? f.value : f.text || f.value;
}
