/** `jevons facts capex|revenue|cloud`: one figure with everything behind it, or companies side by side on one basis. */

import type { Command } from 'commander';
import type { FactValue, Ledger, Total } from '#ledger';
import { dateArgument } from '../arguments.ts';
import { addExamples } from '../examples.ts';
import { exact } from '../numbers.ts';
import { addOutputOptions, type Cell, deliver, type OutputOptions } from '../output.ts';
import type { Session } from '../session.ts';
import { formatTable } from '../table.ts';
import { loadLedger } from '../world.ts';

export interface ValueOptions extends OutputOptions {
  readonly company?: string;
  readonly period?: string;
  readonly definition?: string;
  readonly asOf?: string;
}

/** Those of the race, in the order in which they are shown. */
const buyers = ['amazon', 'microsoft', 'alphabet', 'meta', 'oracle', 'coreweave'];
const defaultPeriod = 'CY2025';

/** The promised shape: `{company, metric, definition, period, value, unit, published, status, sources}` and what helps. */
export function factJson(fact: FactValue): Record<string, unknown> {
  const { company, metric, definition, period, value, unit, published, status, sources, ...more } = fact;
  return { company, metric, definition, period, value, unit, published, status, sources, ...more };
}

const columns = [
  'company',
  'metric',
  'definition',
  'period',
  'start',
  'end',
  'value',
  'unit',
  'published',
  'status',
  'sources',
];

function factCells(fact: FactValue): Cell[] {
  const { company, metric, definition, period, value, unit, published, status, sources } = fact;
  const titles = sources.map(({ title }) => title).join('; ');
  return [company, metric, definition, period.label, period.start, period.end, value, unit, published, status, titles];
}

/** Marks that stay with a figure wherever it is shown. */
function marks(fact: FactValue): string {
  return [
    fact.status === 'reported' ? '' : fact.status,
    fact.confirmed ? '' : 'unconfirmed source',
    fact.approximate ? 'approximate' : '',
  ]
    .filter((mark) => mark !== '')
    .join(', ');
}

function sourceNotes(facts: readonly FactValue[]): string[] {
  const sources = facts.flatMap((fact) =>
    fact.sources.map(({ title, url }) => `${title}${url === '' ? '' : ` <${url}>`}`),
  );
  return [...new Set(sources)].map((source) => `Source: ${source}`);
}

function oneFact(fact: FactValue, { lang }: OutputOptions) {
  const { period, arithmetic, notes } = fact;
  const sum = arithmetic
    .map(({ sign, label, value }) => `${sign < 0 ? '- ' : '+ '}${exact(value, lang)} (${label})`)
    .join(' ');
  const rows = [
    ['value', `${exact(fact.value, lang)} ${fact.unit}`],
    ['definition', `${fact.definition}: ${fact.definitionText[lang]}`],
    ['period', `${period.start} to ${period.end}`],
    ['published', fact.published ?? fact.publishedReason],
    ['status', `${fact.status}, grade ${fact.grade}${marks(fact) === '' ? '' : ` (${marks(fact)})`}`],
    ...(sum === '' ? [] : [['arithmetic', sum]]),
  ];
  return {
    json: factJson(fact),
    rows: { columns, records: [factCells(fact)] },
    text: (screen: Session['outScreen']) =>
      formatTable(
        {
          title: `${fact.company} ${fact.metric} ${period.label}`,
          columns: [{ title: '' }, { title: '', wraps: true }],
          rows,
          notes: [...notes, ...sourceNotes([fact])],
        },
        screen,
      ),
  };
}

function basisNotes(total: Total, lang: OutputOptions['lang']): string[] {
  const others = total.differences.map(
    ({ company, definition, text }) => `${company} is on another basis, ${definition}: ${text[lang]}.`,
  );
  const missing = total.missing.map(({ company, missing: why }) => `${company}: ${why}.`);
  return [`Basis asked: ${total.definition}.`, ...others, ...missing];
}

function sideBySide(total: Total, { lang }: OutputOptions) {
  const share = (value: number) => `${(value * 100).toFixed(1)} %`;
  const rows = total.parts.map((part) => [
    part.company,
    exact(part.value, lang),
    share(part.share),
    part.definition,
    part.published ?? '-',
    marks(part),
  ]);
  const label = total.missing.length === 0 ? 'total' : 'total of those known';
  return {
    json: total.parts.map((part) => ({ ...factJson(part), share: part.share })),
    rows: { columns: [...columns, 'share'], records: total.parts.map((part) => [...factCells(part), part.share]) },
    text: (screen: Session['outScreen']) =>
      formatTable(
        {
          title: `${total.metric}, ${total.period}, ${total.unit}`,
          columns: [
            { title: 'company' },
            { title: total.unit, align: 'right' },
            { title: 'share', align: 'right' },
            { title: 'definition' },
            { title: 'published' },
            { title: 'mark', wraps: true },
          ],
          rows: [...rows, [label, exact(total.valueOfKnown, lang), '', '', total.published ?? '-', '']],
          notes: [...basisNotes(total, lang), 'jevons facts sources lists the documents.'],
        },
        screen,
      ),
    notes: [`Total of those known: ${exact(total.valueOfKnown, lang)} ${total.unit}.`, ...basisNotes(total, lang)],
  };
}

/** Companies that have the metric at all, when none is named. */
function companiesWith(ledger: Ledger, metric: string): string[] {
  return buyers.filter((company) => ledger.company(company).metrics.some((held) => held.metric === metric));
}

async function values(metric: string, options: ValueOptions, session: Session): Promise<void> {
  const ledger = loadLedger();
  const { definition, asOf, period = defaultPeriod } = options;
  const named = options.company?.split(',').map((word) => word.trim());
  const answer =
    named?.length === 1
      ? oneFact(ledger.value({ company: named[0] ?? '', metric, definition, period, asOf }), options)
      : sideBySide(
          ledger.total({ companies: named ?? companiesWith(ledger, metric), metric, definition, period, asOf }),
          options,
        );
  await deliver(answer, options, session);
}

/** Adds `--company --period --definition --as-of`. */
export function addFactOptions(command: Command): Command {
  return command
    .option('--company <names>', 'slug, ticker or name; several with commas')
    .option('--period <period>', 'CY2024, FY2025 or 2026Q2')
    .option('--definition <definition>', 'gross, net or incl-finance-leases')
    .option('--as-of <date>', 'only what was public by this day', dateArgument('--as-of'));
}

export function defineValues(command: Command, metric: string, session: Session): void {
  addOutputOptions(addFactOptions(command)).action((options: ValueOptions) => values(metric, options, session));
  const name = command.name();
  addExamples(command, [
    [`jevons facts ${name} --company amazon --period CY2024 --format json`, 'one figure, with its documents'],
    [`jevons facts ${name} --company AMZN,GOOGL --period CY2025`, 'side by side on one basis'],
  ]);
}
