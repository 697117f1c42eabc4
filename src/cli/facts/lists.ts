/** `jevons facts companies|sources`: what there is. */
import type { Command } from 'commander';
import type { Ledger } from '#ledger';
import { asPrinted, type ObservationTable, observationTables, type SourceReference } from '#ledger';
import { addExamples } from '../examples.ts';
import { messages } from '../messages.ts';
import { addOutputOptions, deliver, type OutputOptions } from '../output.ts';
import type { Screen, Session } from '../session.ts';
import { bold, dim, formatTable, wrap } from '../table.ts';
import { loadLedger, loadWholeLedger } from '../world.ts';
import { fileParts } from './show.ts';
import { wordsOf } from './words.ts';

async function companies(options: OutputOptions, session: Session): Promise<void> {
  const ledger = loadLedger();
  const all = ledger.companies();
  const words = wordsOf[options.lang];
  const held = (metrics: (typeof all)[number]['metrics']) => metrics.map(({ metric }) => metric).join(', ');
  await deliver(
    {
      json: all,
      rows: {
        columns: ['id', 'ticker', 'name', 'role', 'fiscal_year_end', 'metrics'],
        records: all.map(({ id, ticker, name, role, fiscalYearEnd, metrics }) => [
          ...[id, ticker, name, role, fiscalYearEnd],
          held(metrics),
        ]),
      },
      text: (screen) =>
        formatTable(
          {
            title: words.companies,
            columns: [
              { title: 'id' },
              { title: words.ticker },
              { title: words.yearEnds },
              { title: words.held, wraps: true },
            ],
            rows: all.map(({ id, ticker, fiscalYearEnd, metrics }) => [
              id,
              ticker,
              fiscalYearEnd,
              held(metrics) || '-',
            ]),
          },
          screen,
        ),
      ...fileParts(ledger, words.companies, [], asPrinted, undefined),
    },
    options,
    session,
  );
}

/** Rows that name a document, over all tables. */
function useOf(ledger: Ledger): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const names = ['financials', 'guidance', 'statements', ...observationTables] as const;
  for (const name of names) {
    const rows = ledger.catalog.rows(name as ObservationTable) as readonly Readonly<Record<string, unknown>>[];
    for (const row of rows) {
      for (const id of [row.sources, row.source].flat() as (string | undefined)[]) {
        if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
      }
    }
  }
  return counts;
}

/** A document in two or three lines: tables are too narrow for addresses. */
function sourcesText(
  all: readonly SourceReference[],
  use: ReadonlyMap<string, number>,
  lang: OutputOptions['lang'],
  screen: Screen,
): string {
  const words = wordsOf[lang];
  const lines = all.flatMap(({ id, title, publisher, url, confirmable, credit }) => {
    const mark = confirmable ? '' : ` (${messages[lang].unconfirmed})`;
    const about = [`${title}, ${publisher}${mark}`, words.usedBy(use.get(id) ?? 0)].join('; ');
    return [
      bold(id, screen),
      ...wrap(`  ${about}`, screen.width, '  '),
      ...(url === '' ? [] : [dim(`  ${url}`, screen)]),
      ...(credit === '' ? [] : wrap(`  ${credit}`, screen.width, '  ').map((line) => dim(line, screen))),
    ];
  });
  const open = all.filter(({ confirmable }) => confirmable).length;
  return `${[...lines, '', words.sources(all.length, open)].join('\n')}\n`;
}

async function sources(options: OutputOptions & { readonly unconfirmed?: boolean }, session: Session): Promise<void> {
  const ledger = loadWholeLedger();
  const all = ledger.sources().filter(({ confirmable }) => options.unconfirmed !== true || !confirmable);
  const use = useOf(ledger);
  await deliver(
    {
      json: all.map((source) => ({ ...source, rows: use.get(source.id) ?? 0 })),
      rows: {
        columns: ['id', 'title', 'publisher', 'url', 'confirmable', 'credit', 'rows'],
        records: all.map(({ id, title, publisher, url, confirmable, credit }) => [
          ...[id, title, publisher, url, confirmable, credit],
          use.get(id) ?? 0,
        ]),
      },
      text: (screen) => sourcesText(all, use, options.lang, screen),
    },
    options,
    session,
  );
}

export function defineCompanies(command: Command, session: Session): void {
  addOutputOptions(command).action((options: OutputOptions) => companies(options, session));
  addExamples(command, [['jevons facts companies', 'ids, tickers, fiscal years and what is known of each']]);
}

export function defineSources(command: Command, session: Session): void {
  command.option('--unconfirmed', 'only those that no reader can open');
  addOutputOptions(command).action((options: OutputOptions) => sources(options, session));
  addExamples(command, [
    ['jevons facts sources --format csv', 'every document'],
    ['jevons facts sources --unconfirmed', 'what is still to be found'],
  ]);
}
