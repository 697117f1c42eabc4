/** `jevons facts import`: what comes in, what has come in, and how to take it back. */
import type { Command } from 'commander';
import { csvParse } from 'd3-dsv';
import { JevonsError } from '#base';
import { joinOverlays, readOverlays, removeOverlay } from '#importers';
import { buildLedger } from '#ledger';
import { addExamples } from '../examples.ts';
import { addOutputOptions, deliver, type OutputOptions } from '../output.ts';
import { type Session, write } from '../session.ts';
import { formatTable } from '../table.ts';
import { importsFolder } from '../user-folder.ts';
import { defineImportCsv } from './import-csv.ts';
import { openImports } from './import-keep.ts';
import { defineImportSec } from './import-sec.ts';
import { importWords } from './import-words.ts';

async function list(options: OutputOptions, session: Session): Promise<void> {
  const words = importWords[options.lang];
  const folder = importsFolder();
  const all = readOverlays(folder).map(({ name, kind, origin, imported, sha256, tables }) => {
    const rows = csvParse(tables.financials ?? '');
    const companies = [...new Set(rows.map((row) => row.company ?? ''))];
    return { name, kind, companies, figures: rows.length, imported, origin, sha256 };
  });
  await deliver(
    {
      json: all,
      rows: {
        columns: ['name', 'kind', 'companies', 'figures', 'imported', 'origin', 'sha256'],
        records: all.map((one) => [
          ...[one.name, one.kind, one.companies.join(' '), one.figures],
          ...[one.imported, one.origin, one.sha256],
        ]),
      },
      text: (screen) =>
        all.length === 0
          ? `${words.none}\n`
          : formatTable(
              {
                columns: [
                  { title: words.name },
                  { title: words.companies, wraps: true },
                  { title: words.figures, align: 'right' },
                  { title: words.when },
                  { title: words.origin, wraps: true },
                ],
                rows: all.map((one) => [
                  ...[one.name, one.companies.join(', '), String(one.figures)],
                  ...[one.imported.slice(0, 10), one.origin],
                ]),
                notes: [words.folder(folder)],
              },
              screen,
            ),
    },
    options,
    session,
  );
}

/** Another import may stand on a company or a document that only this one brings. @throws JevonsError `import-needed`. */
function refuseWhenNeeded(name: string): void {
  const bench = openable();
  if (bench === undefined) return;
  const rest = bench.overlays.filter((overlay) => overlay.name !== name);
  try {
    buildLedger(joinOverlays(bench.tables, rest));
  } catch (cause) {
    if (!(cause instanceof JevonsError)) throw cause;
    const users = rest.filter((overlay) => cause.issues.some(({ where }) => where?.includes(`.${overlay.name}.csv`)));
    const named = users.map((overlay) => overlay.name).join(', ');
    throw new JevonsError(`${named} needs ${name}: it names a company, a definition or a document of it`, {
      kind: 'usage',
      code: 'import-needed',
      where: name,
      hint: `remove ${named} first`,
      cause,
    });
  }
}

/** Undefined when the imports do not read as they are: then taking one out can only help. */
function openable(): ReturnType<typeof openImports> | undefined {
  try {
    return openImports();
  } catch (error) {
    if (error instanceof JevonsError) return undefined;
    throw error;
  }
}

async function remove(names: readonly string[], options: OutputOptions, session: Session): Promise<void> {
  for (const name of names) {
    refuseWhenNeeded(name);
    removeOverlay(importsFolder(), name);
    if (options.quiet !== true) await write(session.notes, `jevons: ${importWords[options.lang].removed(name)}\n`);
  }
}

export function defineImport(command: Command, session: Session): void {
  const subcommand = (name: string, summary: string) => command.command(name).summary(summary).description(summary);
  defineImportSec(subcommand('sec', "a company's figures from its filings at the SEC"), session);
  defineImportCsv(subcommand('csv', 'figures of your own from a table'), session);
  const listing = subcommand('list', 'what you have imported');
  addOutputOptions(listing).action((options: OutputOptions) => list(options, session));
  addExamples(listing, [['jevons facts import list', 'name, companies, figures, day and origin of each']]);
  const removal = subcommand('remove', 'take an import back').argument('<name...>', 'as list names it');
  addOutputOptions(removal).action((names: string[], options: OutputOptions) => remove(names, options, session));
  addExamples(removal, [['jevons facts import remove csv-my-facts', 'the facts are as they were before it']]);
}
