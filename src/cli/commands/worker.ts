/** `jevons worker`: computes pieces of queued sweeps, on as many machines as one likes. */
import { type Command, Option } from 'commander';
import { JevonsError } from '#base';
import { wholeNumber } from '../arguments.ts';
import { addExamples } from '../examples.ts';
import type { Session } from '../session.ts';
import type { WorkerSettings } from '../sweep/queue-worker.ts';
import { loadWorld } from '../world.ts';

const usual = { patience: 60, stall: 30 } as const;
const mostWorkers = 256;

async function run(
  options: Omit<WorkerSettings, 'queue'> & { readonly queue?: string },
  session: Session,
): Promise<void> {
  const { queue } = options;
  if (queue === undefined) {
    throw new JevonsError('a worker needs a queue to take work from', {
      kind: 'usage',
      code: 'no-queue',
      where: '--queue',
      hint: 'the one that "jevons sweep --queue" names, such as redis://127.0.0.1:6379',
    });
  }
  const { serveQueue } = await import('../sweep/queue-worker.ts');
  await serveQueue(await loadWorld(), { ...options, queue }, session);
}

export function define(command: Command, session: Session): void {
  command
    .option('--queue <url>', 'where the sweep waits: redis://host:port')
    .option('--workers <number>', 'threads', wholeNumber('--workers', 1, mostWorkers))
    .option('--idle <seconds>', 'end after so long without work', wholeNumber('--idle', 0))
    .option(
      '--stall <seconds>',
      'give away the piece of a worker silent for so long',
      wholeNumber('--stall', 1),
      usual.stall,
    )
    .option(
      '--patience <seconds>',
      'how long to try again when Redis is gone',
      wholeNumber('--patience', 0),
      usual.patience,
    )
    .addOption(new Option('--lang <language>', 'language of the words').choices(['en', 'fr']).default('en'))
    .option('-q, --quiet', 'no notes')
    .action((options: WorkerSettings) => run(options, session));
  addExamples(command, [
    ['jevons worker --queue redis://127.0.0.1:6379 --idle 1', 'work until a second has passed without any'],
  ]);
}
