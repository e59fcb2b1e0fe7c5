import { Fragment } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { caseOf } from '../current';
import { syncWatches } from '../frames';
import { use } from '../store';
import { foreign } from '../talk/made';
import { t } from '../text';
import { day, sameDay, useNow } from '../time';
import type { Ev } from '../wire';
import { name, words } from '../words';
import { Composer } from './Composer';
import { Icon } from './Icon';
import { memo } from '../memo';
import { Message as message, PendingMessage } from './Message';
import { SystemLine as systemLine } from './SystemLine';
import { TalkHead } from './TalkHead';

const Message = memo(message), SystemLine = memo(systemLine);

export function Conversation() {
  const session = use(s => s.route.session);
  if (!session) return <section class="talk none" id="talk" aria-label={t('talk.title')}><div class="empty"><h2>{t('talk.none')}</h2><p class="muted">{t('talk.noneHow')}</p></div></section>;
  return <section class="talk" id="talk" aria-label={t('talk.title')}><TalkHead session={session} /><Log key={session} session={session} /><Composer session={session} /></section>;
}

/** Whether b goes on with what a says: the same speaker, within five minutes. */
const close = (a: Ev | undefined, b: Ev) => a && a.kind === b.kind && a.by?.role === b.by?.role && a.by?.id === b.by?.id && Date.parse(b.at) - Date.parse(a.at) < 300_000;

/** The whole log from its first event. Stays at the newest line while that is in view; else says how many came. */
function Log({ session }: { session: string }) {
  const log = use(s => s.logs.get(session)), all = use(s => s.pending), me = use(s => s.me), lang = use(s => foreign(s, caseOf(s.logs.get(session)?.events)));
  const pending = all.filter(p => p.session === session);
  const events = log?.events ?? [], c = caseOf(log?.events);
  const box = useRef<HTMLDivElement>(null), inner = useRef<HTMLDivElement>(null), stuck = useRef(true), top = useRef(0);
  const [readTo, setReadTo] = useState<number>();
  const bottom = () => box.current?.scrollTo(0, box.current.scrollHeight);
  useEffect(syncWatches, [session]);
  useLayoutEffect(() => { if (stuck.current) bottom(); }, [events.length, pending.length]);
  useEffect(() => {
    const sizes = new ResizeObserver(() => { if (stuck.current) bottom(); });
    sizes.observe(box.current!);
    sizes.observe(inner.current!);
    return () => sizes.disconnect();
  }, []);
  // Only a way up lets go of the newest line: a log that grows faster than it scrolls is not read further up.
  const scrolled = () => {
    const b = box.current;
    if (!b) return;
    const at = b.scrollHeight - b.scrollTop - b.clientHeight < 40, up = b.scrollTop < top.current;
    top.current = b.scrollTop;
    if (at === stuck.current || (!at && !up)) return;
    stuck.current = at;
    setReadTo(at ? undefined : events.length);
  };
  const turns = useMemo(() => new Map(c.turns.map(x => [x.seq, x])), [c]);
  const helped = useMemo(() => new Map(c.tried.map(x => [x.seq, x.helpful])), [c]);
  const who = (e: Ev) => (e.by?.role === 'customer' ? name(c.customer) : e.by?.role === 'bot' ? t('who.bot') : e.by?.role === 'agent' ? (e.by.id === me?.id ? t('who.you') : e.by.name ?? t('who.agent')) : t('who.system'));
  const last = useMemo(() => new Map(events.filter(e => e.grant).map(e => [e.grant!, e.seq])), [events]);
  const shown = events.filter(e => e.kind !== 'decision' && e.kind !== 'feedback');
  return (
    <div class="logwrap">
      <div class="log" id="log" role="log" aria-label={t('talk.log')} tabIndex={0} ref={box} onScroll={scrolled}>
        <div ref={inner}>
          {shown.map((e, i) => {
            const before = shown[i - 1], newDay = !before || !sameDay(before.at, e.at);
            return (
              <Fragment key={e.seq}>
                {newDay && <div class="day"><span>{day(e.at)}</span></div>}
                {(e.kind === 'message' && e.by?.role !== 'system') || e.kind === 'note'
                  ? <Message e={e} who={who(e)} grouped={!newDay && !!close(before, e)} turn={turns.get(e.seq)} helpful={helped.get(e.seq)} translate={lang && e.kind === 'message' && e.by?.id !== me?.id ? session : undefined} />
                  : <SystemLine e={e} session={session} grant={e.grant ? c.grants.find(g => g.grant === e.grant) : undefined} last={!!e.grant && last.get(e.grant) === e.seq} />}
              </Fragment>
            );
          })}
          {!events.length && !log?.error && <p class="muted box" role="status">{t('loading')}</p>}
          {log?.error ? <p class="bad box" role="alert">{words(log.error)}</p> : null}
          {pending.map(p => <PendingMessage key={p.id} p={p} />)}
          <Typing session={session} />
        </div>
      </div>
      {readTo !== undefined && <button class="newest" onClick={bottom}><Icon name="down" />{events.length > readTo ? t('talk.newMessages', { n: events.length - readTo }) : t('talk.newest')}</button>}
    </div>
  );
}

function Typing({ session }: { session: string }) {
  const typing = use(s => s.typing.get(session)), now = useNow(1000);
  if (!typing || typing.until < now) return null;
  return <p class="typing muted small">{t(typing.role === 'agent' ? 'talk.colleagueTyping' : typing.role === 'bot' ? 'talk.botTyping' : 'talk.typing')}</p>;
}
