import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { ensemble, workerExecutor } from '#analysis';
import { planModel } from '#engine';
import { parseModel } from '#lang';
import { memoryLimit, workerLike } from './workers.ts';

const model = 'x = 1 ~ ~ | INITIAL TIME = 0 ~ ~ | FINAL TIME = 1 ~ ~ | TIME STEP = 1 ~ ~ | SAVEPER = 1 ~ ~ |';
const request = { plan: planModel(parseModel(model, 'x.mdl')), beliefs: {}, outputs: ['x'], runs: 64, seed: 1 };

test.each([
  ['throws', 'throw new Error("boom")', /a worker died: boom/],
  ['ends', 'process.exit(3)', /a worker died: it ended with code 3/],
  ['ends later', 'require("worker_threads").parentPort.once("message", () => process.exit(0))', /ended with code 0/],
])('a thread that %s ends the run with a clear error', async (_, script, words) => {
  const worker = new Worker(script, { eval: true, execArgv: [] });
  const running = ensemble(request, { executor: workerExecutor([workerLike(worker)]) });
  await expect(running).rejects.toThrow(words);
  await expect(running).rejects.toMatchObject({ code: 'worker-died', hint: 'try again with one worker' });
  await worker.terminate();
});

test('the memory limit is what is asked for, else a part of what there is', () => {
  expect(memoryLimit(3)).toBe(3e9);
  expect(memoryLimit(undefined)).toBeGreaterThan(1e8);
});
