/** What the list of commands says of each. */
import type { Command } from 'commander';
import type { Session } from './session.ts';

export interface CommandFile {
  /**
   * Adds the arguments, options, examples and action.
   *
   * @param args The words of the line: a group may load the subcommand that is asked for alone.
   */
  define(command: Command, session: Session, args: readonly string[]): void | Promise<void>;
}

export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<CommandFile>;
}
