import { coded, languageName, percent, plainly, t } from '../../text';
import { use } from '../../store';
import { tierName } from '../../words';
import { share, whole } from '../bits';
import { Card, decimal, duration, interval, Legend, ofN, Stack, tenths, Whisker, type Part } from './bits';
import type { Group, Mean, Report } from './types';

/** What customers said of the bot and of people, apart, with how sure that is. */
export function Satisfaction({ r }: { r: Report }) {
  const { bot, people } = r.satisfaction, stars = (m: Mean) => m.by.map(whole);
  const line = (name: string, figure: string, more: string, w: { value: number | null; low: number | null; high: number | null }, from: number, to: number, ends: [string, string]) => (
    <li><span class="line"><span>{name}</span><span class="grow" /><b>{figure}</b></span><Whisker {...w} from={from} to={to} /><span class="line ends small muted"><span>{ends[0]}</span><span class="grow" /><span>{more}</span><span class="grow" /><span>{ends[1]}</span></span></li>
  );
  const rating = (name: string, m: Mean) => line(name, decimal(m.mean), m.n ? [t('rep.ratings', { n: m.n }), interval(m.low, m.high, decimal)].filter(Boolean).join(' · ') : t('rep.noRatings'), { value: m.mean, low: m.low, high: m.high }, 1, 5, ['1', '5']);
  return (
    <Card id="said" title={t('rep.satisfaction')} means={t('rep.satisfactionHow')} head={[t('rep.whose'), '1', '2', '3', '4', '5', t('rep.mean')]}
      rows={[[t('rep.ofBot'), ...stars(bot.rating), decimal(bot.rating.mean)], [t('rep.ofPeople'), ...stars(people.rating), decimal(people.rating.mean)]]}>
      <ul class="bars whiskers">
        {rating(t('rep.ofBot'), bot.rating)}
        {rating(t('rep.ofPeople'), people.rating)}
        {line(t('rep.helpful'), share(bot.helpful.share), bot.helpful.of ? [ofN(bot.helpful), interval(bot.helpful.low, bot.helpful.high, percent)].filter(Boolean).join(' · ') : t('rep.noJudged'), { value: bot.helpful.share, low: bot.helpful.low, high: bot.helpful.high }, 0, 1, [percent(0), percent(1)])}
      </ul>
    </Card>
  );
}

/** Why things went wrong, as agents named it when they closed, by whose it is to mend. */
export function Causes({ r, csv }: { r: Report; csv: string }) {
  const c = r.causes, most = Math.max(1, ...c.departments.map(d => d.sessions)), dept = (d: string) => d || t('rep.noDepartment');
  return (
    <Card id="causes" title={t('rep.causes')} figure={whole(c.total)} more={t('rep.caused', { n: c.total })} means={t('rep.causesHow')} csv={csv}
      head={[t('rep.department'), t('rep.cause'), t('rep.conversations'), t('rep.share')]} rows={c.rows.map(x => [dept(x.department), x.cause || '–', whole(x.sessions), tenths(x.percent)])}>
      {c.total === 0 ? <p class="muted">{t('rep.noCauses')}</p> : (
        <ul class="bars">{c.departments.slice(0, 8).map(d => {
          const own = c.rows.filter(x => x.department === d.department && x.cause);
          return <li key={d.department}><span class="line"><span dir="auto">{dept(d.department)}</span><span class="grow" /><b>{whole(d.sessions)}</b><span class="small muted">{tenths(d.percent)}</span></span><Stack parts={[{ kind: 'cause', name: dept(d.department), value: d.sessions }, { kind: 'rest', name: '', value: most - d.sessions }]} />{own.length > 0 && <p class="small muted" dir="auto">{own.slice(0, 3).map(x => `${x.cause} (${whole(x.sessions)})`).join(', ')}{own.length > 3 ? ', …' : ''}</p>}</li>;
        })}</ul>
      )}
    </Card>
  );
}

const fates = (g: Group): Part[] => [
  ...(['contained', 'left_answered', 'false_contained'] as const).map(kind => ({ kind: kind as string, name: coded('class', kind), value: g[kind] })),
  { kind: 'otherwise', name: t('rep.otherwise'), value: Math.max(0, g.settled - g.contained - g.left_answered - g.false_contained) }, { kind: 'open', name: t('rep.unsettled'), value: g.sessions - g.settled },
];

/** The same classes by what people came for, or by language. */
export function Groups({ kind, all, csv }: { kind: 'intents' | 'languages'; all: Group[]; csv: string }) {
  const named = (g: Group) => (g.others ? t('rep.restN', { n: g.others }) : !g.name ? t('rep.unknown') : kind === 'intents' ? plainly(g.name) : languageName(g.name));
  const most = Math.max(1, ...all.map(g => g.sessions)), sum = all.map(fates).reduce<Part[]>((a, b) => (a.length ? a.map((p, i) => ({ ...p, value: p.value + b[i]!.value })) : b), []);
  return (
    <Card id={kind} title={t(`rep.${kind}`)} means={t(`rep.${kind}How`)} csv={csv}
      head={[t(`rep.${kind}Head`), t('rep.conversations'), t('rep.settled'), coded('class', 'contained'), coded('class', 'false_contained'), t('rep.handed'), t('rep.success')]} rows={all.map(g => [named(g), whole(g.sessions), whole(g.settled), whole(g.contained), whole(g.false_contained), whole(g.handed), whole(g.success)])}>
      <ul class="bars">{all.slice(0, 8).map(g => <li key={g.name + (g.others ?? '')}><span class="line"><span dir="auto">{named(g)}</span><span class="grow" /><b>{whole(g.sessions)}</b><span class="small muted">{g.containment === null ? '' : t('rep.containedP', { p: percent(g.containment) })}</span></span><Stack parts={[...fates(g), { kind: 'rest', name: '', value: most - g.sessions }]} /></li>)}</ul>
      <Legend parts={sum.filter(p => p.value > 0)} />
    </Card>
  );
}

/** How the work was done: what ran out, what was asked twice, how long it took. */
export function Work({ r }: { r: Report }) {
  const d = r.desk, tiers = use(s => s.tiers);
  const rows: [string, string, string][] = [
    [t('rep.breaches'), whole(d.breaches), t('rep.breachesIn', { n: d.late })], [t('rep.askedAgain'), whole(d.asked_again), t('rep.breachesIn', { n: d.asked_in })], [t('rep.lost'), share(d.lost.share), ofN(d.lost)],
    [t('rep.byPerson'), duration(d.resolution.person.p50), d.resolution.person.n ? t('rep.p90', { at: duration(d.resolution.person.p90), n: d.resolution.person.n }) : ''], [t('rep.byBot'), duration(d.resolution.bot.p50), d.resolution.bot.n ? t('rep.p90', { at: duration(d.resolution.bot.p90), n: d.resolution.bot.n }) : ''],
  ];
  return (
    <Card id="work" title={t('rep.work')} means={t('rep.workHow')} head={[t('rep.what'), t('rep.figure'), t('rep.more_')]} rows={[...rows, ...d.by_clock.map((b): [string, string, string] => [`${coded('clock', b.clock)}, ${tierName(tiers, b.tier)}`, whole(b.breaches), ''])]}>
      <ul class="figures">{rows.map(([name, value, more]) => <li key={name}><span class="small muted">{name}</span><b>{value}</b><span class="small muted">{more}</span></li>)}</ul>
    </Card>
  );
}
