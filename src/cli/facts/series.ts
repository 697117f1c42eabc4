/** `jevons facts series`: a metric of companies over time, or a dated series beside their accounts. */

import { type Command, Option } from 'commander';
import { didYouMean, JevonsError, type Language } from '#base';
import { type FactValue, type Ledger, type MoneyFact, type MoneyView, observationTables, type Series } from '#ledger';
import { repeated } from '../arguments.ts';
import { addExamples } from '../examples.ts';
import { messages } from '../messages.ts';
import { signedPercent } from '../numbers.ts';
import { type Answer, addOutputOptions, deliver } from '../output.ts';
import { sparkLine } from '../picture.ts';
import type { Screen, Session } from '../session.ts';
import { formatTable } from '../table.ts';
import { loadNarrowLedger, loadWholeLedger } from '../world.ts';
import { observations } from './observations.ts';
import { addAsOf, addMoney, moneyView, namesOf, type ValueOptions } from './options.ts';
import {
  amount,
  convertEach,
  factCells,
  factColumns,
  factJson,
  fileParts,
  labelsOf,
  marks,
  moneyNotes,
} from './show.ts';
import { companiesWith } from './values.ts';
import { millionsIn, wordsOf } from './words.ts';

export interface SeriesOptions extends ValueOptions {
  readonly frequency: 'quarter' | 'year' | 'calendar-quarter' | 'calendar-year';
  readonly vintage: 'first' | 'latest';
  readonly where?: readonly string[];
  readonly since?: string;
  readonly until?: string;
  readonly rows?: boolean;
}

interface Asked {
  readonly ledger: Ledger;
  readonly view: MoneyView;
  readonly lang: Language;
  readonly asOf: string | undefined;
}

/** Points within the days asked for, in the money asked for. */
interface Shown {
  readonly series: Series;
  readonly printed: readonly FactValue[];
  readonly points: readonly MoneyFact[];
  /** Figures of years without an average to convert them. */
  readonly left: number;
}

/** Growth on the same period a year before; a dash across a restatement. */
function yearOnYear({ series, points }: Shown, index: number): number | null {
  const back = series.frequency.endsWith('quarter') ? 4 : 1;
  const [point, before] = [points[index], points[index - back]];
  if (point === undefined || before === undefined || before.value <= 0) return null;
  const apart = Number(point.period.end.slice(0, 4)) - Number(before.period.end.slice(0, 4));
  return apart === 1 && point.vintage === before.vintage ? point.value / before.value - 1 : null;
}

function oneTable(shown: Shown, asked: Asked, screen: Screen): string {
  const { ledger, view, lang } = asked;
  const { series, points } = shown;
  const labels = labelsOf(ledger, lang);
  const words = messages[lang];
  const more = wordsOf[lang];
  const first = points[0] as MoneyFact;
  const gaps = series.gaps.map(({ period }) => period.label);
  const breaks = series.breaks;
  return formatTable(
    {
      title: `${labels.company(series.company)}, ${labels.metric(series.metric)}, ${series.definition}   ${sparkLine(points.map(({ value }) => value))}`,
      columns: [
        { title: words.period },
        { title: millionsIn(view, lang), align: 'right' },
        { title: more.change, align: 'right' },
        { title: words.published },
        { title: words.mark, wraps: true },
      ],
      rows: points.map((point, index) => [
        point.period.label,
        amount(point, lang),
        signedPercent(yearOnYear(shown, index), lang),
        point.published ?? '-',
        marks({ ...point, status: (shown.printed[index] as FactValue).status }, words),
      ]),
      notes: [
        ...moneyNotes(view, lang, more.money),
        ...(shown.left === 0 ? [] : [more.noRate(shown.left)]),
        `${series.definition}: ${first.definitionText[lang]}.`,
        ...(gaps.length === 0 ? [] : [more.gaps(gaps.join(', '))]),
        ...(breaks.length === 0 ? [] : [more.breaks(breaks.join(', '))]),
        words.documents,
      ],
    },
    screen,
  );
}

function metricAnswer(all: readonly Shown[], asked: Asked): Answer {
  const { ledger, view, lang, asOf } = asked;
  const points = all.flatMap((shown) => shown.points);
  const metric = all[0]?.series.metric ?? '';
  return {
    json: all.map(({ series, points: own }) => ({ ...series, unit: own[0]?.unit, points: own.map(factJson) })),
    rows: { columns: factColumns, records: points.map(factCells) },
    text: (screen) => all.map((shown) => oneTable(shown, asked, screen)).join('\n'),
    notes: moneyNotes(view, lang, wordsOf[lang].money),
    ...fileParts(
      ledger,
      metric,
      points.flatMap(({ sources }) => sources),
      view,
      asOf,
    ),
  };
}

function ofMetric(metric: string, options: SeriesOptions, ledger: Ledger): Answer {
  const { definition, asOf, lang, frequency, vintage, since = '', until = '9999' } = options;
  if (options.where !== undefined) {
    throw new JevonsError('--where filters the dated series, not the accounts of companies', {
      kind: 'usage',
      code: 'bad-argument',
      where: '--where',
      hint: 'use --company, --definition and --frequency',
    });
  }
  const asked: Asked = { ledger, view: moneyView(options), lang, asOf };
  const companies = namesOf(options.company, '--company') ?? companiesWith(ledger, metric);
  const all = companies.flatMap((company): Shown[] => {
    const series = ledger.series({ company, metric, definition, frequency, vintage, asOf });
    const printed = series.points.filter(
      ({ period }) => period.end >= since && period.end.slice(0, until.length) <= until,
    );
    if (printed.length === 0) return [];
    const { kept, left } = convertEach(printed, (point) => ({
      printed: point,
      shown: ledger.inMoney(point, asked.view, asOf),
    }));
    return [{ series, printed: kept.map((one) => one.printed), points: kept.map(({ shown }) => shown), left }];
  });
  if (all.length > 0) return metricAnswer(all, asked);
  throw new JevonsError(`no figure of ${metric} is left`, {
    kind: 'data',
    code: 'missing-value',
    hint: 'ask for other companies or days; "jevons facts companies" lists what there is',
  });
}

async function series(name: string, options: SeriesOptions, session: Session): Promise<void> {
  const table = observationTables.find((one) => one === name.replaceAll('_', '-'));
  if (table !== undefined) return deliver(observations(table, options, loadWholeLedger()), options, session);
  const metric = name.replaceAll('-', '_').toLowerCase();
  const ledger = loadNarrowLedger([metric]);
  const metrics = ledger.metrics().map(({ id }) => id);
  if (metrics.includes(metric)) {
    return deliver(ofMetric(metric, options, ledger), options, session);
  }
  throw new JevonsError(`unknown series "${name}"`, {
    kind: 'usage',
    code: 'unknown-series',
    hint: nearOf(name, [...metrics, ...observationTables]),
  });
}

function nearOf(name: string, known: readonly string[]): string {
  const near = didYouMean(name, known);
  return near === undefined ? `known: ${known.join(', ')}` : `did you mean ${near}?`;
}

export function defineSeries(command: Command, session: Session): void {
  command
    .argument('<name>', 'a metric (capex, rpo_total ...) or a series (token-prices, gpu-rental, compute-stock ...)')
    .option('--company <names>', 'slug, ticker or name; several with commas')
    .option('--definition <definition>', 'gross, net, incl-finance-leases ...')
    .addOption(
      new Option('--frequency <frequency>', 'of a metric')
        .choices(['quarter', 'year', 'calendar-quarter', 'calendar-year'])
        .default('quarter'),
    )
    .addOption(
      new Option('--vintage <vintage>', 'as first published, or as restated')
        .choices(['first', 'latest'])
        .default('latest'),
    )
    .option('--where <column=value>', 'rows of a series with this value; may be repeated', repeated)
    .option('--since <day>', 'about this day, month or year and later')
    .option('--until <day>', 'about this day, month or year and earlier')
    .option('--rows', 'every row, also when they are of several series');
  addOutputOptions(addMoney(addAsOf(command))).action((name: string, options: SeriesOptions) =>
    series(name, options, session),
  );
  addExamples(command, [
    ['jevons facts series capex --company microsoft --definition gross', 'quarter by quarter'],
    ['jevons facts series rpo_total --company oracle,coreweave', 'contracted backlog'],
    ['jevons facts series gpu-rental --where gpu="NVIDIA H100" --where term=on-demand', 'rents of one kind'],
    ['jevons facts series token-prices --where use_for_calibration=yes --format csv', 'prices that fits may use'],
    ['jevons facts series compute-stock --where maker=Nvidia --where owner=all', 'a stock with its band'],
  ]);
}
