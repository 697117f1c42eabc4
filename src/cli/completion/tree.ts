/** Every command with its subcommands and options, as a completion needs them. */
import { Command } from 'commander';
import type { CommandEntry } from '../command-entry.ts';
import type { Session } from '../session.ts';

export interface CompletedCommand {
  /** Words after `jevons`: `facts capex`; empty for the program itself. */
  readonly path: string;
  readonly summary: string;
  readonly subcommands: readonly { readonly name: string; readonly summary: string }[];
  readonly options: readonly CompletedOption[];
}

export interface CompletedOption {
  /** `--lang`, and its short form when it has one. */
  readonly flags: readonly string[];
  readonly summary: string;
  readonly takesValue: boolean;
  readonly choices: readonly string[];
}

/** Loads every command; only a completion does. */
export async function commandTree(
  entries: readonly CommandEntry[],
  session: Session,
): Promise<readonly CompletedCommand[]> {
  const program = new Command('jevons');
  for (const { name, summary, load } of entries) {
    const { define } = await load();
    const heads = new Command(name);
    await define(heads, session, [name]);
    // A group loads those of its own that stand on the line: here all of them do.
    const all = heads.commands.map((one) => one.name());
    await define(program.command(name).description(summary), session, [name, ...all]);
  }
  return walk(program, '');
}

function walk(command: Command, path: string): CompletedCommand[] {
  const self: CompletedCommand = {
    path,
    summary: command.description(),
    subcommands: command.commands.map((one) => ({ name: one.name(), summary: one.description() })),
    options: [
      ...command.options.map(({ short, long, description, required, optional, argChoices }) => ({
        flags: [long, short].filter((flag) => flag !== undefined && flag !== null),
        summary: description,
        takesValue: required || optional,
        choices: argChoices ?? [],
      })),
      { flags: ['--help', '-h'], summary: 'print help', takesValue: false, choices: [] },
    ],
  };
  return [self, ...command.commands.flatMap((one) => walk(one, `${path} ${one.name()}`.trim()))];
}
