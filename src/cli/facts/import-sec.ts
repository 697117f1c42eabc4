/** `jevons facts import sec`: a company's figures from its filings, every vintage, with the document of each. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { JevonsError, parsePeriod } from '#base';
import { loadSecImporter } from '#importers';
import { addExamples } from '../examples.ts';
import { packageText } from '../files.ts';
import { addOutputOptions, deliver, type OutputOptions } from '../output.ts';
import { packageRoot } from '../package-root.ts';
import { type Session, write } from '../session.ts';
import { importsFolder, secFolder } from '../user-folder.ts';
import { checkImport, keepImport, openImports } from './import-keep.ts';
import { secReport } from './import-sec-report.ts';
import { importWords } from './import-words.ts';

interface SecOptions extends OutputOptions {
  readonly ticker?: string;
  readonly cik?: string;
  readonly userAgent?: string;
  readonly from?: string;
  readonly baseUrl?: string;
  readonly fiscalYearEnd?: string;
  readonly refresh?: boolean;
  readonly dryRun?: boolean;
}

function yearEnd(text: string): string {
  try {
    parsePeriod('FY2024', text);
    return text.length === 4 ? `${text.slice(0, 2)}-${text.slice(2)}` : text;
  } catch (cause) {
    throw new JevonsError(`got "${text}", expected a month and a day, like 06-30`, {
      kind: 'usage',
      code: 'bad-argument',
      where: '--fiscal-year-end',
      cause,
    });
  }
}

function serverAddress(text: string): string {
  if (/^https?:\/\/[^/\s]+/.test(text)) return text;
  throw new JevonsError(`got "${text}", expected an address like http://127.0.0.1:8080`, {
    kind: 'usage',
    code: 'bad-argument',
    where: '--base-url',
  });
}

/** `example` is the package's own sample, unless there is a folder of that name. */
function savedFolder(given: string): string {
  return given === 'example' && !existsSync(given) ? join(packageRoot(), 'data', 'sec', 'example') : given;
}

async function documentsOf(options: SecOptions, session: Session) {
  const sec = await loadSecImporter();
  if (options.from !== undefined) return sec.folderDocuments(savedFolder(options.from));
  const note = (text: string) => {
    if (options.quiet !== true) session.notes.write(`jevons: ${text}\n`);
  };
  const fetcher = new sec.PoliteFetcher({
    userAgent: sec.checkUserAgent(options.userAgent ?? process.env.JEVONS_USER_AGENT),
    signal: session.signal,
    now: session.now,
    onWait: note,
  });
  const cache = new sec.RawCache(secFolder(), () => new Date());
  return sec.onlineDocuments({ fetcher, cache, baseUrl: options.baseUrl, refresh: options.refresh === true });
}

async function importFromSec(options: SecOptions, session: Session): Promise<void> {
  const sec = await loadSecImporter();
  const documents = await documentsOf(options, session);
  const bench = openImports();
  const { ticker, cik, fiscalYearEnd } = options;
  const rules = sec.readSecRules(packageText('data/sec/tags.csv'), packageText('data/sec/definitions.csv'));
  const result = await sec.importSec(
    { ticker, cik, fiscalYearEnd },
    { ...bench, documents, rules, time: new Date().toISOString() },
  );
  if (options.dryRun === true) checkImport(bench, result.overlay);
  else if (result.isNews) keepImport(bench, result.overlay);
  await deliver(secReport(result, options), options, session);
  if (result.isNews && options.dryRun !== true && options.quiet !== true && options.format === undefined) {
    await write(session.notes, `jevons: ${importWords[options.lang].folder(importsFolder())}\n`);
  }
}

export function defineImportSec(command: Command, session: Session): void {
  command
    .option('--ticker <ticker>', 'ticker, or the name of a company that we know')
    .option('--cik <number>', 'number of the company at the SEC')
    .option('--user-agent <text>', 'your name and mail address, which the SEC asks for; or set JEVONS_USER_AGENT')
    .option('--from <folder>', 'saved responses instead of the network; "example" is a sample in the package')
    .option('--base-url <address>', 'another server with the same paths', serverAddress)
    .option('--fiscal-year-end <month-day>', 'when its year ends, if the SEC does not say', yearEnd)
    .option('--refresh', 'ask again for what was fetched in the last hour')
    .option('--dry-run', 'say what would be imported, and write nothing');
  addOutputOptions(command).action((options: SecOptions) => importFromSec(options, session));
  addExamples(command, [
    [
      'jevons facts import sec --ticker EXIN --from example --dry-run',
      'an invented company, from the sample of saved responses; nothing is written',
    ],
  ]);
  command.addHelpText(
    'after',
    '\nFrom the SEC itself, with your own name and mail address:\n    jevons facts import sec --ticker NVDA --user-agent "Jane Doe jane@example.org"',
  );
}
