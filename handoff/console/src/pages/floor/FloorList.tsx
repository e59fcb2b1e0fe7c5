import { tip } from '../../actions';
import { Icon } from '../../parts/Icon';
import { href } from '../../route';
import { use } from '../../store';
import { t } from '../../text';
import { Waits, Wrong } from '../bits';
import { Filters, LiveList } from './Live';
import { shown, useFloor } from './watch';

/** What goes on, beside the conversation that is being watched: from one to the next without going back. */
export function FloorList() {
  const f = useFloor(), r = use(s => s.route), list = f.data && shown(f.data.live, r);
  return (
    <>
      <header class="floor-head line"><a class="button quiet" href={href({ ...r, page: 'floor', session: undefined })} title={tip('back')}><Icon name="back" />{t('page.floor')}</a>{list && <span class="count">{list.length}</span>}</header>
      {f.data && <div class="filters"><Filters o={f.data} /></div>}
      <div class="scroll" tabIndex={-1} id="rows">
        <Wrong error={f.error} again={f.again} />
        {!f.data && !f.error && <Waits />}
        {f.data && <div class="beside"><LiveList o={f.data} list={list!} /></div>}
      </div>
    </>
  );
}
