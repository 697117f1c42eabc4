import { expect, test } from 'vitest';
import { planModel } from '#engine';
import { parseModel } from '#lang';
import { distribution, quantile } from '#stats';
import {
  type EnsembleRequest,
  ensemble,
  inProcessExecutor,
  serveChunks,
  type WorkerLike,
  workerExecutor,
} from './index.ts';

const text = `
growth = 0.1 ~ 1/Year ~ |
stock = INTEG(growth * stock + inflow, 1) ~ thing ~ |
inflow = 1 ~ thing/Year ~ |
doubled = 2 * stock ~ thing ~ |
blow = EXP(growth * 10000) ~ Dmnl ~ |
INITIAL TIME = 0 ~ Year ~ |
FINAL TIME = 4 ~ Year ~ |
TIME STEP = 0.25 ~ Year ~ |
SAVEPER = 0.5 ~ Year ~ |
`;
const plan = planModel(parseModel(text, 'test.mdl'));
const request: EnsembleRequest = {
  plan,
  beliefs: { inflow: distribution('normal', [5, 1]), growth: distribution('constant', [0]) },
  outputs: ['stock', 'doubled'],
  derived: [
    { id: 'yearly', reducer: 'trailing-year', inputs: ['stock'], parameters: {} },
    { id: 'end', reducer: 'value-at', inputs: ['stock'], parameters: { time: 4 } },
    { id: 'peak', reducer: 'peak-year-end', inputs: ['stock'], parameters: { fall: 0.01 } },
    { id: 'above', reducer: 'entered-by', inputs: ['stock'], parameters: { time: 1 } },
  ],
  runs: 1000,
  seed: 7,
};

/** Two ends of a channel that copies messages as real workers do. */
function pairedWorker(): WorkerLike {
  const here: ((data: unknown) => void)[] = [];
  const there: ((data: unknown) => void)[] = [];
  const deliver = (to: ((data: unknown) => void)[]) => (message: unknown, transfer?: ArrayBuffer[]) => {
    const copy = structuredClone(message, { transfer: transfer ?? [] });
    setTimeout(() => {
      for (const listener of to) listener(copy);
    }, 0);
  };
  serveChunks({ postMessage: deliver(here), addListener: (listener) => there.push(listener) });
  return { postMessage: deliver(there), addListener: (listener) => here.push(listener) };
}

test('a linear model gives the known mean and quantiles within four standard errors', async () => {
  const result = await ensemble({ ...request, design: 'random' });
  const stock = result.outputs[0];
  const exact = (u: number) => 1 + 4 * quantile(distribution('normal', [5, 1]), u);
  expect(Math.abs((stock?.mean.at(-1) ?? 0) - 21)).toBeLessThan((4 * 4) / Math.sqrt(1000));
  // Standard error of a sample median: sqrt(pi / 2) sd / sqrt(n).
  const median = stock?.quantiles[result.levels.indexOf(0.5)]?.at(-1) ?? 0;
  expect(Math.abs(median - exact(0.5))).toBeLessThan((4 * 1.2533 * 4) / Math.sqrt(1000));
  expect(result.failed).toBe(0);
});

test('Sobol points come nearer than chance', async () => {
  const result = await ensemble(request);
  expect(Math.abs((result.outputs[0]?.mean.at(-1) ?? 0) - 21)).toBeLessThan(0.02);
});

test('derived series and numbers are what they say', async () => {
  const result = await ensemble({ ...request, runs: 10 });
  const yearly = result.series[0];
  expect(yearly?.mean[0]).toBeNaN();
  expect(yearly?.mean.at(-1)).toBeCloseTo(result.numbers[0] === undefined ? 0 : (result.numbers[0].mean - 1) / 4, 10);
  const [end, peak, above] = result.numbers;
  expect(end?.count).toBe(10);
  expect(peak?.count).toBe(0);
  expect(peak?.missing).toBe(10);
  expect(above?.mean).toBe(1);
  expect(end?.unit).toBe('thing');
});

test('one thread, one worker and three workers give the same bytes', async () => {
  const alone = await ensemble(request);
  for (const count of [1, 3]) {
    const executor = workerExecutor(Array.from({ length: count }, pairedWorker));
    expect(await ensemble(request, { executor })).toEqual(alone);
    // The plan is known by now; a second request must answer alike.
    expect(await ensemble(request, { executor })).toEqual(alone);
  }
});

test('another seed gives other bytes', async () => {
  const [first, second] = [await ensemble({ ...request, runs: 64 }), await ensemble({ ...request, runs: 64, seed: 8 })];
  expect(first.outputs[0]?.mean).not.toEqual(second.outputs[0]?.mean);
});

test('runs that fail are counted by reason and variable, and left out', async () => {
  const result = await ensemble({
    ...request,
    beliefs: { growth: distribution('uniform', [0, 0.2]) },
    outputs: ['stock', 'blow'],
    derived: [],
  });
  expect(result.failed).toBeGreaterThan(500);
  expect(result.failures).toMatchObject([{ reason: 'overflow', variable: 'blow', firstTime: 0, count: result.failed }]);
  expect(Number.isFinite(result.outputs[1]?.maximum[0])).toBe(true);
});

test('an abort is heard between chunks, in this thread and with workers', async () => {
  for (const executor of [
    inProcessExecutor(() => new Promise((go) => setTimeout(go, 0))),
    workerExecutor([pairedWorker()]),
  ]) {
    const stop = new AbortController();
    const running = ensemble(
      { ...request, runs: 100_000 },
      { executor, signal: stop.signal, onProgress: () => stop.abort() },
    );
    await expect(running).rejects.toMatchObject({ kind: 'aborted' });
  }
});

test('a new request ends the one under way', async () => {
  const executor = workerExecutor([pairedWorker()]);
  const first = ensemble({ ...request, runs: 100_000 }, { executor });
  const second = ensemble({ ...request, runs: 64 }, { executor });
  await expect(first).rejects.toMatchObject({ code: 'aborted' });
  expect((await second).runs).toBe(64);
});

test('an error in a worker keeps its code', async () => {
  const executor = workerExecutor([pairedWorker()]);
  const bad = { ...request, beliefs: { inflow: { name: 'nonsense', parameters: [] } as never } };
  await expect(executor.map(bad, [{ index: 0, firstRun: 0, runs: 1 }], () => {})).rejects.toThrow();
});

test('correlated beliefs move together', async () => {
  const plain = { growth: distribution('uniform', [0.01, 0.2]), inflow: distribution('uniform', [1, 9]) };
  const spread = async (value: number) => {
    const result = await ensemble({
      ...request,
      beliefs: plain,
      correlations: [{ first: 'growth', second: 'inflow', value }],
    });
    return (result.outputs[0]?.quantiles[5]?.at(-1) ?? 0) - (result.outputs[0]?.quantiles[1]?.at(-1) ?? 0);
  };
  expect(await spread(0.9)).toBeGreaterThan(await spread(-0.9));
});

test('a large ensemble is sketched and says so', async () => {
  const result = await ensemble(
    { ...request, derived: [], runs: 900_000, outputs: ['stock', 'doubled'], backend: 'wasm' },
    {},
  );
  expect(result.summary).toBe('sketch');
  expect(Math.abs((result.outputs[0]?.quantiles[3]?.at(-1) ?? 0) / 21 - 1)).toBeLessThan(0.01);
}, 120_000);

test('what makes no sense is refused', async () => {
  await expect(ensemble({ ...request, runs: -1 })).rejects.toThrow(/whole number from 1/);
  await expect(ensemble({ ...request, seed: 0.5 })).rejects.toThrow(/seed/);
  await expect(ensemble({ ...request, levels: [0.9, 0.1] })).rejects.toThrow(/ascending/);
  const derived = (reducer: string, parameters = {}) => [{ id: 'x', reducer, inputs: ['stock'], parameters }];
  await expect(ensemble({ ...request, derived: derived('value-att') })).rejects.toThrow(/unknown reducer/);
  await expect(ensemble({ ...request, derived: derived('value-at') })).rejects.toThrow(/needs a number for time/);
  await expect(ensemble({ ...request, outputs: ['stok'] })).rejects.toMatchObject({ kind: 'usage' });
});
