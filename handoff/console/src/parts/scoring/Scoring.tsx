import { useEffect, useRef } from 'preact/hooks';
import { test } from '../../scoring/asking';
import { changed } from '../../scoring/settings';
import { load } from '../../scoring/saving';
import { go, href } from '../../route';
import { use } from '../../store';
import { learn, t, type Key } from '../../text';
import { de } from '../../text/scoring.de';
import { en } from '../../text/scoring.en';
import { days as daysOf, Running } from './bits';
import { Form } from './Form';
import { Learn } from './Learn';
import { Overview } from './Overview';
import { Read } from './Read';

learn({ en, de });

const parts = ['overview', 'read', 'settings', 'learn'] as const;
const spans = [7, 30, 90];

/** For admins: when the bot hands over, what became of it, what another caution would change, and the settings of it. */
export function Scoring() {
  const route = use(s => s.route), s = use(s => s.scoring);
  const part = parts.find(p => p === route.item) ?? 'overview';
  const days = spans.find(d => String(d) === route.days) ?? 30;
  const counts = part === 'overview' || part === 'read', asked = s.tests[days];
  const edits = s.saved ? changed(s.draft, s.saved.settings).length : 0;
  const page = useRef<HTMLElement>(null);
  useEffect(() => { void load(); }, []);
  useEffect(() => page.current?.scrollTo(0, 0), [part]);
  useEffect(() => { if (counts) test(days); }, [days, counts, s.saved?.version]);
  useEffect(() => {
    if (!edits) return;
    const on = (e: BeforeUnloadEvent) => e.preventDefault();
    addEventListener('beforeunload', on);
    return () => removeEventListener('beforeunload', on);
  }, [!edits]);
  const lists = asked?.result?.result.lists, wrong = lists && lists.missed.length + lists.late.length + lists.needless.length;
  return (
    <main class="page scoring" id="talk" ref={page}>
      <header class="line wrap">
        <h1>{t('page.handoff')}</h1><span class="grow" />
        {part !== 'settings' && <label class="line days">{t('hand.days')}<select value={String(days)} onChange={e => go({ days: e.currentTarget.value, at: undefined }, true)}>{spans.map(d => <option key={d} value={d}>{daysOf(d)}</option>)}</select></label>}
      </header>
      <p class="muted">{t('hand.lead')}</p>
      <nav class="tabs" aria-label={t('hand.sections')}>
        {parts.map(p => <a key={p} href={href({ ...route, item: p === 'overview' ? undefined : p })} aria-current={p === part ? 'page' : undefined}>{t(`hand.${p}` as Key)}{p === 'read' && wrong ? <span class="count">{wrong}</span> : p === 'settings' && edits ? <span class="count hot" title={t('hand.changesN', { n: edits })}>{edits}</span> : null}</a>)}
      </nav>
      {counts && <Running asked={asked} says={t('hand.running', { days: daysOf(days) })} again={() => test(days)} />}
      {part === 'overview' && asked?.result && <Overview key={days} days={days} tested={asked.result} />}
      {part === 'read' && asked?.result && <Read days={days} result={asked.result.result} />}
      {part === 'settings' && <Form days={days} />}
      {part === 'learn' && <Learn days={days} />}
    </main>
  );
}
