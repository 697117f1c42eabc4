/** `jevons facts statements`: what was said in public, by theme. */

import type { Command } from 'commander';
import type { Language } from '#base';
import { asPrinted, type StatementEntry, tables } from '#ledger';
import { dateArgument } from '../arguments.ts';
import { addExamples } from '../examples.ts';
import { messages } from '../messages.ts';
import { addOutputOptions, type Cell, deliver } from '../output.ts';
import type { Screen, Session } from '../session.ts';
import { bold, dim, wrap } from '../table.ts';
import { loadNarrowLedger } from '../world.ts';
import { type AsOfOptions, addAsOf } from './options.ts';
import { documentText, fileParts } from './show.ts';
import { wordsOf } from './words.ts';

interface StatementOptions extends AsOfOptions {
  readonly theme?: string;
  readonly company?: string;
  readonly since?: string;
}

const columns = [
  ...['date', 'known_from', 'company', 'speaker', 'organization', 'theme', 'text', 'figure'],
  ...['grade', 'confirmed', 'sources', 'url', 'note'],
];

function cells(entry: StatementEntry, lang: Language): Cell[] {
  const titles = entry.sources.map(({ title }) => title).join('; ');
  return [
    ...[entry.date, entry.knownFrom, entry.company, entry.speaker, entry.organization, entry.theme],
    ...[entry.text[lang], entry.figure, entry.grade, entry.confirmed, titles],
    ...[entry.sources.find(({ url }) => url !== '')?.url ?? '', entry.note],
  ];
}

function entryLines(entry: StatementEntry, withTheme: boolean, lang: Language, screen: Screen): string[] {
  const words = messages[lang];
  const { date, speaker, organization, theme, figure } = entry;
  const who = organization === '' || speaker.includes(organization) ? speaker : `${speaker}, ${organization}`;
  const marks = [words.grade(entry.grade), ...(entry.confirmed ? [] : [words.unconfirmed])].join(', ');
  const head = `${date}  ${who}${withTheme ? `  [${wordsOf[lang].themes[theme] ?? theme}]` : ''}`;
  const say = (text: string) => wrap(`  ${text}`, screen.width, '  ');
  return [
    bold(head, screen),
    ...say(entry.text[lang]),
    ...(figure === '' ? [] : say(wordsOf[lang].figures(figure))),
    ...[...entry.sources.map((source) => documentText(source, words)), marks]
      .flatMap(say)
      .map((line) => dim(line, screen)),
    '',
  ];
}

async function statements(options: StatementOptions, session: Session): Promise<void> {
  const { theme, company, since, asOf, lang } = options;
  const ledger = loadNarrowLedger([], ['statements']);
  const found = ledger.statements({ theme, company, since, asOf });
  const entries = found.toSorted((left, right) => (left.knownFrom < right.knownFrom ? -1 : 1));
  const words = wordsOf[lang];
  const title = theme === undefined ? words.statementsAll : words.statements(words.themes[theme] ?? theme);
  await deliver(
    {
      json: entries,
      rows: { columns, records: entries.map((entry) => cells(entry, lang)) },
      text: (screen) => {
        const lines = entries.flatMap((entry) => entryLines(entry, theme === undefined, lang, screen));
        return `${[bold(title, screen), '', ...(lines.length === 0 ? [words.noStatement] : lines)].join('\n').trimEnd()}\n`;
      },
      ...fileParts(
        ledger,
        title,
        entries.flatMap(({ sources }) => sources),
        asPrinted,
        asOf,
      ),
    },
    options,
    session,
  );
}

export function defineStatements(command: Command, session: Session): void {
  const themes = tables.statements.theme.values;
  command
    .option('--theme <theme>', themes.join(', '))
    .option('--company <name>', 'slug, ticker or name')
    .option('--since <date>', 'only what was said from this day on', dateArgument('--since'));
  addOutputOptions(addAsOf(command)).action((options: StatementOptions) => statements(options, session));
  addExamples(command, [
    ['jevons facts statements --theme falling-cost --company amazon', 'why cheaper means more, in their words'],
    ['jevons facts statements --theme deepseek --lang fr', 'what was said of DeepSeek, in French'],
    ['jevons facts statements --since 2026-07-01', 'what was said of late'],
  ]);
}
