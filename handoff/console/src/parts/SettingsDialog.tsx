import { useState } from 'preact/hooks';
import { fromText, repliesIn, toText } from '../talk/builtin';
import { settle as changeSettings } from '../talk/served';
import { askLeave, beep } from '../notify';
import { use } from '../store';
import { catalogues, language, t } from '../text';
import { Dialog, shut } from './Dialog';

/** The agent's own settings. Each holds at once, and goes with the agent to other browsers; notices and their sound belong to this one. */
export function SettingsDialog() {
  const s = use(s => s.settings), served = use(s => s.served), sums = use(s => s.assist.includes('summary'));
  const [refused, setRefused] = useState(false);
  const notices = async (on: boolean) => {
    const ok = !on || (await askLeave());
    setRefused(!ok);
    void changeSettings({ notices: on && ok });
  };
  return (
    <Dialog title={t('settings.title')} wide>
      <div class="form">
        <p class="muted">{t(served === null ? 'settings.leadHere' : 'settings.lead')}</p>
        <div class="pair">
          <label>{t('settings.theme')}<select value={s.theme} onChange={e => void changeSettings({ theme: e.currentTarget.value as 'auto' })}>{(['auto', 'light', 'dark'] as const).map(x => <option key={x} value={x}>{t(`theme.${x}`)}</option>)}</select></label>
          <label>{t('settings.language')}<select value={s.language} onChange={e => void changeSettings({ language: e.currentTarget.value })}><option value="">{t('settings.browser')}</option>{catalogues.map(c => <option key={c.lang} value={c.lang} lang={c.lang}>{c.name}</option>)}</select></label>
        </div>
        <label class="check"><input type="checkbox" checked={s.enterSends} onChange={e => void changeSettings({ enterSends: e.currentTarget.checked })} />{t('settings.enter')}</label>
        <label class="check"><input type="checkbox" checked={s.singleKeys} onChange={e => void changeSettings({ singleKeys: e.currentTarget.checked })} />{t('settings.keys')}</label>
        {sums && <label class="check"><input type="checkbox" checked={s.summaries} onChange={e => void changeSettings({ summaries: e.currentTarget.checked })} />{t('settings.summaries')}</label>}
        <label class="check"><input type="checkbox" checked={s.notices} onChange={e => void notices(e.currentTarget.checked)} />{t('settings.notices')}</label>
        {refused && <p class="bad small" role="alert">{t('settings.refused')}</p>}
        <label class="check"><input type="checkbox" checked={s.sound} onChange={e => { void changeSettings({ sound: e.currentTarget.checked }); if (e.currentTarget.checked) beep(); }} />{t('settings.sound')}</label>
        <CannedList key={language()} />
        <footer><button class="primary" onClick={shut}>{t('done')}</button></footer>
      </div>
    </Dialog>
  );
}

function CannedList() {
  const own = use(s => s.settings.canned);
  const [lang, setLang] = useState(language());
  const [text, setText] = useState(() => toText(repliesIn(own, lang)));
  const pick = (l: string) => { setLang(l); setText(toText(repliesIn(own, l))); };
  const keep = (v: string) => { setText(v); void changeSettings({ canned: { ...own, [lang]: fromText(v) } }); };
  const restore = () => { const { [lang]: _, ...rest } = own; void changeSettings({ canned: rest }); setText(toText(repliesIn(rest, lang))); };
  return (
    <fieldset>
      <legend>{t('canned.title')}</legend>
      <p class="muted small" id="canned-how">{t('canned.how')}</p>
      <label>{t('canned.language')}<select value={lang} onChange={e => pick(e.currentTarget.value)}>{catalogues.map(c => <option key={c.lang} value={c.lang} lang={c.lang}>{c.name}</option>)}</select></label>
      <textarea class="canned" rows={8} aria-label={t('canned.title')} aria-describedby="canned-how" value={text} lang={lang} onInput={e => keep(e.currentTarget.value)} />
      {own[lang] && <button type="button" onClick={restore}>{t('canned.restore')}</button>}
    </fieldset>
  );
}
