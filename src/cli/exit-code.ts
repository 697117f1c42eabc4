/** From an error to an exit code and to words. */

import { CommanderError } from 'commander';
import type { ErrorKind, JevonsError } from '#base';

export const exitCodes: Readonly<Record<ErrorKind, number>> = {
  failure: 1,
  usage: 2,
  data: 3,
  check: 4,
  'no-solution': 5,
  aborted: 130,
};

/** What is said on stderr, and the exit code. */
export interface Ending {
  readonly code: number;
  readonly text: string;
}

/** More places than this would scroll the first ones away. */
const issuesShown = 20;

/** By name: the class may come from a second copy of the library, and the start-up path does not load it. */
function isJevonsError(error: unknown): error is JevonsError {
  return error instanceof Error && error.name === 'JevonsError' && 'kind' in error && 'toLine' in error;
}

function jevonsEnding(error: JevonsError): Ending {
  const lines = [`jevons: ${error.toLine()}`];
  for (const issue of error.issues.slice(0, issuesShown)) lines.push(`  ${issue.toLine()}`);
  if (error.issues.length > issuesShown) lines.push(`  ... and ${error.issues.length - issuesShown} more`);
  return { code: exitCodes[error.kind], text: `${lines.join('\n')}\n` };
}

/** `error: unknown option '--sed'\n(Did you mean --seed?)` becomes a line in our own form. */
function commanderEnding(error: CommanderError, command: string): Ending {
  if (error.exitCode === 0) return { code: 0, text: '' };
  const [what = '', ...rest] = error.message.replace(/^error: /, '').split('\n');
  const suggestion = /\(Did you mean (.*)\?\)/.exec(rest.join(' '))?.[1];
  const hint = suggestion === undefined ? '' : `did you mean ${suggestion}? `;
  const code = error.code.replace(/^commander\./, '').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return { code: 2, text: `${command}: ${what.replace(/\.$/, '')}; ${hint}see "${command} --help" [${code}]\n` };
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

/**
 * @param command The command as typed, for the pointer to its help: `jevons facts capex`.
 * @param debug Whether to add the stack.
 */
export function endingOf(error: unknown, command: string, debug: boolean): Ending {
  const ending = wordsOf(error, command);
  const stack = debug && error instanceof Error && ending.code !== 0 ? `${error.stack ?? ''}\n` : '';
  return { code: ending.code, text: ending.text + stack };
}

function wordsOf(error: unknown, command: string): Ending {
  if (isJevonsError(error)) return jevonsEnding(error);
  if (error instanceof CommanderError) return commanderEnding(error, command);
  if (isAbort(error)) return { code: exitCodes.aborted, text: 'jevons: stopped [aborted]\n' };
  const what = error instanceof Error ? error.message : String(error);
  return {
    code: exitCodes.failure,
    text: `jevons: this is a fault of the program: ${what}; run again with DEBUG=1 for the stack, and please report it [unexpected]\n`,
  };
}
