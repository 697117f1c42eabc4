/** `jevons completion`: what a shell needs to complete commands and options. */
import { Argument } from 'commander';
import type { CommandEntry, CommandFile } from '../command-entry.ts';
import { completionScript, type Shell, shells } from '../completion/scripts.ts';
import { commandTree } from '../completion/tree.ts';
import { addExamples } from '../examples.ts';
import { write } from '../session.ts';

/** @param entries All commands, this one among them. */
export function completionOf(entries: readonly CommandEntry[]): CommandFile {
  return {
    define(command, session) {
      command
        .addArgument(new Argument('<shell>', 'the shell that will read it').choices(shells))
        .action(async (shell: Shell) =>
          write(session.out, completionScript(await commandTree(entries, session), shell)),
        );
      addExamples(command, [
        ['jevons completion bash', 'for ~/.bashrc: source <(jevons completion bash)'],
        ['jevons completion fish', 'for fish: jevons completion fish | source'],
      ]);
    },
  };
}
