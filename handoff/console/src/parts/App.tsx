import { useEffect } from 'preact/hooks';
import { tryAgain } from '../desk';
import { look, syncWatches } from '../frames';
import { useUnsaved } from '../intents/leaving';
import { keepFresh } from '../lists';
import { isPage, useRoute } from '../route';
import { unreadInAll } from '../select';
import { useShortcuts } from '../shortcuts';
import { use } from '../store';
import { t } from '../text';
import { dismiss } from '../toasts';
import { Agents } from './Agents';
import { Ask } from './Ask';
import { Bar } from './Bar';
import { CaseColumn } from './CaseColumn';
import { Conversation } from './Conversation';
import { GrantForm, Keep, PromiseForm, Resolve, Transfer } from './Forms';
import { Later } from './Later';
import { Help, Palette } from './Palette';
import { Queue } from './Queue';
import { SettingsDialog } from './SettingsDialog';
import { Broken, SignIn } from './SignIn';

const intents = () => import('./intents/Intents').then(m => m.Intents);
const scoring = () => import('./scoring/Scoring').then(m => m.Scoring);

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
  const route = use(s => s.route), pane = use(s => s.pane), offline = use(s => s.offline), late = use(s => s.late), link = use(s => s.link);
  useEffect(keepFresh, []);
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
      {isPage(route.page) ? (route.page === 'agents' ? <Agents /> : <Later key={route.page} load={route.page === 'intents' ? intents : scoring} />) : (
        <main class={'cols' + (route.session ? ' has-session' : '')} data-pane={route.session ? pane : 'queue'}>
          <h1 class="sr">{t(`tab.${route.page}`)}</h1>
          <Queue />
          <Conversation />
          {route.session && <CaseColumn session={route.session} key={route.session} />}
        </main>
      )}
      <Dialogs />
      <Toasts />
    </div>
  );
}

function Dialogs() {
  const d = use(s => s.dialog);
  switch (d?.kind) {
    case 'transfer': return <Transfer d={d} />;
    case 'resolve': return <Resolve d={d} />;
    case 'promise': return <PromiseForm d={d} />;
    case 'keep': return <Keep d={d} />;
    case 'grant': return <GrantForm d={d} />;
    case 'settings': return <SettingsDialog />;
    case 'help': return <Help />;
    case 'ask': return <Ask d={d} />;
    case 'palette': return <Palette />;
    default: return null;
  }
}

/** Short news. The region is always there, so that screen readers hear what comes into it. */
function Toasts() {
  const list = use(s => s.toasts);
  return (
    <div class="toasts" role="status">
      {list.map(x => <div key={x.id} class={'toast' + (x.bad ? ' bad' : '')}><span>{x.text}</span>{x.undo && <button onClick={() => { x.undo!(); dismiss(x.id); }}>{t('undo')}</button>}<button class="quiet" onClick={() => dismiss(x.id)}>{t('close')}</button></div>)}
    </div>
  );
}

function useTitle() {
  const n = use(unreadInAll), waiting = use(s => [...s.queue.values()].filter(i => i.state === 'waiting').length), phase = use(s => s.phase);
  useEffect(() => {
    document.title = phase !== 'desk' ? 'Roundpeg' : (n ? `(${n}) ` : '') + (waiting ? t('title.waiting', { n: waiting }) + ' · ' : '') + 'Roundpeg';
  }, [n, waiting, phase]);
}
