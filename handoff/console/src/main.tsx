import { render } from 'preact';
import { start } from './desk';
import { App } from './parts/App';
import { apply } from './settings';
import { get, use } from './store';
import { ready } from './text';

/** Another language is another page: everything is drawn anew, so that no word of the old one is left. */
function Root() {
  const language = use(s => s.settings.language);
  return <App key={language} />;
}

const { settings } = get();
void ready(settings.language).then(() => {
  apply(settings);
  render(<Root />, document.getElementById('root')!);
  void start();
});
