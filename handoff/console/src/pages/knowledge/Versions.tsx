import { useState } from 'preact/hooks';
import { coded, numbers, t } from '../../text';
import { Ago } from '../../time';
import { Waits, Wrong } from '../bits';
import { Differs } from './Differs';
import { look, oldKey, restore, usePages } from './saving';
import type { Text, Version } from './types';

const size = (v: Version) => numbers({ style: 'unit', unit: v.bytes < 10_000 ? 'byte' : 'kilobyte', unitDisplay: 'short', maximumFractionDigits: 0 }).format(v.bytes < 10_000 ? v.bytes : v.bytes / 1024);

/** What the page was before, by whom and when; one can look at each, and an admin can put one back. */
export function Versions({ text, admin }: { text: Text; admin: boolean }) {
  const [looks, setLooks] = useState<number>();
  const toggle = (v: number) => { setLooks(looks === v ? undefined : v); void look(text.page, v); };
  return (
    <section aria-labelledby="know-versions">
      <h3 id="know-versions">{t('know.versions')}</h3>
      <ul class="findings versions">
        {text.versions.map(v => (
          <li key={v.version}>
            <span><b>{t('know.version', { v: v.version })}</b> {v.version === text.version && <span class="chip good">{t('know.current')}</span>}<span class="small muted from"> {v.removed ? t('know.wasRemoved') : coded('know.from', v.from)}</span></span>
            <span class="small muted"><Ago at={v.at} /> · <span dir="auto">{v.by.name || coded('who', v.by.role)}</span>{!v.removed && ' · ' + size(v)}</span>
            {v.version !== text.version && !v.removed && (
              <span class="line wrap">
                <button aria-expanded={looks === v.version} onClick={() => toggle(v.version)}>{t('know.look')}<span class="sr"> {t('know.version', { v: v.version })}</span></button>
                {admin && <button onClick={() => void restore(text.page, v.version, text.version)}>{t('know.restore')}<span class="sr"> {t('know.version', { v: v.version })}</span></button>}
              </span>
            )}
            {looks === v.version && <Old text={text} version={v.version} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What a version has that the page now has not, and the other way round; below it, the whole of it. */
function Old({ text, version }: { text: Text; version: number }) {
  const old = usePages().olds[oldKey(text.page, version)];
  if (old?.error !== undefined) return <Wrong error={old.error} again={() => void look(text.page, version)} />;
  if (old?.content === undefined) return <Waits />;
  return (
    <div class="old">
      <Differs mine={text.content} theirs={old.content} minus={t('know.onlyNow')} plus={t('know.onlyThen')} />
      <details><summary>{t('know.whole', { v: version })}</summary><div class="page-text" dir="auto">{old.content}</div></details>
    </div>
  );
}
