/** `jevons check`: an article's figures against the facts as of its date. */
import type { Command } from 'commander';
import { Option } from 'commander';
import { JevonsError, type Language } from '#base';
import {
  type ArticleCheck,
  type ArticleFormat,
  annotateArticle,
  type Claim,
  checkArticle,
  type Verdict,
  verdicts,
} from '#ledger';
import { dateArgument, repeated } from '../arguments.ts';
import { checkText } from '../check/check-table.ts';
import { checkPage } from '../check/page.ts';
import { addExamples } from '../examples.ts';
import { decodeText, readText } from '../files.ts';
import { type Answer, type Cell, deliver, formats, writeWhole } from '../output.ts';
import { type Session, write } from '../session.ts';
import { joinUserFacts } from '../user-facts.ts';
import { loadLedger } from '../world.ts';

const outputFormats = [...formats, 'html'] as const;

interface CheckCommandOptions {
  readonly date?: string;
  readonly articleLang?: Language;
  readonly input?: ArticleFormat;
  readonly format?: (typeof outputFormats)[number];
  readonly output?: string;
  readonly lang?: Language;
  readonly failIf?: readonly string[];
  readonly quiet?: boolean;
}

/** More than any article; a wrong file is refused before it is read as one. */
const largestBytes = 20_000_000;

async function readInput(file: string, session: Session): Promise<string> {
  if (file !== '-') return readText(file);
  const chunks: Buffer[] = [];
  for await (const chunk of session.input) chunks.push(Buffer.from(chunk));
  return decodeText(Buffer.concat(chunks), 'standard input');
}

/** @throws JevonsError `not-text`, `too-large`; `article-empty` where the text would have to give the date. */
function mustBeText(text: string, file: string, dated: boolean): void {
  const where = file === '-' ? 'standard input' : file;
  if (text.length > largestBytes) {
    throw new JevonsError('is larger than 20 MB', { kind: 'data', code: 'too-large', where, hint: 'give one article' });
  }
  if (text.trim() === '' && !dated) {
    throw new JevonsError('is empty', {
      kind: 'usage',
      code: 'article-empty',
      where,
      hint: 'give the text of an article, as plain text, Markdown or HTML',
    });
  }
  if (text.includes('\u0000')) {
    throw new JevonsError('is not a text', {
      kind: 'data',
      code: 'not-text',
      where,
      hint: 'give plain text, Markdown or HTML',
    });
  }
}

const columns = [
  'quote',
  'start',
  'end',
  'company',
  'metric',
  'period',
  'value',
  'value_to',
  'unit',
  'verdict',
  'definition',
  'right',
  'reason',
  'since',
  'sources',
];

function cellsOf(claim: Claim): Cell[] {
  const right =
    claim.right === undefined ? null : typeof claim.right === 'number' ? claim.right : claim.right.join(' to ');
  return [
    claim.quote,
    claim.start,
    claim.end,
    claim.company,
    claim.metric,
    claim.period,
    claim.value,
    claim.valueTo ?? null,
    claim.unit,
    claim.verdict,
    claim.definition ?? null,
    right,
    claim.reason,
    claim.since,
    claim.sources.map(({ title }) => title).join('; '),
  ];
}

/** As asked, else by the file's ending, else for a person. */
function formatOf({ format, output }: CheckCommandOptions): (typeof outputFormats)[number] {
  const ending = /\.([a-z]+)$/.exec(output ?? '')?.[1];
  return format ?? outputFormats.find((known) => known === ending) ?? 'table';
}

function answerOf(found: ArticleCheck, language: Language): Answer {
  const all = [...found.claims, ...found.notCheckable].sort((left, right) => left.start - right.start);
  return {
    json: found,
    rows: { columns, records: all.map(cellsOf) },
    text: (screen) => checkText(found, language, screen),
  };
}

async function check(file: string, options: CheckCommandOptions, session: Session): Promise<void> {
  const failing = failingVerdicts(options.failIf ?? []);
  const input = await readInput(file, session);
  mustBeText(input, file, options.date !== undefined);
  const found = checkArticle(input, {
    ledger: loadLedger(),
    date: options.date,
    language: options.articleLang,
    reasons: options.lang,
    format: options.input,
  });
  const language = options.lang ?? found.language;
  const format = formatOf(options);
  if (format === 'html') {
    const page = checkPage(found, annotateArticle(input, found, options.input), language);
    await deliverPage(page, options, session);
  } else await deliver(answerOf(found, language), { ...options, lang: language, format }, session);
  const all = [...found.claims, ...found.notCheckable];
  const fails = all.filter(({ verdict }) => failing.includes(verdict));
  if (fails.length > 0) {
    throw new JevonsError(`${fails.length} of ${all.length} figures are ${failing.join(' or ')}`, {
      kind: 'check',
      code: 'claims-do-not-hold',
      where: file === '-' ? 'standard input' : file,
      hint: `first: "${fails[0]?.quote ?? ''}"`,
    });
  }
}

async function deliverPage(page: string, options: CheckCommandOptions, session: Session): Promise<void> {
  if (options.output === undefined) return write(session.out, page);
  writeWhole(options.output, page);
  if (options.quiet !== true) await write(session.notes, `jevons: wrote ${options.output}\n`);
}

/** @throws JevonsError `bad-argument`. */
function failingVerdicts(words: readonly string[]): Verdict[] {
  return words
    .flatMap((word) => word.split(','))
    .map((word) => {
      const verdict = verdicts.find((known) => known === word.trim());
      if (verdict === undefined) {
        throw new JevonsError(`got "${word}", expected ${verdicts.join(', ')}`, {
          kind: 'usage',
          code: 'bad-argument',
          where: '--fail-if',
        });
      }
      return verdict;
    });
}

export function define(command: Command, session: Session): void {
  command
    .argument('<file>', 'article as plain text, Markdown or HTML, or - for standard input')
    .option('--date <date>', 'when it came out, YYYY-MM-DD; else found in its text', dateArgument('--date'))
    .addOption(
      new Option('--input <form>', 'form of the article; else recognised').choices(['text', 'markdown', 'html']),
    )
    .addOption(
      new Option('--article-lang <language>', 'language of the article; else recognised').choices(['en', 'fr']),
    )
    .option('--fail-if <verdict>', `exit code 4 when a figure is that: ${verdicts.join(', ')}`, repeated)
    .addOption(
      new Option(
        '--format <format>',
        'table for people; html an annotated page; json, csv, ndjson, xlsx, parquet for programs',
      ).choices([...outputFormats]),
    )
    .option('-o, --output <file>', 'write there instead of stdout; its ending chooses the format')
    .addOption(new Option('--lang <language>', "language of the reasons; else the article's").choices(['en', 'fr']))
    .option('-q, --quiet', 'no notes')
    .action((file: string, options: CheckCommandOptions) => check(file, options, session));
  joinUserFacts([command], session);
  addExamples(command, [
    [
      "jevons check - --date 2025-02-10 <<< 'Amazon plans to invest about $100 billion in 2025, up 29% on 2024.'",
      'what each figure is worth',
    ],
    [
      "jevons check - --date 2026-02-06 --format json <<< 'Alphabet spent $91.4 million on capex in 2025.'",
      'for programs',
    ],
    [
      "jevons check - --date 2026-01-30 --format html <<< 'Meta a investi 72,2 milliards de dollars en 2025.'",
      'an annotated page; -o page.html keeps it',
    ],
    [
      "jevons check - --date 2026-02-06 --fail-if wrong <<< 'Amazon spent $131.8 billion on capex in 2025.'",
      'exit code 4 when a figure is wrong',
    ],
  ]);
}
