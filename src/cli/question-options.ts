/** What decides an answer about one or more scenarios, for commands that count their draws in their own way. */
import { type Command, Option } from 'commander';
import type { Language } from '#base';
import { dateArgument, repeated, wholeNumber } from './arguments.ts';
import { type Answer, deliver, type Format, formats } from './output.ts';
import type { Session } from './session.ts';

export interface QuestionOptions {
  readonly set?: readonly string[];
  readonly seed?: number;
  readonly asOf?: string;
}

const greatestSeed = 2 ** 32 - 1;

export function addQuestionOptions(command: Command): Command {
  return command
    .option('--set <id=value>', 'set a parameter; may be repeated', repeated)
    .option('--seed <number>', 'seed of the random draws', wholeNumber('--seed', 0, greatestSeed))
    .option('--as-of <date>', 'know only what was published by this day', dateArgument('--as-of'));
}

/** As `OutputOptions`, but with `--out` for the file: `--output` names what is asked about. */
export interface AnswerOptions {
  readonly format?: Format;
  readonly out?: string;
  readonly lang: Language;
  readonly quiet?: boolean;
}

/** Adds `--format`, `-o`, `--lang` and `-q`. @param pictures Whether the command draws. */
export function addAnswerOptions(command: Command, pictures = false): Command {
  const words = `table for people; ${formats.slice(1).join(', ')} for programs${pictures ? '; svg for a picture' : ''}`;
  return command
    .addOption(new Option('--format <format>', words).choices([...formats, ...(pictures ? ['svg'] : [])]))
    .option('-o, --out <file>', 'write there instead of stdout; its ending chooses the format')
    .addOption(new Option('--lang <language>', 'language of the words').choices(['en', 'fr']).default('en'))
    .option('-q, --quiet', 'no progress and no notes');
}

export function deliverAnswer(answer: Answer, options: AnswerOptions, session: Session): Promise<void> {
  const { format, out, lang, quiet } = options;
  const asked = {
    lang,
    ...(format === undefined ? {} : { format }),
    ...(out === undefined ? {} : { output: out }),
    ...(quiet === undefined ? {} : { quiet }),
  };
  return deliver(answer, asked, session);
}

/** A turn of the event loop, so that Ctrl-C is heard. */
export const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
