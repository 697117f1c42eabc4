/** `jevons facts companies|sources`: what there is. */
import type { Command } from 'commander';
import type { SourceReference } from '#ledger';
import { addExamples } from '../examples.ts';
import { addOutputOptions, deliver, type OutputOptions } from '../output.ts';
import type { Screen, Session } from '../session.ts';
import { bold, formatTable, wrap } from '../table.ts';
import { loadLedger, loadWholeLedger } from '../world.ts';

async function companies(options: OutputOptions, session: Session): Promise<void> {
  const all = loadLedger().companies();
  const held = (metrics: (typeof all)[number]['metrics']) => metrics.map(({ metric }) => metric).join(', ');
  await deliver(
    {
      json: all,
      rows: {
        columns: ['id', 'ticker', 'name', 'fiscal_year_end', 'metrics'],
        records: all.map(({ id, ticker, name, fiscalYearEnd, metrics }) => [
          id,
          ticker,
          name,
          fiscalYearEnd,
          held(metrics),
        ]),
      },
      text: (screen) =>
        formatTable(
          {
            title: 'Companies',
            columns: [{ title: 'id' }, { title: 'ticker' }, { title: 'year ends' }, { title: 'figures', wraps: true }],
            rows: all.map(({ id, ticker, fiscalYearEnd, metrics }) => [id, ticker, fiscalYearEnd, held(metrics)]),
          },
          screen,
        ),
    },
    options,
    session,
  );
}

/** A document in two or three lines: tables are too narrow for addresses. */
function sourcesText(all: readonly SourceReference[], screen: Screen): string {
  const lines = all.flatMap(({ id, title, publisher, url, confirmable }) => [
    bold(id, screen),
    ...wrap(
      `  ${title}, ${publisher}${confirmable ? '' : ' (unconfirmed: no reader can open it)'}`,
      screen.width,
      '  ',
    ),
    ...(url === '' ? [] : [`  ${url}`]),
  ]);
  return `${lines.join('\n')}\n`;
}

async function sources(options: OutputOptions, session: Session): Promise<void> {
  const all = loadWholeLedger().sources();
  await deliver(
    {
      json: all,
      rows: {
        columns: ['id', 'title', 'publisher', 'url', 'confirmable', 'credit'],
        records: all.map(({ id, title, publisher, url, confirmable, credit }) => [
          id,
          title,
          publisher,
          url,
          confirmable,
          credit,
        ]),
      },
      text: (screen) => sourcesText(all, screen),
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
  addOutputOptions(command).action((options: OutputOptions) => sources(options, session));
  addExamples(command, [['jevons facts sources --format csv', 'every document']]);
}
