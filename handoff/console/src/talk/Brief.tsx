import { coded, t } from '../text';
import { exact, hour } from '../time';
import { words } from '../words';
import { askDossier } from './asking';
import { factText } from './facts';
import { Seq } from './Seq';
import { Summary } from './Summary';
import type { Asked, Dossier, Fact } from './types';

/** What the customer wants, the case in the customer's own sentences, and the facts: each is the way to where it was said. */
export function Brief({ asked, session }: { asked?: Asked<Dossier>; session: string }) {
  if (asked?.none) return <section class="block"><h2>{t('brief.title')}</h2><p class="muted small">{t('brief.none')}</p></section>;
  const d = asked?.data;
  if (!d) return <section class="block"><h2>{t('brief.title')}</h2>{asked?.error ? <p class="bad small" role="alert">{words(asked.error)} <button onClick={() => askDossier(session, 0)}>{t('again')}</button></p> : <p class="muted small" role="status">{t('loading')}</p>}</section>;
  const { wanted, facts = [] } = d, summary = (d.summary ?? []).filter(s => s.text !== wanted?.text);
  if (!wanted?.text && !summary.length && !facts.length) return null;
  return (
    <section class="block brief">
      <h2>{t('brief.title')}</h2>
      {wanted?.text && <p class="wanted" dir="auto"><Seq seq={wanted.seq}>{wanted.text}</Seq></p>}
      {summary.length > 0 && <ul class="sentences" aria-label={t('brief.summary')}>{summary.map((s, i) => <li key={i} dir="auto"><Seq seq={s.seq}>{s.text}</Seq></li>)}</ul>}
      <Summary session={session} />
      {facts.length > 0 && <dl aria-label={t('case.facts')}>{facts.map(f => <div key={f.what + f.value + f.seq}><dt>{about(f)}</dt><dd dir="auto"><Seq seq={f.seq}>{factText(f)}</Seq> <time class="muted small" dateTime={f.at} title={exact(f.at)}>{hour(f.at)}</time></dd></div>)}</dl>}
      {asked?.error ? <p class="bad small">{t('brief.stale')} <button class="link" onClick={() => askDossier(session, 0)}>{t('again')}</button></p> : null}
    </section>
  );
}

const about = (f: Fact) => (f.about ? coded('about', f.about) : coded('fact', f.what));
