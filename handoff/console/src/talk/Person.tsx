import { Icon } from '../parts/Icon';
import { languageName, t } from '../text';
import { exact, hour, useTold, zoneOf } from '../time';
import type { Customer } from '../wire';
import { name } from '../words';

/** The customer: who vouches for whom, language, what their clocks show, and the page they write from. */
export function Person({ c, page, writes }: { c: Customer; page?: { url?: string; title?: string }; writes?: string }) {
  const zone = zoneOf(c.locale, c.timezone), local = useTold(now => (zone ? hour(new Date(now), zone) : undefined));
  const web = page?.url && /^https?:/i.test(page.url) ? page.url : undefined;
  return (
    <section class="block">
      <h2>{t('case.customer')}</h2>
      <p class="line wrap"><b class="name" dir="auto">{name(c)}</b>{c.verified ? <span class="chip good" title={t('customer.verifiedHow')}><Icon name="verified" />{t('customer.verified')}</span> : <span class="chip" title={t('customer.unverifiedHow')}>{t('customer.unverified')}</span>}</p>
      <dl>
        {c.id && <div><dt>{t('customer.id')}</dt><dd dir="auto">{c.id}</dd></div>}
        {writes && <div><dt>{t('customer.writes')}</dt><dd>{languageName(writes)}</dd></div>}
        {c.locale && <div><dt>{t('customer.language')}</dt><dd>{languageName(c.locale)} <span class="muted small">{c.locale}</span></dd></div>}
        {local && <div><dt>{t('customer.time')}</dt><dd><time title={exact(new Date())}>{local}</time> <span class="muted small">{zone!.split('/').at(-1)!.replace(/_/g, ' ')}</span></dd></div>}
        {page && (page.title || page.url) && <div><dt>{t('customer.page')}</dt><dd dir="auto">{web ? <a href={web} target="_blank" rel="noopener noreferrer">{page.title || web}</a> : page.title || page.url}</dd></div>}
      </dl>
    </section>
  );
}
