import type { FunctionComponent } from 'preact';
import { useEffect } from 'preact/hooks';
import { tryAgain } from '../desk';
import { look, syncWatches } from '../frames';
import { useUnsaved } from '../intents/leaving';
import { keepFresh } from '../lists';
import { page, worded } from '../pages/load';
import { isPage, pages as pageNames, useRoute } from '../route';
import { unreadInAll } from '../select';
import { useShortcuts } from '../shortcuts';
import { use } from '../store';
import { t } from '../text';
import { dismiss } from '../toasts';
import { Bar } from './Bar';
import { Conversation } from './Conversation';
import { CaseColumn, Dialogs, useLate } from './Late';
import { coming, later, Later } from './Later';
import { Queue } from './Queue';
import { Broken, SignIn } from './SignIn';

const pages: Record<(typeof pageNames)[number], () => Promise<FunctionComponent>> = {
  intents: page(() => import('./intents/Intents').then(m => m.Intents)), handoff: page(() => import('./scoring/Scoring').then(m => m.Scoring)),
  reports: worded(() => import('../pages/reports/Reports').then(m => m.Reports)), replies: worded(() => import('../pages/replies/Replies').then(m => m.Replies)), agents: worded(() => import('../pages/agents/Agents').then(m => m.Agents)), knowledge: worded(() => import('../pages/knowledge/Knowledge').then(m => m.Knowledge)),
};
const floor = worded(() => import('../pages/floor/Floor').then(m => m.Floor));
const FloorList = later(worded(() => import('../pages/floor/FloorList').then(m => m.FloorList)), coming);

export function App() {
  const phase = use(s => s.phase);
  useRoute();
  useShortcuts();
  useTitle();
  if (phase === 'signin') return <><SignIn /><Toasts /></>;
  if (phase === 'broken') return <Broken />;
  if (phase === 'loading') return <main class="gate"><p role="status">{t('loading')}</p></main>;
  return <DeskPage />;
}

function DeskPage() {
  const route = use(s => s.route), pane = use(s => s.pane), offline = use(s => s.offline), late = use(s => s.late), link = use(s => s.link), dialog = use(s => !!s.dialog);
  useEffect(keepFresh, []);
  useLate();
  useUnsaved();
  useEffect(() => { syncWatches(); look(); }, [route.session]);
  useEffect(() => {
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  return (
    <div class="desk">
      <Bar />
      {offline && <p class="offline" role="status">{t(link === 'stopped' ? 'offline.stopped' : 'offline')} <button onClick={tryAgain}>{t('offline.now')}</button></p>}
      {late && !offline && <p class="offline" role="status">{t('away')}</p>}
      {isPage(route.page) ? <Later key={route.page} load={pages[route.page]} /> : route.page === 'floor' && !route.session ? <Later key="floor" load={floor} /> : (
        <main class={'cols' + (route.session ? ' has-session' : '')} data-pane={route.session ? pane : 'queue'}>
          <h1 class="sr">{t(route.page === 'floor' ? 'page.floor' : `tab.${route.page}`)}</h1>
          {route.page === 'floor' ? <section class="queue" aria-label={t('page.floor')}><FloorList /></section> : <Queue />}
          <Conversation />
          {route.session && <CaseColumn session={route.session} key={route.session} />}
        </main>
      )}
      {dialog && <Dialogs />}
      <Toasts />
    </div>
  );
}

/** Short news. The region is always there, so that screen readers hear what comes into it. */
function Toasts() {
  const list = use(s => s.toasts);
  return (
    <div class="toasts" role="status">
      {list.map(x => <div key={x.id} class={'toast' + (x.bad ? ' bad' : '')}><span>{x.text}</span>{x.undo && <button onClick={() => { x.undo!(); dismiss(x.id); }}>{x.word ?? t('undo')}</button>}<button class="quiet" onClick={() => dismiss(x.id)}>{t('close')}</button></div>)}
    </div>
  );
}

function useTitle() {
  const n = use(unreadInAll), waiting = use(s => [...s.queue.values()].filter(i => i.state === 'waiting').length), phase = use(s => s.phase);
  useEffect(() => {
    document.title = phase !== 'desk' ? 'Roundpeg' : (n ? `(${n}) ` : '') + (waiting ? t('title.waiting', { n: waiting }) + ' · ' : '') + 'Roundpeg';
  }, [n, waiting, phase]);
}
