import { href } from '../../route';
import { t } from '../../text';
import { whole } from '../bits';
import { Card, Legend, Stack, type Part } from './bits';
import type { PageRow } from './types';

const said = (p: PageRow): Part[] => [{ kind: 'met', name: t('rep.ofUse'), value: p.helpful }, { kind: 'refused', name: t('rep.ofNone'), value: p.not_helpful }, { kind: 'otherwise', name: t('rep.unjudged'), value: p.answers - p.helpful - p.not_helpful }];

/** Which of the owner's pages answered how often, and whether that was of use. */
export function Pages({ all, csv }: { all: PageRow[]; csv: string }) {
  const total = all.reduce((n, p) => n + p.answers, 0), most = Math.max(1, ...all.map(p => p.answers));
  const sum = said(all.reduce((a, p) => ({ ...a, answers: a.answers + p.answers, helpful: a.helpful + p.helpful, not_helpful: a.not_helpful + p.not_helpful }), { page: '', answers: 0, helpful: 0, not_helpful: 0, handed: 0 }));
  return (
    <Card id="pages-used" title={t('rep.pages')} figure={whole(total)} more={t('rep.answered', { n: total })} means={t('rep.pagesHow')} csv={csv}
      head={[t('rep.page'), t('rep.answers'), t('rep.ofUse'), t('rep.ofNone'), t('rep.handed')]} rows={all.map(p => [p.page, whole(p.answers), whole(p.helpful), whole(p.not_helpful), whole(p.handed)])}>
      {all.length === 0 ? <p class="muted">{t('rep.noPages')}</p> : (
        <>
          <ul class="bars">{all.slice(0, 8).map(p => <li key={p.page}><span class="line"><a href={href({ page: 'knowledge', item: p.page })} dir="ltr">{p.page}</a><span class="grow" /><b>{whole(p.answers)}</b><span class="small muted">{p.handed > 0 ? t('rep.handedAfter', { n: p.handed }) : ''}</span></span><Stack parts={[...said(p), { kind: 'rest', name: '', value: most - p.answers }]} /></li>)}</ul>
          <Legend parts={sum.filter(p => p.value > 0)} />
        </>
      )}
    </Card>
  );
}
