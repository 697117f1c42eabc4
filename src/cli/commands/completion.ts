/** `jevons completion`: what a shell needs to complete commands and options. */
import { Argument, type Command } from 'commander';
import { completionScript, type Shell, shells } from '../completion/scripts.ts';
import { commandTree } from '../completion/tree.ts';
import { addExamples } from '../examples.ts';
import { type Session, write } from '../session.ts';
import { commands } from './index.ts';

export function define(command: Command, session: Session): void {
  command
    .addArgument(new Argument('<shell>', 'the shell that will read it').choices(shells))
    .action(async (shell: Shell) => write(session.out, completionScript(await commandTree(commands, session), shell)));
  addExamples(command, [
    ['jevons completion bash', 'for ~/.bashrc: source <(jevons completion bash)'],
    ['jevons completion fish', 'for fish: jevons completion fish | source'],
  ]);
}
