// How long after a stop an ensemble ends, wherever in its work it is.
import { ensemble, inProcessExecutor } from '../dist/src/analysis/index.js';
import { aim, heading, median, must, table } from './measure.mjs';
import { pool } from './pool.mjs';
import { raceQuestion } from './race-question.mjs';

const { request } = await raceQuestion();
const tries = 15;
const two = pool(2);

/** Milliseconds from the signal to the rejection, for signals at different moments of a long ensemble. */
async function delays(executor, backend) {
  // Warm: the module is compiled, the threads are there.
  await ensemble({ ...request, backend, runs: 128 }, { executor });
  const found = [];
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const controller = new AbortController();
    let stopped = Number.NaN;
    const running = ensemble({ ...request, backend, runs: 1_000_000 }, { executor, signal: controller.signal });
    // The moment is another in each try; it comes from outside the computation, as a key or a click does.
    setTimeout(
      () => {
        stopped = performance.now();
        controller.abort();
      },
      40 + ((attempt * 37) % 60),
    );
    const due = performance.now() + 40 + ((attempt * 37) % 60);
    const error = await running.then(
      () => undefined,
      (reason) => reason,
    );
    must(error?.code === 'aborted', 'the stop was not heard');
    // From when the signal was due: the wait for a turn of the event loop counts.
    found.push(performance.now() - Math.min(due, stopped));
  }
  return found;
}

const cases = {
  'this thread, WebAssembly': await delays(inProcessExecutor(), 'wasm'),
  'this thread, reference': await delays(inProcessExecutor(), 'reference'),
  'two workers, WebAssembly': await delays(two.executor, 'wasm'),
  'two workers, reference': await delays(two.executor, 'reference'),
};
heading(`From the stop to the end: the race, ${tries} tries each`);
table(
  ['where', 'median ms', 'longest ms'],
  Object.entries(cases).map(([name, all]) => [name, median(all).toFixed(1), Math.max(...all).toFixed(1)]),
);
aim(
  'within 50 ms',
  Object.values(cases).every((all) => Math.max(...all) <= 50),
);
await two.close();
