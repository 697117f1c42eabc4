/** `jevons facts ratio`: capex against revenue, operating cash flow and depreciation, and the cash that is left. */

import type { Command } from 'commander';
import { formatNumber, formatPercent, JevonsError, type Language } from '#base';
import {
  isAsPrinted,
  isMissing,
  isTrailing,
  isValue,
  type Ledger,
  type MissingValue,
  type MoneyView,
  type SpendingRatios,
  type Total,
} from '#ledger';
import { addExamples } from '../examples.ts';
import { messages } from '../messages.ts';
import { type Answer, addOutputOptions, type Cell, deliver } from '../output.ts';
import { sparkLine } from '../picture.ts';
import type { Screen, Session } from '../session.ts';
import { formatTable } from '../table.ts';
import { loadNarrowLedger } from '../world.ts';
import { addFactOptions, lastYear, moneyView, namesOf, type ValueOptions } from './options.ts';
import { basisNotes, factJson, fileParts, labelsOf, marks, missingText, moneyNotes } from './show.ts';
import { companiesWith } from './values.ts';
import { millionsIn, wordsOf } from './words.ts';

interface RatioOptions extends ValueOptions {
  readonly quarters?: boolean;
}

interface Asked {
  readonly ledger: Ledger;
  readonly view: MoneyView;
  readonly lang: Language;
  readonly asOf: string | undefined;
}

type Fact = SpendingRatios['revenue'];

/** USD million in the money asked for. */
function factorOf(row: SpendingRatios, { ledger, view, asOf }: Asked): { factor: number; unit: string } {
  if (isAsPrinted(view)) return { factor: 1, unit: 'USD million' };
  const { factor, unit } = ledger.conversion(row.period, view, asOf);
  return { factor, unit: unit.replace(/^\w+/, '$& million') };
}

function factsOf(row: SpendingRatios) {
  return [row.capex, row.revenue, row.operatingCashFlow, row.depreciation].filter(isValue);
}

function rowMarks(row: SpendingRatios, lang: Language): string {
  const facts = factsOf(row);
  const single = facts.some(({ status }) => status === 'single-source');
  const status = single ? 'single-source' : facts.some((fact) => fact.status === 'derived') ? 'derived' : 'reported';
  return marks({ status, confirmed: row.confirmed, approximate: row.approximate }, messages[lang]);
}

function cellsOf(row: SpendingRatios, asked: Asked): string[] {
  const { lang } = asked;
  const { factor } = factorOf(row, asked);
  const money = (value: number | null) =>
    value === null ? '-' : formatNumber(value * factor, lang, factor === 1 ? { significant: 15 } : { decimals: 0 });
  const share = (ratio: number | null) => (ratio === null ? '-' : formatPercent(ratio, lang, { decimals: 1 }));
  const times = row.capexToDepreciation;
  return [
    money(row.capex.value),
    share(row.capexToRevenue),
    share(row.capexToOperatingCashFlow),
    times === null ? '-' : formatNumber(times, lang, { decimals: 2 }),
    money(row.freeCashFlow),
  ];
}

function headings({ lang, view }: Asked) {
  const words = wordsOf[lang];
  const right = (title: string) => ({ title, align: 'right' as const });
  return [
    right(`${words.capex}\n${millionsIn(view, lang)}`),
    ...[words.toRevenue, words.toCashFlow, words.toDepreciation, words.freeCashFlow].map((title) =>
      right(twoLines(title)),
    ),
  ];
}

/** Broken at the blank nearest the middle, so that the column stays narrow. */
function twoLines(title: string): string {
  const blanks = [...title.matchAll(/ /g)].map(({ index }) => index);
  const [at] = blanks.sort((left, right) => Math.abs(left - title.length / 2) - Math.abs(right - title.length / 2));
  return at === undefined ? title : `${title.slice(0, at)}\n${title.slice(at + 1)}`;
}

/** Two concepts stand in the column when not everybody discloses the same. */
function depreciationNote(rows: readonly SpendingRatios[], labels: (id: string) => string, lang: Language): string[] {
  const words = wordsOf[lang];
  const byMetric = new Map<string, Set<string>>();
  for (const { company, depreciation } of rows) {
    if (isMissing(depreciation)) continue;
    byMetric.set(depreciation.metric, (byMetric.get(depreciation.metric) ?? new Set()).add(labels(company)));
  }
  const named = (metric: string) => (metric === 'depreciation_ppe' ? words.ofProperty : words.ofAll);
  const [only, ...others] = byMetric.keys();
  if (only === undefined) return [];
  if (others.length === 0) return [words.depreciationOne(named(only))];
  const all = [...byMetric].map(([metric, companies]) => words.notThere([...companies].join(', '), named(metric)));
  return [words.depreciationIs(all.join(' '))];
}

/** What a ratio lacks, and why. */
function gaps(rows: readonly SpendingRatios[]): MissingValue[] {
  return rows.flatMap((row) => [row.revenue, row.operatingCashFlow, row.depreciation].filter(isMissing));
}

const columns = [
  ...['company', 'period', 'start', 'end', 'definition', 'unit', 'capex', 'revenue', 'operating_cash_flow'],
  ...['depreciation', 'depreciation_metric', 'capex_to_revenue', 'capex_to_operating_cash_flow'],
  ...['capex_to_depreciation', 'free_cash_flow', 'published', 'confirmed', 'approximate', 'sources'],
];

function record(row: SpendingRatios, asked: Asked): Cell[] {
  const { factor, unit } = factorOf(row, asked);
  const by = (value: number | null) => (value === null ? null : Math.round(value * factor * 1000) / 1000);
  const value = (fact: Fact) => (isMissing(fact) ? null : by(fact.value));
  const facts = factsOf(row);
  const published =
    facts
      .map((fact) => fact.published)
      .sort()
      .at(-1) ?? null;
  const titles = new Set(facts.flatMap(({ sources }) => sources.map(({ title }) => title)));
  return [
    ...[row.company, row.period.label, row.period.start, row.period.end, row.definition, unit],
    ...[by(row.capex.value), value(row.revenue), value(row.operatingCashFlow), value(row.depreciation)],
    ...[isMissing(row.depreciation) ? null : row.depreciation.metric, row.capexToRevenue],
    ...[row.capexToOperatingCashFlow, row.capexToDepreciation, by(row.freeCashFlow)],
    ...[facts.some((fact) => fact.published === null) ? null : published],
    ...[row.confirmed, row.approximate, [...titles].join('; ')],
  ];
}

function json(row: SpendingRatios, asked: Asked): Record<string, unknown> {
  const { factor, unit } = factorOf(row, asked);
  const inUnit = (fact: Fact) =>
    isMissing(fact) ? fact : factJson(asked.ledger.inMoney(fact, asked.view, asked.asOf));
  return {
    ...row,
    unit,
    capex: inUnit(row.capex),
    revenue: inUnit(row.revenue),
    operatingCashFlow: inUnit(row.operatingCashFlow),
    depreciation: inUnit(row.depreciation),
    freeCashFlow: row.freeCashFlow === null ? null : Math.round(row.freeCashFlow * factor * 1000) / 1000,
  };
}

/** Companies side by side in one period. */
function manyCompanies(rows: readonly SpendingRatios[], total: Total, period: string, asked: Asked): Answer {
  const { ledger, lang, view, asOf } = asked;
  const words = wordsOf[lang];
  const labels = labelsOf(ledger, lang).company;
  const notes = [
    ...moneyNotes(view, lang, words.money),
    ...basisNotes(total, labelsOf(ledger, lang), lang),
    ...total.missing.map((answer) => words.notThere(labels(answer.company), missingText(answer, lang))),
    words.freeIs,
    ...depreciationNote(rows, labels, lang),
    ...gaps(rows).map((answer) =>
      words.notThere(
        `${labels(answer.company)}, ${labelsOf(ledger, lang).metric(answer.metric)}`,
        missingText(answer, lang),
      ),
    ),
  ];
  const table = {
    title: words.ratioTitle(period),
    columns: [
      { title: messages[lang].company, wraps: true },
      ...headings(asked),
      { title: messages[lang].mark, wraps: true },
    ],
    rows: rows.map((row) => [
      labels(row.company),
      ...cellsOf(row, asked),
      [...(row.definition === total.definition ? [] : [row.definition]), rowMarks(row, lang)]
        .filter((mark) => mark !== '')
        .join(', '),
    ]),
    notes,
  };
  return {
    json: rows.map((row) => json(row, asked)),
    rows: { columns, records: rows.map((row) => record(row, asked)) },
    text: (screen) => formatTable(table, screen),
    notes,
    ...fileParts(
      ledger,
      words.ratioTitle(period),
      rows.flatMap((row) => factsOf(row).flatMap((fact) => fact.sources)),
      view,
      asOf,
    ),
  };
}

/** One company over time. */
function overTime(rows: readonly SpendingRatios[], asked: Asked): Answer {
  const { ledger, lang, view, asOf } = asked;
  const words = wordsOf[lang];
  const labels = labelsOf(ledger, lang).company;
  const last = rows.at(-1) as SpendingRatios;
  const title = words.ratioOver(labels(last.company));
  const spark = sparkLine(rows.map((row) => row.capexToRevenue ?? Number.NaN));
  const notes = [
    ...moneyNotes(view, lang, words.money),
    `${last.definition}: ${last.definitionText[lang]}.`,
    words.freeIs,
    ...depreciationNote(rows, labels, lang),
  ];
  const text = (screen: Screen) =>
    formatTable(
      {
        title,
        columns: [{ title: messages[lang].period }, ...headings(asked), { title: messages[lang].mark, wraps: true }],
        rows: rows.map((row) => [
          row.period.label.startsWith('last four') ? words.trailing(row.period.end) : row.period.label,
          ...cellsOf(row, asked),
          rowMarks(row, lang),
        ]),
        notes: [`${words.capex} ${words.toRevenue}  ${spark}`, ...notes],
      },
      screen,
    );
  return {
    json: rows.map((row) => json(row, asked)),
    rows: { columns, records: rows.map((row) => record(row, asked)) },
    text,
    notes,
    ...fileParts(
      ledger,
      title,
      rows.flatMap((row) => factsOf(row).flatMap((fact) => fact.sources)),
      view,
      asOf,
    ),
  };
}

/** Every period of the company that has capex, then the last four quarters. */
function periodsOf(company: string, options: RatioOptions, ledger: Ledger): string[] {
  const { definition, asOf } = options;
  const frequency = options.quarters === true ? 'quarter' : 'year';
  const { points } = ledger.series({ company, metric: 'capex', definition, frequency, asOf });
  const labels = points.map(({ period }) => period.label);
  return options.quarters === true ? labels.slice(-16) : [...labels, 'TTM'];
}

const needed = ['capex', 'revenue', 'operating_cash_flow', 'depreciation_ppe', 'depreciation_amortization'];

async function ratio(options: RatioOptions, session: Session): Promise<void> {
  const ledger = loadNarrowLedger(needed);
  const { definition, asOf, lang } = options;
  const asked: Asked = { ledger, view: moneyView(options), lang, asOf };
  const named = namesOf(options.company, '--company');
  const periods = namesOf(options.period, '--period');
  const [company = ''] = named ?? [];
  if (named?.length === 1 && periods?.length !== 1) {
    const found = (periods ?? periodsOf(company, options, ledger)).map((period) =>
      ledger.spending({ company, period, definition, asOf }),
    );
    const rows = found.filter((row): row is SpendingRatios => !('missing' in row));
    if (rows.length > 0) return deliver(overTime(rows, asked), options, session);
  }
  const period = periods?.[0] ?? lastYear(ledger, asOf);
  if ((periods?.length ?? 1) > 1) throw tooMany('--period', 'name one company to see several periods');
  if (isTrailing(period)) {
    const row = ledger.spending({ company, period, definition, asOf });
    if (named?.length !== 1) throw tooMany('--company', 'the last four quarters are those of one company: name it');
    if ('missing' in row) ledger.value({ company, metric: 'capex', period, definition, asOf });
    else return deliver(overTime([row], asked), options, session);
  }
  const companies = named ?? companiesWith(ledger, 'capex');
  const { rows, total } = ledger.spendingTable({ companies, period, definition, asOf });
  if (rows.length === 0) ledger.value({ company: companies[0] ?? '', metric: 'capex', period, definition, asOf });
  await deliver(manyCompanies(rows, total, period, asked), options, session);
}

function tooMany(where: string, hint: string): JevonsError {
  return new JevonsError('several companies over several periods do not fit one table', {
    kind: 'usage',
    code: 'too-many',
    where,
    hint,
  });
}

export function defineRatio(command: Command, session: Session): void {
  addFactOptions(command).option('--quarters', 'quarters instead of years, for one company');
  addOutputOptions(command).action((options: RatioOptions) => ratio(options, session));
  addExamples(command, [
    ['jevons facts ratio', 'companies side by side, last calendar year'],
    ['jevons facts ratio --company amazon --definition net', 'over time, on one definition'],
    ['jevons facts ratio --company alphabet --quarters --format csv', 'quarters, for a spreadsheet'],
  ]);
}
