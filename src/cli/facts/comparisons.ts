/** `jevons facts growth|guidance|outcomes`: over time, what was promised, and what came of it. */

import type { Command } from 'commander';
import type { GuidanceEntry, GuidanceOutcome } from '#ledger';
import { isMissing } from '#ledger';
import { addExamples } from '../examples.ts';
import { exact, quantity } from '../numbers.ts';
import { addOutputOptions, deliver } from '../output.ts';
import type { Session } from '../session.ts';
import { formatTable } from '../table.ts';
import { loadLedger } from '../world.ts';
import { addFactOptions, factJson, type ValueOptions } from './values.ts';

interface GrowthOptions extends ValueOptions {
  readonly from: string;
  readonly to: string;
  readonly toDefinition?: string;
  readonly metric: string;
}

const percent = (share: number | null): string =>
  share === null ? '-' : `${share >= 0 ? '+' : '-'}${Math.abs(share * 100).toFixed(1)} %`;

async function growth(options: GrowthOptions, session: Session): Promise<void> {
  const { company = '', metric, from, to, definition, toDefinition, asOf, lang } = options;
  const found = loadLedger().growth({ company, metric, from, to, definition, toDefinition, asOf });
  const json = { ...found, from: factJson(found.from), to: factJson(found.to) };
  const line = (fact: typeof found.from) => [fact.period.label, exact(fact.value, lang), fact.published ?? '-'];
  await deliver(
    {
      json,
      rows: {
        columns: ['company', 'metric', 'definition', 'from', 'to', 'from_value', 'to_value', 'growth'],
        records: [[found.company, metric, found.definition, from, to, found.from.value, found.to.value, found.growth]],
      },
      text: (screen) =>
        formatTable(
          {
            title: `${found.company} ${metric}: ${percent(found.growth)} from ${from} to ${to}`,
            columns: [{ title: 'period' }, { title: found.from.unit, align: 'right' }, { title: 'published' }],
            rows: [line(found.from), line(found.to)],
            notes: [`Definition: ${found.definitionText[lang]}.`],
          },
          screen,
        ),
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

function range({ low, high }: GuidanceEntry): string {
  if (low === null) return '-';
  return high === null ? `over ${low}` : low === high ? String(low) : `${low} to ${high}`;
}

async function guidance(options: ValueOptions, session: Session): Promise<void> {
  const { company, period, asOf, lang } = options;
  const entries = loadLedger().guidance({ company, period, asOf });
  await deliver(
    {
      json: entries.map(guidanceJson),
      rows: {
        columns: ['date', 'company', 'period', 'low', 'high', 'unit', 'definition', 'event', 'source', 'grade'],
        records: entries.map((entry) => [
          entry.date,
          entry.company,
          entry.period.label,
          entry.low,
          entry.high,
          entry.unit,
          entry.definition,
          entry.event,
          entry.source.title,
          entry.grade,
        ]),
      },
      text: (screen) =>
        formatTable(
          {
            title: 'Capex guidance, $ billion',
            columns: [
              { title: 'date' },
              { title: 'company' },
              { title: 'period' },
              { title: '$bn', align: 'right' },
              { title: 'in words', wraps: true },
              { title: 'mark' },
            ],
            rows: entries.map((entry) => [
              entry.date,
              entry.company,
              entry.period.label,
              range(entry),
              entry.qualitative[lang],
              `${entry.grade}${entry.confirmed ? '' : ', unconfirmed'}`,
            ]),
            notes: [...new Set(entries.map((entry) => `${entry.definition}: ${entry.definitionText[lang]}.`))],
          },
          screen,
        ),
    },
    options,
    session,
  );
}

function outcomeValue({ outcome }: GuidanceOutcome): number | null {
  return isMissing(outcome) ? null : outcome.value / 1000;
}

async function outcomes(options: ValueOptions, session: Session): Promise<void> {
  const { company, period, asOf, lang } = options;
  const record = loadLedger().guidanceAgainstOutcome({ company, period, asOf });
  const { sampleSize, aboveFirst, median, low, high } = record.summary;
  await deliver(
    {
      json: record,
      rows: {
        columns: [
          'company',
          'period',
          'first_date',
          'first_middle',
          'last_date',
          'last_middle',
          'outcome',
          'versus_first',
          'versus_last',
          'comparable',
        ],
        records: record.outcomes.map((one) => [
          one.company,
          one.period.label,
          one.first.date,
          one.firstMiddle,
          one.last.date,
          one.lastMiddle,
          outcomeValue(one),
          one.versusFirst,
          one.versusLast,
          one.comparable,
        ]),
      },
      text: (screen) =>
        formatTable(
          {
            title: 'First and last guidance against the outcome, $ billion',
            columns: ['company', 'period', 'first', 'last', 'outcome', 'over first', 'over last', 'definitions'].map(
              (title, index) => ({
                title,
                ...(index > 1 && index < 7 ? { align: 'right' as const } : {}),
              }),
            ),
            rows: record.outcomes.map((one) => [
              one.company,
              one.period.label,
              quantity(one.firstMiddle, lang),
              quantity(one.lastMiddle, lang),
              quantity(outcomeValue(one), lang),
              percent(one.versusFirst),
              percent(one.versusLast),
              one.comparable,
            ]),
            notes: [
              `${aboveFirst} of ${sampleSize} outcomes on the same or a close definition are above the first guidance; median ${percent(median)}, from ${percent(low)} to ${percent(high)}.`,
            ],
          },
          screen,
        ),
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
    .option('--to-definition <definition>', 'of the later figure; refused when it cannot be compared');
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
