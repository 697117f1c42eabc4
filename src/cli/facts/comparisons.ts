/** `jevons facts growth|guidance|outcomes`: over time, what was promised, and what came of it. */

import type { Command } from 'commander';
import { daysBetween, formatPercent, JevonsError, type Language, periodKind } from '#base';
import {
  type FactValue,
  type Growth,
  type GuidanceEntry,
  type GuidanceOutcome,
  type GuidanceRecord,
  isMissing,
} from '#ledger';
import { dateArgument } from '../arguments.ts';
import { addExamples } from '../examples.ts';
import { type Messages, messages } from '../messages.ts';
import { exact, quantity } from '../numbers.ts';
import { addOutputOptions, deliver } from '../output.ts';
import type { Screen, Session } from '../session.ts';
import { type Field, formatFields, formatTable } from '../table.ts';
import { loadLedger } from '../world.ts';
import { addFactOptions, factJson, type Labels, labelsOf, sourceFields, type ValueOptions } from './values.ts';

interface GrowthOptions extends ValueOptions {
  readonly from: string;
  readonly to: string;
  readonly toDefinition?: string;
  readonly metric: string;
}

function percent(share: number | null, lang: Language): string {
  return share === null ? '-' : formatPercent(share, lang, { decimals: 1, sign: true });
}

/** A year over a quarter is no growth; periods of one length may lie anywhere. @throws JevonsError `period-mismatch`. */
function refuseUnlikePeriods({ from, to }: Growth): void {
  if (periodKind(from.period) === periodKind(to.period)) return;
  throw new JevonsError(`${from.period.label} and ${to.period.label} are periods of different length`, {
    kind: 'data',
    code: 'period-mismatch',
    where: '--from --to',
    hint: 'compare a year with a year, such as CY2024 and CY2025, or a quarter with a quarter, such as 2025Q2 and 2026Q2',
  });
}

function growthTable(found: Growth, labels: Labels, lang: Language, screen: Screen): string {
  const words = messages[lang];
  const { from, to } = found;
  const what = `${labels.company(found.company)}, ${labels.metric(found.metric)}, ${found.definition}`;
  const fiscal = from.period.label.startsWith('FY');
  const months = Math.round(daysBetween(from.period.start, to.period.start) / 30.44);
  const row = (fact: FactValue) => [
    fact.period.label,
    `${fact.period.start} ${words.to} ${fact.period.end}`,
    exact(fact.value, lang),
    fact.published ?? '-',
  ];
  const table = formatTable(
    {
      title: words.grew(what, percent(found.growth, lang), from.period.label, to.period.label),
      columns: [
        { title: words.period },
        { title: '' },
        { title: words.millions, align: 'right' },
        { title: words.published },
      ],
      rows: [row(from), row(to)],
      notes: to.period.label.startsWith('FY') === fiscal ? [] : [words.months(months)],
    },
    screen,
  );
  const fields: Field[] = [[words.definition, found.definitionText[lang]], ...sourceFields([from, to], words)];
  return `${table}\n${formatFields(fields, screen).join('\n')}\n`;
}

async function growth(options: GrowthOptions, session: Session): Promise<void> {
  const { company = '', metric, from, to, definition, toDefinition, asOf, lang } = options;
  const ledger = loadLedger();
  const found = ledger.growth({ company, metric, from, to, definition, toDefinition, asOf });
  refuseUnlikePeriods(found);
  await deliver(
    {
      json: { ...found, from: factJson(found.from), to: factJson(found.to) },
      rows: {
        columns: ['company', 'metric', 'definition', 'from', 'to', 'from_value', 'to_value', 'growth'],
        records: [
          [
            ...[found.company, found.metric, found.definition, found.from.period.label, found.to.period.label],
            ...[found.from.value, found.to.value, found.growth],
          ],
        ],
      },
      text: (screen) => growthTable(found, labelsOf(ledger, lang), lang, screen),
    },
    options,
    session,
  );
}

/** The promised shape: `{date, period, low, high, definition, event, source}` and what helps. */
function guidanceJson({
  date,
  period,
  low,
  high,
  definition,
  event,
  source,
  ...more
}: GuidanceEntry): Record<string, unknown> {
  return {
    date,
    period: period.label,
    low,
    high,
    definition,
    event,
    source: source.title,
    ...more,
    sources: more.sources,
  };
}

function range({ low, high }: GuidanceEntry, words: Messages): string {
  if (low === null) return '-';
  return high === null ? words.over(String(low)) : low === high ? String(low) : `${low}-${high}`;
}

function guidanceTable(entries: readonly GuidanceEntry[], labels: Labels, lang: Language, screen: Screen): string {
  const words = messages[lang];
  return formatTable(
    {
      title: words.guidance,
      columns: [
        { title: words.date },
        { title: words.company },
        { title: words.period },
        { title: lang === 'en' ? '$bn' : 'Md$', align: 'right' },
        { title: words.inWords, wraps: true },
        { title: words.mark, wraps: true },
      ],
      rows: entries.map((entry) => [
        entry.date,
        labels.company(entry.company),
        entry.period.label,
        range(entry, words),
        entry.qualitative[lang],
        `${entry.grade}${entry.confirmed ? '' : `, ${words.unconfirmed}`}`,
      ]),
      notes: [
        ...new Set(entries.map((entry) => `${entry.definition}: ${entry.definitionText[lang]}.`)),
        ...new Set(entries.map(({ source }) => `${source.title}${source.url === '' ? '' : `, ${source.url}`}`)),
      ],
    },
    screen,
  );
}

async function guidance(options: ValueOptions, session: Session): Promise<void> {
  const { company, period, asOf, lang } = options;
  const ledger = loadLedger();
  const entries = ledger.guidance({ company, period, asOf });
  await deliver(
    {
      json: entries.map(guidanceJson),
      rows: {
        columns: ['date', 'company', 'period', 'low', 'high', 'unit', 'definition', 'event', 'source', 'grade'],
        records: entries.map((entry) => [
          ...[entry.date, entry.company, entry.period.label, entry.low, entry.high, entry.unit, entry.definition],
          ...[entry.event, entry.source.title, entry.grade],
        ]),
      },
      text: (screen) => guidanceTable(entries, labelsOf(ledger, lang), lang, screen),
    },
    options,
    session,
  );
}

/** $ billion; null while there is none. */
function outcomeValue({ outcome }: GuidanceOutcome): number | null {
  return isMissing(outcome) ? null : outcome.value / 1000;
}

function outcomesTable(record: GuidanceRecord, labels: Labels, lang: Language, screen: Screen): string {
  const words = messages[lang];
  const { sampleSize, aboveFirst, median, low, high } = record.summary;
  const right = (title: string) => ({ title, align: 'right' as const });
  return formatTable(
    {
      title: words.outcomes,
      columns: [
        { title: words.company },
        { title: words.period },
        ...[words.first, words.last, words.outcome, words.overFirst, words.overLast].map(right),
        { title: words.definitions },
      ],
      rows: record.outcomes.map((one) => [
        labels.company(one.company),
        one.period.label,
        quantity(one.firstMiddle, lang),
        quantity(one.lastMiddle, lang),
        quantity(outcomeValue(one), lang),
        percent(one.versusFirst, lang),
        percent(one.versusLast, lang),
        words.comparable[one.comparable],
      ]),
      notes: [words.sample(aboveFirst, sampleSize, percent(median, lang), percent(low, lang), percent(high, lang))],
    },
    screen,
  );
}

async function outcomes(options: ValueOptions, session: Session): Promise<void> {
  const { company, period, asOf, lang } = options;
  const ledger = loadLedger();
  const record = ledger.guidanceAgainstOutcome({ company, period, asOf });
  await deliver(
    {
      json: record,
      rows: {
        columns: [
          ...['company', 'period', 'first_date', 'first_middle', 'last_date', 'last_middle'],
          ...['outcome', 'versus_first', 'versus_last', 'comparable'],
        ],
        records: record.outcomes.map((one) => [
          ...[one.company, one.period.label, one.first.date, one.firstMiddle, one.last.date, one.lastMiddle],
          ...[outcomeValue(one), one.versusFirst, one.versusLast, one.comparable],
        ]),
      },
      text: (screen) => outcomesTable(record, labelsOf(ledger, lang), lang, screen),
    },
    options,
    session,
  );
}

export function defineGrowth(command: Command, session: Session): void {
  command
    .requiredOption('--company <name>', 'slug, ticker or name')
    .requiredOption('--from <period>', 'CY2024, FY2025 or 2026Q2')
    .requiredOption('--to <period>', 'a later period of the same kind')
    .option('--metric <metric>', 'capex, revenue ...', 'capex')
    .option('--definition <definition>', 'gross, net or incl-finance-leases')
    .option('--to-definition <definition>', 'of the later figure; refused when it cannot be compared')
    .option('--as-of <date>', 'only what was public by this day', dateArgument('--as-of'));
  addOutputOptions(command).action((options: GrowthOptions) => growth(options, session));
  addExamples(command, [
    ['jevons facts growth --company amazon --from CY2024 --to CY2025 --definition net', 'on one definition'],
  ]);
}

export function defineGuidance(command: Command, session: Session): void {
  addOutputOptions(addFactOptions(command)).action((options: ValueOptions) => guidance(options, session));
  addExamples(command, [
    ['jevons facts guidance --company alphabet --period CY2025', 'every revision'],
    ['jevons facts guidance --company alphabet --period CY2025 --as-of 2025-05-01', 'as it was known that day'],
  ]);
}

export function defineOutcomes(command: Command, session: Session): void {
  addOutputOptions(addFactOptions(command)).action((options: ValueOptions) => outcomes(options, session));
  addExamples(command, [['jevons facts outcomes', 'who ended above the first guidance, with the sample size']]);
}
