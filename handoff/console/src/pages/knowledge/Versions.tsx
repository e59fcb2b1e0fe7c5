import { coded, numbers, t } from '../../text';
import { Ago } from '../../time';
import { restore } from './saving';
import type { Text, Version } from './types';

const size = (v: Version) => numbers({ style: 'unit', unit: v.bytes < 10_000 ? 'byte' : 'kilobyte', unitDisplay: 'short', maximumFractionDigits: 0 }).format(v.bytes < 10_000 ? v.bytes : v.bytes / 1024);

/** What the page was before, by whom and when; an admin can put one back. */
export function Versions({ text, admin }: { text: Text; admin: boolean }) {
  return (
    <section aria-labelledby="know-versions">
      <h3 id="know-versions">{t('know.versions')}</h3>
      <ul class="findings versions">
        {text.versions.map(v => (
          <li key={v.version}>
            <span><b>{t('know.version', { v: v.version })}</b> {v.version === text.version && <span class="chip good">{t('know.current')}</span>}<span class="small muted from"> {v.removed ? t('know.wasRemoved') : coded('know.from', v.from)}</span></span>
            <span class="small muted"><Ago at={v.at} /> · <span dir="auto">{v.by.name || coded('who', v.by.role)}</span>{!v.removed && ' · ' + size(v)}</span>
            {admin && v.version !== text.version && !v.removed && <button onClick={() => void restore(text.page, v.version, text.version)}>{t('know.restore')}<span class="sr"> {t('know.version', { v: v.version })}</span></button>}
          </li>
        ))}
      </ul>
    </section>
  );
}
