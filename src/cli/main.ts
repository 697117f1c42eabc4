/** The command line: finds the command, loads it alone, and turns whatever happens into an exit code. */
import { Command } from 'commander';
import { commands } from './commands/index.ts';
import { endingOf, exitCodes } from './exit-code.ts';
import { packageVersion } from './package-root.ts';
import { processSession, type Session, write } from './session.ts';

const epilogue = `
A command's own help has examples:  jevons run --help
Exit codes: 0 ok, 1 failure, 2 usage, 3 data or network, 4 a check failed,
            5 no solution, 130 interrupted`;

/** The command named on the line, also after the word help. */
function wantedCommand(args: readonly string[]): string | undefined {
  const words = args.filter((arg) => !arg.startsWith('-'));
  return words[0] === 'help' ? words[1] : words[0];
}

async function buildProgram(args: readonly string[], session: Session): Promise<Command> {
  const program = new Command('jevons')
    .description('How much AI capacity to build, and under which beliefs too little is worse than too much.')
    .version(packageVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print the help of a command')
    .exitOverride()
    .configureOutput({ writeErr: () => {} })
    .addHelpText('after', epilogue);
  const wanted = wantedCommand(args);
  for (const entry of commands) {
    const command = program.command(entry.name).summary(entry.summary).description(entry.summary);
    if (entry.name === wanted) await (await entry.load()).define(command, session, args);
  }
  return program;
}

/** The longest chain of command names at the start of the line: `jevons facts capex`. */
function commandPath(program: Command | undefined, args: readonly string[]): string {
  let command: Command | undefined = program;
  const path = ['jevons'];
  for (const arg of args) {
    command = command?.commands.find((candidate) => candidate.name() === arg);
    if (command === undefined) break;
    path.push(arg);
  }
  return path.join(' ');
}

/** `help run` and a group alone, such as `facts`, ask for help: the same as `run --help`. */
function withHelpAsked(program: Command, args: readonly string[]): readonly string[] {
  const asked = args[0] === 'help' && args.length > 1 ? args.slice(1) : args;
  // What is no command is left for the parser to refuse with the near one.
  const known = program.commands.some((candidate) => candidate.name() === asked[0]);
  const words = asked !== args && known ? [...asked, '--help'] : asked;
  let command: Command | undefined = program;
  for (const word of words) command = command?.commands.find((candidate) => candidate.name() === word);
  return command !== undefined && command.commands.length > 0 ? [...words, '--help'] : words;
}

function stopOnCtrlC(): AbortSignal {
  const controller = new AbortController();
  process.on('SIGINT', () => {
    // The second time, the person does not want to wait for a tidy end.
    if (controller.signal.aborted) process.exit(exitCodes.aborted);
    controller.abort();
  });
  return controller.signal;
}

/** A reader that has seen enough (`| head`) closes the pipe: that is an end, not a failure. */
function endWithTheReader(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0);
      throw error;
    });
  }
}

/**
 * Runs one command line and sets the exit code of the process.
 *
 * @param args The words after `jevons`.
 */
export async function main(args: readonly string[]): Promise<void> {
  endWithTheReader();
  const session = processSession(stopOnCtrlC());
  let program: Command | undefined;
  try {
    program = await buildProgram(args, session);
    if (args.length === 0) await write(session.out, `${program.helpInformation()}${epilogue}\n`);
    else await program.parseAsync(withHelpAsked(program, args), { from: 'user' });
  } catch (error) {
    const debug = (process.env.DEBUG ?? '') !== '';
    const { code, text } = endingOf(error, commandPath(program, args), debug);
    process.exitCode = code;
    if (text !== '') await write(session.notes, text);
  }
}
