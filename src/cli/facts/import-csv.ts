/** `jevons facts import csv`: figures of one's own, checked row by row. */
import { basename } from 'node:path';
import type { Command } from 'commander';
import { JevonsError, sha256Hex } from '#base';
import { fileName } from '#formats';
import { compareImports, joinOverlays, type Overlay } from '#importers';
import { buildLedger, type OwnFactIssue, ownFactsTemplate, readOwnFacts } from '#ledger';
import { addExamples } from '../examples.ts';
import { decodeText, readText } from '../files.ts';
import { type Answer, addOutputOptions, deliver, formatOf, type OutputOptions, writeWhole } from '../output.ts';
import { type Session, write } from '../session.ts';
import { wrap } from '../table.ts';
import { importsFolder } from '../user-folder.ts';
import { checkImport, type ImportBench, keepImport, openImports } from './import-keep.ts';
import { importWords } from './import-words.ts';

interface CsvOptions extends OutputOptions {
  readonly template?: boolean;
  readonly name?: string;
  readonly dryRun?: boolean;
}

async function readInput(session: Session): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of session.input) chunks.push(Buffer.from(chunk));
  return decodeText(Buffer.concat(chunks), 'standard input');
}

async function template(options: CsvOptions, session: Session): Promise<void> {
  if (options.output === undefined) return write(session.out, ownFactsTemplate());
  writeWhole(options.output, ownFactsTemplate());
  if (options.quiet !== true) await write(session.notes, `jevons: wrote ${options.output}\n`);
}

async function importCsv(file: string | undefined, options: CsvOptions, session: Session): Promise<void> {
  if (options.template === true) return template(options, session);
  if (file === undefined) {
    throw new JevonsError('no file is named', {
      kind: 'usage',
      code: 'no-file-named',
      hint: 'give a CSV file, or - for standard input; --template prints one to start from',
    });
  }
  const text = file === '-' ? await readInput(session) : readText(file);
  const name = `csv-${fileName(options.name ?? (file === '-' ? 'input' : basename(file).replace(/\.csv$/i, '')))}`;
  const bench = withoutImport(openImports(), name);
  const found = readOwnFacts(text, bench.others.ledger.catalog);
  if (found.issues.length > 0) return refuse(found.issues, file === '-' ? 'standard input' : file, options, session);
  const before = bench.all.overlays.find((overlay) => overlay.name === name);
  const overlay: Overlay = {
    name,
    kind: 'csv',
    origin: file === '-' ? 'standard input' : file,
    imported: new Date().toISOString(),
    sha256: sha256Hex(text),
    tables: found.tables,
  };
  const isNews = JSON.stringify(before?.tables) !== JSON.stringify(overlay.tables);
  if (options.dryRun === true) checkImport(bench.all, overlay);
  else if (isNews) keepImport(bench.all, overlay);
  const changes = compareImports(before?.tables.financials, overlay.tables.financials ?? '');
  await deliver(answerOf(overlay, changes, found, isNews, options), options, session);
}

/** Rows are checked against what is there besides an earlier import of the same name. */
function withoutImport(all: ImportBench, name: string): { all: ImportBench; others: Pick<ImportBench, 'ledger'> } {
  if (!all.overlays.some((overlay) => overlay.name === name)) return { all, others: all };
  const overlays = all.overlays.filter((overlay) => overlay.name !== name);
  return { all, others: { ledger: buildLedger(joinOverlays(all.tables, overlays)) } };
}

/** Every fault is said, however many there are. */
async function refuse(issues: readonly OwnFactIssue[], file: string, options: CsvOptions, session: Session) {
  const words = importWords[options.lang];
  if (formatOf(options) === 'table') {
    const lines = issues.map(({ line, column, what, expected }) => {
      const place = column === '' ? `line ${line}` : `line ${line}, column ${column}`;
      return `${file} ${place}: ${what}; ${words.expected} ${expected}\n`;
    });
    await write(session.notes, lines.join(''));
  } else {
    const columns = ['line', 'column', 'what', 'expected'] as const;
    const records = issues.map((issue) => columns.map((column) => issue[column]));
    await deliver({ json: { issues }, rows: { columns, records }, text: () => '' }, options, session);
  }
  throw new JevonsError(words.faults(issues.length, new Set(issues.map(({ line }) => line)).size), {
    kind: 'data',
    code: 'own-facts-refused',
    where: file,
    hint: 'correct them and import again; "jevons facts import csv --template" shows the form',
  });
}

function answerOf(
  overlay: Overlay,
  changes: ReturnType<typeof compareImports>,
  { figures, newCompanies }: ReturnType<typeof readOwnFacts>,
  isNews: boolean,
  { lang, dryRun }: CsvOptions,
): Answer {
  const words = importWords[lang];
  const { added, changed, removed, unchanged } = changes;
  const headline = !isNews
    ? words.nothingNew(overlay.name)
    : dryRun === true
      ? words.wouldImport(overlay.name, figures)
      : words.imported(overlay.name, figures);
  const lines = [headline, words.counts(added.length, changed.length, removed.length, unchanged)];
  if (newCompanies.length > 0) lines.push(words.newCompanies(newCompanies.join(', ')));
  if (isNews && dryRun !== true) lines.push(words.folder(importsFolder()));
  return {
    json: {
      import: overlay.name,
      written: isNews && dryRun !== true,
      figures,
      newCompanies,
      new: added,
      changed,
      gone: removed,
      unchanged,
    },
    rows: {
      columns: ['company', 'metric', 'definition', 'period', 'value', 'published', 'vintage'],
      records: [...added, ...changed].map((one) => [
        ...[one.company, one.metric, one.definition, one.period],
        ...[one.value, one.published, one.vintage],
      ]),
    },
    text: (screen) => `${lines.flatMap((line) => wrap(line, screen.width)).join('\n')}\n`,
  };
}

export function defineImportCsv(command: Command, session: Session): void {
  command
    .argument('[file]', 'CSV with a header, or - for standard input')
    .option('--template', 'print a table to start from')
    .option('--name <name>', 'name of the import; the name of the file unless given')
    .option('--dry-run', 'check, say what would be imported, and write nothing');
  addOutputOptions(command).action((file: string | undefined, options: CsvOptions) =>
    importCsv(file, options, session),
  );
  addExamples(command, [
    ['jevons facts import csv --template -o /tmp/my-facts.csv', 'a table to start from, with an invented company'],
    ['jevons facts import csv /tmp/my-facts.csv --dry-run', 'every fault, by line and column; nothing is written'],
    ['jevons facts import csv /tmp/my-facts.csv', 'into your own folder; the facts commands join it'],
  ]);
}
