/** The game for a person, for a program, and as a picture. */
import { formatNumber, formatPercent, type Language } from '#base';
import { type Figure, gameChart, sheetSvg, tornadoChart } from '#charts';
import {
  type CriticalScan,
  type Gap,
  gainWords,
  gameWords,
  money,
  policyText,
  type RaceGameResult,
  type RaceProfile,
  type WelfareId,
  type WithError,
  welfareWords,
} from '#studies';
import { quantity } from '../numbers.ts';
import type { Cell, Rows } from '../output.ts';
import type { Screen } from '../session.ts';
import { bold, formatNotes, formatTable, wrap } from '../table.ts';
import { raceWords } from './words.ts';

/** Profiles in the table of a person. */
const mostProfiles = 40;
const mostEquilibria = 8;

/** One row for each profile. */
export function raceRows({ strategies, payoffs, equilibria }: RaceGameResult): Rows {
  const ids = strategies.map(({ id }) => id);
  const pure = equilibria.nash.flatMap(({ profile }) => (profile === null ? [] : [String(profile)]));
  const columns = [
    ...ids.map((id) => `strategy_${id}`),
    ...ids.flatMap((id) => [`payoff_${id}`, `error_${id}`, `regret_${id}`, `best_reply_${id}`]),
    ...['industry', 'surplus', 'built'].flatMap((name) => [name, `${name}_error`]),
    'equilibrium',
  ];
  const both = ({ value, standardError }: WithError): Cell[] => [value, standardError];
  const records = payoffs.map((one): Cell[] => [
    ...one.strategies,
    ...strategies.flatMap(({ strategies: own }, i): Cell[] => [
      ...both(one.payoffs[i] as WithError),
      one.regrets[i] ?? null,
      own[one.bestReplies[i] ?? 0]?.id ?? null,
    ]),
    ...[one.welfare.industry, one.welfare.surplus, one.built].flatMap(both),
    pure.includes(String(one.profile)),
  ]);
  return { columns, records };
}

const right = (title: string) => ({ title, align: 'right' as const });

export function raceText(result: RaceGameResult, lang: Language, screen: Screen): string {
  return [
    bold(result.scenario.title[lang], screen),
    '',
    ...result.answer[lang].flatMap((sentence) => wrap(sentence, screen.width)),
    '',
    profileTable(result, lang, screen),
    benchmarkTable(result, lang, screen),
    gapTable(result, lang, screen),
    ...(result.critical === null ? [] : criticalTables(result.critical, result, lang, screen)),
    formatNotes(raceNotes(result, lang), screen),
  ].join('\n');
}

/** Those that matter first when they are many: equilibria, the path of best replies, what firms do. */
function shownProfiles({ payoffs, equilibria, actual, planner }: RaceGameResult): readonly RaceProfile[] {
  if (payoffs.length <= mostProfiles) return payoffs;
  const wanted = new Set(
    [
      ...equilibria.nash.map(({ profile }) => profile),
      ...equilibria.withinNoise,
      ...equilibria.bestReplyDynamics.path,
      actual.profile,
      planner.policy.kind === 'profile' ? planner.policy.profile : null,
    ].map(String),
  );
  return payoffs.filter(({ profile }) => wanted.has(String(profile))).slice(0, mostProfiles);
}

function profileTable(result: RaceGameResult, lang: Language, screen: Screen): string {
  const words = raceWords[lang];
  const shown = shownProfiles(result);
  const count = (value: number) => quantity(value, lang);
  const round = (value: number) =>
    Math.abs(value) >= 100 ? formatNumber(value, lang, { decimals: 0 }) : formatNumber(value, lang, { significant: 2 });
  const cell = (one: RaceProfile, i: number) => {
    const { value = Number.NaN, standardError = Number.NaN } = one.payoffs[i] ?? {};
    const best = (one.regrets[i] ?? 1) <= 0 ? '●' : ' ';
    return `${one.strategies[i]} ${round(value)}±${formatNumber(standardError, lang, { significant: 2 })}${best}`;
  };
  const all = result.payoffs.length;
  return formatTable(
    {
      title: words.payoffs,
      columns: [
        ...result.strategies.map(({ label }) => right(label[lang])),
        right(words.industry),
        right(words.surplus),
      ],
      rows: shown.map((one) => [
        ...result.strategies.map((_, i) => cell(one, i)),
        count(one.welfare.industry.value),
        count(one.welfare.surplus.value),
      ]),
      notes: shown.length < all ? [words.payoffsShort(count(shown.length), count(all))] : [],
    },
    screen,
  );
}

function benchmarkTable(result: RaceGameResult, lang: Language, screen: Screen): string {
  const words = raceWords[lang];
  const { equilibria, actual, gaps } = result;
  const sum = (payoffs: readonly WithError[]) => payoffs.reduce((total, { value }) => total + value, 0);
  const amount = (value: number | undefined) => quantity(value, lang);
  const welfare = (one: Readonly<Record<WelfareId, WithError>>) =>
    [one.industry, one.surplus].map(({ value }) => amount(value));
  const nash = equilibria.nash
    .slice(0, mostEquilibria)
    .map((one, i) => [
      equilibria.verdict === 'none' ? words.closest : words.equilibrium(i + 1),
      amount(one.total),
      ...welfare(one.welfare),
      amount(one.regret),
      amount(one.epsilon),
    ]);
  const mediated = (label: string, { total, regret }: { total: number; regret: number }) => [
    label,
    amount(total),
    '',
    '',
    amount(regret),
    amount(regret + 2 * equilibria.noise.value),
  ];
  const { correlated, coarseCorrelated } = equilibria;
  return formatTable(
    {
      title: words.benchmarks,
      columns: [
        { title: words.what, wraps: true },
        ...[words.players, words.industry, words.surplus, words.regret, words.epsilon].map(right),
      ],
      rows: [
        ...nash,
        mediated(words.correlated(true), correlated.best),
        mediated(words.correlated(false), correlated.worst),
        mediated(words.coarse(true), coarseCorrelated.best),
        mediated(words.coarse(false), coarseCorrelated.worst),
        [words.actual, amount(sum(actual.payoffs)), ...welfare(actual.welfare), '', ''],
        ...(['surplus', 'industry'] as const).map((id) => [
          `${words.planner(welfareWords[lang][id])} (${policyText(result.strategies, gaps[id].planner, lang)})`,
          '',
          ...welfare(gaps[id].planner.welfare),
          '',
          '',
        ]),
      ],
    },
    screen,
  );
}

function gapTable({ gaps, planner }: RaceGameResult, lang: Language, screen: Screen): string {
  const words = raceWords[lang];
  const order: readonly WelfareId[] =
    planner.maximises === 'surplus' ? ['surplus', 'industry'] : ['industry', 'surplus'];
  const signed = (value: number) => formatNumber(value, lang, { sign: true, significant: 3 });
  const row = (label: string, gap: Gap | null, judged: WithError | null) => {
    if (gap === null) return [];
    const [low, high] = gap.interval;
    return [
      [
        label,
        signed(gap.value),
        `${signed(low)} / ${signed(high)}`,
        gap.share === null ? '-' : formatPercent(gap.share, lang, { decimals: 1 }),
        judged === null ? '' : signed(judged.value),
      ],
    ];
  };
  return formatTable(
    {
      title: words.gaps,
      columns: [{ title: words.what, wraps: true }, ...[words.gap, words.range, words.share, words.judged].map(right)],
      rows: order.flatMap((id) => [
        ...row(words.coordination(welfareWords[lang][id]), gaps[id].coordination, gaps[id].crossFitted),
        ...row(words.behavioural(welfareWords[lang][id]), gaps[id].behavioural, null),
      ]),
    },
    screen,
  );
}

/** `Meta: restraint dominates from 0; chicken from 0.5`. */
function courseOf(
  { strategies }: RaceGameResult,
  points: CriticalScan['scans'][number]['points'],
  lang: Language,
): string[] {
  const words = raceWords[lang];
  return strategies.map(({ label }, i) => {
    const games = points.map(({ byPlayer }) => byPlayer[i]);
    const parts = points.flatMap(({ value }, k) => {
      const game = games[k];
      return game === undefined || game === games[k - 1]
        ? []
        : [words.from(gameWords[lang][game], quantity(value, lang))];
    });
    return words.course(label[lang], parts.join(lang === 'en' ? '; ' : ' ; '));
  });
}

function criticalTables(
  { belief, pair, scans }: CriticalScan,
  result: RaceGameResult,
  lang: Language,
  screen: Screen,
): string[] {
  const words = raceWords[lang];
  const [restraint, push] = pair.map(({ label }) => label[lang]);
  const amount = (value: number) => quantity(value, lang);
  return scans.flatMap(({ second, points, crossings }) => {
    const beside = second === null ? '' : `; ${second.label[lang]} ${amount(second.value)}`;
    const scan = formatTable(
      {
        title: `${words.critical(restraint ?? '', push ?? '')}${beside}`,
        columns: [
          right(`${belief.label[lang]}`.length > 24 ? words.value : belief.label[lang]),
          ...[words.hold, words.alone, words.back, words.push].map(right),
          { title: words.game, wraps: true },
        ],
        rows: points.map((one) => [
          amount(one.value),
          ...[one.restraint, one.pushAlone, one.restrainAlone, one.push].map(amount),
          gameWords[lang][one.game],
        ]),
        notes: courseOf(result, points, lang),
      },
      screen,
    );
    if (crossings.length === 0) return [scan];
    const table = formatTable(
      {
        title: words.crossings,
        columns: [
          right(words.value),
          right('± 95 %'),
          { title: words.change, wraps: true },
          { title: words.below, wraps: true },
          { title: words.above, wraps: true },
        ],
        rows: crossings.map((one) => [
          amount(one.value),
          formatNumber(1.96 * one.standardError, lang, { significant: 2 }),
          gainWords[lang][one.gain],
          gameWords[lang][one.below],
          gameWords[lang][one.above],
        ]),
      },
      screen,
    );
    return [scan, table];
  });
}

/** How firms would get there, what was left out, and what all stands on. */
export function raceNotes(result: RaceGameResult, lang: Language): string[] {
  const words = raceWords[lang];
  const count = (value: number) => quantity(value, lang);
  const { equilibria, strategies, model, dataDate, n, runs, seed, hash, failures, exchangeable } = result;
  const { path, endsIn, cycling, attractor } = equilibria.bestReplyDynamics;
  const named = (profiles: readonly (readonly number[])[]) =>
    profiles.map((profile) => profile.map((a, i) => strategies[i]?.strategies[a]?.id ?? '').join(', ')).join(' → ');
  return [
    words.path(named(endsIn === 'cycle' ? attractor : path), endsIn === 'cycle'),
    words.basins(formatPercent(1 - cycling, lang)),
    words.fictitious(equilibria.fictitiousPlay.converged, money(equilibria.fictitiousPlay.regret, lang)),
    exchangeable.holds ? words.exchangeable : words.distinct,
    words.within,
    ...Object.values(result.welfareDefinitions).map((definition) => definition[lang]),
    ...failures.groups.map((group) => words.failed(count(group.count), group.variable)),
    ...(failures.dropped > 0 ? [words.dropped(count(failures.dropped))] : []),
    words.basis(model.name, model.hash.slice(0, 12), dataDate),
    words.draws(count(n), count(runs), seed, hash.slice(0, 16)),
  ];
}

const width = 760;

export function raceSvg(result: RaceGameResult, lang: Language): string {
  const words = raceWords[lang];
  const { strategies, model, dataDate, seed, n, hash, critical } = result;
  const provenance = { model: `${model.name} ${model.hash.slice(0, 8)}`, dataDate, seed, n, hash };
  const layout = { width, height: 0, language: lang };
  const unit = lang === 'en' ? '$bn' : 'Md$';
  const matrix = gameChart(
    {
      name: words.matrix,
      unit,
      players: strategies.map(({ label, strategies: own }) => ({
        label: label[lang],
        strategies: own.map((one) => one.label[lang]),
      })),
      cells: shownProfiles(result).map((one) => ({
        profile: one.profile,
        payoffs: one.payoffs.map(({ value }) => value),
        best: one.regrets.map((regret) => regret <= 0),
      })),
      provenance,
    },
    layout,
  );
  const gains = (scan: CriticalScan, gain: keyof typeof words.gainTitle): Figure[] =>
    scan.scans.map(({ second, points }) =>
      tornadoChart(
        {
          name: `${words.gainTitle[gain]}${second === null ? '' : `, ${second.label[lang]} ${quantity(second.value, lang)}`}`,
          unit,
          format: 'number',
          rows: points.map(({ value, gains: found }) => gainRow(scan, value, found[gain], lang)),
          provenance,
        },
        layout,
      ),
    );
  if (critical === null) return sheetSvg([matrix]);
  return sheetSvg([matrix, ...gains(critical, 'against-restraint'), ...gains(critical, 'against-push')]);
}

function gainRow({ belief }: CriticalScan, value: number, gain: WithError, lang: Language) {
  return {
    id: String(value),
    label: `${belief.label[lang]} ${quantity(value, lang)}`,
    from: 0,
    to: gain.value,
    error: 1.96 * gain.standardError,
  };
}
