import { Icon } from '../../parts/Icon';
import { href } from '../../route';
import { languageName, percent, t } from '../../text';
import { first, words } from '../../words';
import { pages, put, tryOut, usePages } from './saving';
import type { Found, Passage } from './types';

const set = (patch: Partial<ReturnType<typeof pages>['tried']>) => put({ tried: { ...pages().tried, ...patch } });

/** A field to ask as a customer would, and what the pages would answer: always in reach. */
export function Try() {
  const { tried: x, all } = usePages(), languages = [...new Set((all ?? []).flatMap(p => p.language ?? []))].sort();
  return (
    <section class={'case try' + (x.open ? ' open' : '')} aria-label={t('know.try')}>
      <form class="block" onSubmit={e => { e.preventDefault(); void tryOut(); }}>
        <h2 class="try-title">{t('know.try')}</h2>
        <div class="line">
          <input id="try" class="grow" value={x.text} dir="auto" maxLength={4000} aria-label={t('know.tryLabel')} placeholder={t('know.tryHint')} onInput={e => set({ text: e.currentTarget.value })} />
          <select class="short" aria-label={t('know.locale')} value={x.locale} onChange={e => { set({ locale: e.currentTarget.value }); if (x.of) void tryOut(); }}><option value="">{t('know.anyLanguage')}</option>{languages.map(l => <option key={l} value={l}>{languageName(l)}</option>)}</select>
          <button class="primary" disabled={!x.text.trim() || x.busy}>{t('know.tryGo')}</button>
        </div>
      </form>
      <div class="result" role="status">
        {x.open && <button class="quiet fold" aria-label={t('close')} title={t('close')} onClick={() => set({ open: false })}><Icon name="close" /></button>}
        {x.error !== undefined && <p class="bad box">{words(x.error)}</p>}
        {x.found && x.of && x.error === undefined && <Result of={x.of} found={x.found} />}
        {!x.found && x.error === undefined && <p class="muted box lead">{t('know.tryLead')}</p>}
      </div>
    </section>
  );
}

function Result({ of, found: f }: { of: string; found: Found }) {
  return (
    <>
      <div class="block decision">
        <blockquote dir="auto">{of}</blockquote>
        <p class="sentence">{t(f.enough ? 'know.would' : 'know.wouldNot')}</p>
        {f.enough && f.answer && <div class="bubble told" dir="auto">{f.answer}</div>}
        {f.enough && f.source && <p class="small">{t('know.fromPage')} <Place p={f.source} /></p>}
        {f.floor > 0 && <Sure p={f.p} floor={f.floor} />}
      </div>
      {f.passages.length > 0 && (
        <div class="block">
          <h3>{t('know.found')}</h3>
          <ol class="passages">{f.passages.map((p, i) => <li key={i}><Place p={p} /><p class="small muted" dir="auto">{first(p.text, 220)}</p></li>)}</ol>
        </div>
      )}
    </>
  );
}

const Place = ({ p }: { p: Passage }) => <a href={href({ page: 'knowledge', item: p.page })} dir="auto">{[p.title, p.heading].filter(Boolean).join(' › ')}</a>;

/** How sure it is that the pages answer, against how sure it has to be. */
const Sure = ({ p, floor }: { p: number; floor: number }) => (
  <div class="sure">
    <svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true"><rect class="track" y="3" width="100" height="6" /><rect class={p >= floor ? 'over' : 'under'} y="3" width={100 * p} height="6" /><rect class="floor-at" x={Math.min(99, 100 * floor)} width="1" height="12" /></svg>
    <p class="small muted">{t('know.sure', { p: percent(p), floor: percent(floor) })}</p>
  </div>
);
