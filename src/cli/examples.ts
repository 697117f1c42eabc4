/** Examples in help; a test runs every line that starts with `jevons`. */
import type { Command } from 'commander';

/** Adds the examples at the end of the help; one command line each, with what it shows. */
export function addExamples(command: Command, examples: readonly (readonly [line: string, shows: string])[]): Command {
  const lines = examples.map(([line, shows]) => `  # ${shows}\n  ${line}`);
  return command.addHelpText('after', `\nExamples:\n${lines.join('\n')}`);
}
