/** `jevons cite`: a reference for a figure, a result, the facts or the program, with the documents behind it. */
import { existsSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { JevonsError, type Language, sha256Hex } from '#base';
import { dateArgument } from '../arguments.ts';
import { isHash, readResult } from '../cite/cited-result.ts';
import {
  dataReference,
  type Edition,
  figureReferences,
  type Reference,
  resultReference,
  softwareReference,
} from '../cite/reference.ts';
import { formatReferences, type Style, styles } from '../cite/styles.ts';
import { addExamples } from '../examples.ts';
import { labelsOf } from '../facts/show.ts';
import { packageText, packageTexts } from '../files.ts';
import { writeWhole } from '../output.ts';
import { type Session, write } from '../session.ts';
import { hasUserFacts, joinUserFacts, withUserFacts } from '../user-facts.ts';
import { loadWholeLedger } from '../world.ts';

interface CiteOptions {
  readonly format: Style;
  readonly definition?: string;
  readonly asOf?: string;
  readonly output?: string;
  readonly lang: Language;
  readonly quiet?: boolean;
}

/** Version and day of the program from its own files; the hash is of every fact table, in the order of their names. */
function editionOf(dataDate: string): Edition {
  const citation = packageText('CITATION.cff');
  const field = (name: string) => new RegExp(`^${name}: *"?(.*?)"?$`, 'm').exec(citation)?.[1] ?? '';
  const { version, homepage = '' } = JSON.parse(packageText('package.json')) as { version: string; homepage?: string };
  const tables = Object.entries(withUserFacts(packageTexts('data', '.csv'))).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    author: /- name: *"?(.*?)"?$/m.exec(citation)?.[1] ?? '',
    title: field('title'),
    version,
    released: field('date-released'),
    licence: field('license'),
    url: field('url') === '' ? homepage : field('url'),
    dataDate,
    dataHash: sha256Hex(tables.map(([name, text]) => `${name}\n${text}`).join('\n')),
  };
}

function references(what: readonly string[], options: CiteOptions): Reference[] {
  const { lang, definition, asOf } = options;
  const [first = 'software', second = '', third = ''] = what;
  const ledger = loadWholeLedger();
  const edition = editionOf(ledger.dataDate);
  if (what.length <= 1 && first === 'software') return [softwareReference(edition, lang)];
  if (what.length === 1 && (first === 'data' || first === 'facts'))
    return [dataReference(edition, hasUserFacts(), lang)];
  const result = first === 'result' ? second : first;
  if (what.length === (first === 'result' ? 2 : 1) && (existsSync(result) || result.endsWith('.json'))) {
    return [resultReference(readResult(result), edition, lang)];
  }
  if (what.length <= 2 && isHash(result)) return [resultReference({ hash: result.toLowerCase() }, edition, lang)];
  if (what.length !== 3) {
    throw new JevonsError(`cannot tell what "${what.join(' ')}" is to be cited as`, {
      kind: 'usage',
      code: 'nothing-to-cite',
      where: 'cite',
      hint: 'a figure is metric, company and period: jevons cite capex AMZN CY2024; a result is its file or hash',
    });
  }
  const fact = ledger.value({ metric: first, company: second, period: third, definition, asOf });
  const labels = labelsOf(ledger, lang);
  const names = { company: labels.company(fact.company), metric: labels.metric(fact.metric) };
  return figureReferences(fact, names, edition, hasUserFacts(), lang);
}

async function cite(what: readonly string[], options: CiteOptions, session: Session): Promise<void> {
  const text = formatReferences(references(what, options), options.format, options.lang);
  if (options.output === undefined) return write(session.out, text);
  writeWhole(options.output, text);
  if (options.quiet !== true) await write(session.notes, `jevons: wrote ${options.output}\n`);
}

export function define(command: Command, session: Session): void {
  command
    .argument('[what...]', 'metric, company and period; a result file or hash; data; software')
    .addOption(new Option('--format <style>', 'form of the reference').choices([...styles]).default('apa'))
    .option('--definition <definition>', 'definition of the figure: gross, net or incl-finance-leases')
    .option('--as-of <date>', 'the figure as it was public by this day', dateArgument('--as-of'))
    .option('-o, --output <file>', 'write there instead of stdout')
    .addOption(new Option('--lang <language>', 'language of the words').choices(['en', 'fr']).default('en'))
    .option('-q, --quiet', 'no notes')
    .action((what: string[], options: CiteOptions) => cite(what, options, session));
  joinUserFacts([command], session);
  addExamples(command, [
    ['jevons cite capex AMZN CY2024', 'a figure, with the documents behind it, in APA style'],
    ['jevons cite capex microsoft FY2025 --definition gross --format bibtex', 'the same for LaTeX'],
    [
      'jevons run -n 100 --format json -o /tmp/jevons-result.json && jevons cite /tmp/jevons-result.json',
      'a result, its hash worked out again',
    ],
    ['jevons cite data --format csl-json', 'the facts, for a reference manager'],
    ['jevons cite software --lang fr', 'the program, in French'],
  ]);
}
