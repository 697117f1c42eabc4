/** `jevons facts capex|revenue|cloud`: one figure with everything behind it, or companies side by side on one basis. */

import type { Command } from 'commander';
import { formatPercent, type Language, type Localised } from '#base';
import type { FactValue, Ledger, Total } from '#ledger';
import { dateArgument } from '../arguments.ts';
import { addExamples } from '../examples.ts';
import { type Messages, messages } from '../messages.ts';
import { exact } from '../numbers.ts';
import { type Answer, addOutputOptions, type Cell, deliver, type OutputOptions } from '../output.ts';
import type { Screen, Session } from '../session.ts';
import { bold, type Field, formatFields, formatTable } from '../table.ts';
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
  ...['company', 'metric', 'definition', 'period', 'start', 'end'],
  ...['value', 'unit', 'published', 'status', 'sources'],
];

function factCells(fact: FactValue): Cell[] {
  const { company, metric, definition, period, value, unit, published, status, sources } = fact;
  const titles = sources.map(({ title }) => title).join('; ');
  return [company, metric, definition, period.label, period.start, period.end, value, unit, published, status, titles];
}

/** Names as people read them. */
export interface Labels {
  readonly company: (id: string) => string;
  readonly metric: (id: string) => string;
}

export function labelsOf(ledger: Ledger, lang: Language): Labels {
  const companies = new Map(ledger.companies().map(({ id, label }) => [id, label]));
  const metrics = new Map(ledger.metrics().map(({ id, label }) => [id, label]));
  const label = (known: ReadonlyMap<string, Localised>) => (id: string) => known.get(id)?.[lang] ?? id;
  return { company: label(companies), metric: label(metrics) };
}

/** Why to be careful with a figure. */
function reserves(fact: FactValue, words: Messages): string[] {
  return [...(fact.confirmed ? [] : [words.unconfirmed]), ...(fact.approximate ? [words.approximate] : [])];
}

/** Marks that stay with a figure wherever it is shown. */
function marks(fact: FactValue, words: Messages): string {
  const status = fact.status === 'reported' ? [] : [words.statuses[fact.status]];
  return [...status, ...reserves(fact, words)].join(', ');
}

/** One field for each document. */
export function sourceFields(facts: readonly FactValue[], words: Messages): Field[] {
  const documents = facts.flatMap(({ sources }) =>
    sources.map(({ title, place, url }) => [title, place, url].filter((part) => part !== '').join(', ')),
  );
  return [...new Set(documents)].map((document) => [words.source, document]);
}

function factText(fact: FactValue, labels: Labels, lang: Language, screen: Screen): string {
  const words = messages[lang];
  const { period, arithmetic, definition, definitionText, published, publishedReason } = fact;
  const title = `${labels.company(fact.company)}, ${labels.metric(fact.metric)}, ${period.label}: ${exact(fact.value, lang)} ${words.millions}`;
  const sum = arithmetic
    .map(({ sign, label, value }) => `${sign < 0 ? '- ' : '+ '}${exact(value, lang)} (${label})`)
    .join(' ');
  const status = [words.statuses[fact.status], words.grade(fact.grade), ...reserves(fact, words)].join(', ');
  const fields: Field[] = [
    [words.definition, `${definition}: ${definitionText[lang]}`],
    [words.period, `${period.start} ${words.to} ${period.end}`],
    [words.published, published ?? publishedReason],
    [words.status, status],
    ...(sum === '' ? [] : [[words.arithmetic, sum] as const]),
    ...fact.notes.map((note): Field => [words.note, note]),
    ...sourceFields([fact], words),
  ];
  return `${bold(title, screen)}\n\n${formatFields(fields, screen).join('\n')}\n`;
}

function oneFact(fact: FactValue, labels: Labels, lang: Language): Answer {
  return {
    json: factJson(fact),
    rows: { columns, records: [factCells(fact)] },
    text: (screen) => factText(fact, labels, lang, screen),
  };
}

function basisNotes(total: Total, labels: Labels, lang: Language): string[] {
  const words = messages[lang];
  const main = total.parts.find(({ definition }) => definition === total.definition);
  const named = main === undefined ? total.definition : `${main.definition}, ${main.definitionText[lang]}`;
  const others = total.differences.map(({ company, definition, text }) =>
    words.otherBasis(labels.company(company), `${definition}, ${text[lang]}`),
  );
  const missing = total.missing.map(({ company, missing: why }) => `${labels.company(company)}: ${why}.`);
  return [total.sameBasis ? words.oneBasis(named) : words.wishedBasis(named), ...others, ...missing];
}

function totalTable(total: Total, labels: Labels, lang: Language, screen: Screen): string {
  const words = messages[lang];
  const rows = total.parts.map((part) => [
    labels.company(part.company),
    exact(part.value, lang),
    formatPercent(part.share, lang, { decimals: 1 }),
    part.definition,
    part.published ?? '-',
    marks(part, words),
  ]);
  const label = total.missing.length === 0 ? words.total : words.totalOfKnown;
  return formatTable(
    {
      title: `${labels.metric(total.metric)}, ${total.period}`,
      columns: [
        { title: words.company },
        { title: words.millions, align: 'right' },
        { title: words.share, align: 'right' },
        { title: words.definition },
        { title: words.published },
        { title: words.mark, wraps: true },
      ],
      rows: [...rows, [label, exact(total.valueOfKnown, lang), '', '', total.published ?? '-', '']],
      notes: [...basisNotes(total, labels, lang), words.documents],
    },
    screen,
  );
}

function sideBySide(total: Total, labels: Labels, lang: Language): Answer {
  const words = messages[lang];
  const label = total.missing.length === 0 ? words.total : words.totalOfKnown;
  return {
    json: total.parts.map((part) => ({ ...factJson(part), share: part.share })),
    rows: { columns: [...columns, 'share'], records: total.parts.map((part) => [...factCells(part), part.share]) },
    text: (screen) => totalTable(total, labels, lang, screen),
    notes: [`${label}: ${exact(total.valueOfKnown, lang)} ${words.millions}.`, ...basisNotes(total, labels, lang)],
  };
}

/** Companies that have the metric at all, when none is named. */
function companiesWith(ledger: Ledger, metric: string): string[] {
  return buyers.filter((company) => ledger.company(company).metrics.some((held) => held.metric === metric));
}

async function values(metric: string, options: ValueOptions, session: Session): Promise<void> {
  const ledger = loadLedger();
  const { definition, asOf, period = defaultPeriod, lang } = options;
  const labels = labelsOf(ledger, lang);
  const named = options.company?.split(',').map((word) => word.trim());
  const answer =
    named?.length === 1
      ? oneFact(ledger.value({ company: named[0] ?? '', metric, definition, period, asOf }), labels, lang)
      : sideBySide(
          ledger.total({ companies: named ?? companiesWith(ledger, metric), metric, definition, period, asOf }),
          labels,
          lang,
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
