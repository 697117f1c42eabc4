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

/** A worker of which everything sent is seen, and whose answers and end the test decides. */
function scriptedWorker() {
  const sent: { type: string }[] = [];
  const listeners: ((data: unknown) => void)[] = [];
  const failures: ((cause: unknown) => void)[] = [];
  const worker: WorkerLike = {
    postMessage: (message) => sent.push(message as { type: string }),
    addListener: (listener) => listeners.push(listener),
    addFailureListener: (listener) => failures.push(listener),
  };
  return {
    worker,
    sent,
    say: (message: unknown) => {
      for (const listener of listeners) listener(message);
    },
    die: (cause: unknown) => {
      for (const listener of failures) listener(cause);
    },
  };
}

/** Sketched: more values than are kept. */
const large: EnsembleRequest = {
  ...request,
  runs: 26_000,
  outputs: ['stock', 'doubled', 'inflow', 'growth'],
  time: { dt: 1 / 32, saveEvery: 1 },
};

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

test('an abort is heard in this thread and with workers, which are told to leave the rest', async () => {
  for (const executor of [inProcessExecutor(), workerExecutor([pairedWorker()])]) {
    const stop = new AbortController();
    const running = ensemble(
      { ...request, runs: 100_000 },
      { executor, signal: stop.signal, onProgress: () => stop.abort() },
    );
    await expect(running).rejects.toMatchObject({ kind: 'aborted' });
  }
  const { worker, sent } = scriptedWorker();
  const stop = new AbortController();
  const running = ensemble(request, { executor: workerExecutor([worker]), signal: stop.signal });
  stop.abort();
  await expect(running).rejects.toMatchObject({ kind: 'aborted' });
  expect(sent.at(-1)).toEqual({ type: 'cancel', job: 1 });
});

test('this thread lets the event loop turn within a chunk when runs are long, and stops there', async () => {
  const long = { ...request, time: { stop: 4000 }, backend: 'reference' } as const;
  let turns = 0;
  const stop = new AbortController();
  const executor = inProcessExecutor(async () => {
    turns += 1;
    if (turns === 3) stop.abort();
  });
  let chunks = 0;
  const running = executor.map(long, [{ index: 0, firstRun: 0, runs: 64 }], () => (chunks += 1), stop.signal);
  await expect(running).rejects.toMatchObject({ kind: 'aborted' });
  expect(chunks).toBe(0);
});

test('a worker leaves a chunk unfinished when it is told that nobody waits', async () => {
  const answers: unknown[] = [];
  const listeners: ((data: unknown) => void)[] = [];
  const tell = (message: unknown) => {
    for (const listener of listeners) listener(message);
  };
  let turns = 0;
  const quiet = new Promise<void>((resolve) => {
    serveChunks(
      { postMessage: (message) => answers.push(message), addListener: (listener) => listeners.push(listener) },
      async () => {
        turns += 1;
        if (turns === 2) tell({ type: 'cancel', job: 1 });
        if (turns === 2) setTimeout(resolve, 0);
      },
    );
  });
  const { plan: value, ...rest } = { ...request, time: { stop: 4000 }, backend: 'reference' as const };
  tell({ type: 'plan', plan: 1, value });
  tell({ type: 'request', job: 1, plan: 1, request: rest });
  tell({ type: 'chunk', job: 1, chunk: { index: 0, firstRun: 0, runs: 64 } });
  await quiet;
  expect(turns).toBe(2);
  expect(answers).toEqual([]);
});

test('the parts in which a chunk is computed change no byte', async () => {
  // Ten times as many steps: each chunk of the reference is computed in several parts, of the fast backend in one.
  const long = { ...request, runs: 64, time: { stop: 400 } };
  const whole = await ensemble({ ...long, backend: 'wasm' });
  expect(await ensemble({ ...long, backend: 'reference' })).toEqual(whole);
});

test('a worker that dies ends the run with a clear error, and so does every run after it', async () => {
  const first = scriptedWorker();
  const second = scriptedWorker();
  const executor = workerExecutor([first.worker, second.worker]);
  const running = ensemble(request, { executor });
  second.die(new Error('out of memory'));
  await expect(running).rejects.toMatchObject({ code: 'worker-died', message: 'a worker died: out of memory' });
  expect(first.sent.at(-1)).toEqual({ type: 'cancel', job: 1 });
  await expect(ensemble(request, { executor })).rejects.toMatchObject({ code: 'worker-died' });
});

test('a worker that answers with an error ends the run with that error', async () => {
  const { worker, say } = scriptedWorker();
  const running = ensemble(request, { executor: workerExecutor([worker]) });
  say({ type: 'error', job: 1, error: { message: 'no room', kind: 'failure', code: 'no-room' } });
  await expect(running).rejects.toMatchObject({ code: 'no-room', message: 'no room' });
});

test('chunks are handed out no further ahead of the oldest than results can wait', () => {
  const slow = scriptedWorker();
  const quick = scriptedWorker();
  const executor = workerExecutor([slow.worker, quick.worker]);
  executor.map({ ...request, runs: 64_000 }, chunksFrom(1000), () => {}).catch(() => {});
  const given = () => quick.sent.filter(({ type }) => type === 'chunk') as unknown as { chunk: { index: number } }[];
  for (let answered = 0; answered < given().length; answered += 1) {
    const { index } = given()[answered]?.chunk ?? { index: -1 };
    const result = { index, firstRun: index * 64, runs: 64, failures: [] };
    quick.say({
      type: 'result',
      job: 1,
      result: { ...result, moments: new Float64Array(0), numbers: new Float64Array(0) },
    });
  }
  expect(given().length).toBeGreaterThan(50);
  expect(given().length).toBeLessThan(70);
  executor.close();
});

function chunksFrom(count: number) {
  return Array.from({ length: count }, (_, index) => ({ index, firstRun: index * 64, runs: 64 }));
}

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

test('a large ensemble is sketched, says so, and is the same bytes for any workers', async () => {
  const alone = await ensemble(large);
  expect(alone.summary).toBe('sketch');
  const exact = await ensemble({ ...large, runs: 10_000 });
  expect(exact.summary).toBe('exact');
  const [stock, precise] = [alone.outputs[0], exact.outputs[0]];
  alone.levels.forEach((_, level) => {
    const near = precise?.quantiles[level]?.at(-1) ?? 0;
    expect(Math.abs((stock?.quantiles[level]?.at(-1) ?? 0) / near - 1)).toBeLessThan(0.01);
  });
  const [end, peak, above] = alone.numbers;
  expect(end?.values).toBeUndefined();
  expect(Math.abs((end?.quantiles[3] ?? 0) / (exact.numbers[0]?.quantiles[3] ?? 0) - 1)).toBeLessThan(1e-3);
  expect(peak?.missing).toBe(large.runs);
  expect(above?.quantiles).toEqual(alone.levels.map(() => 1));
  const executor = workerExecutor([pairedWorker(), pairedWorker(), pairedWorker()]);
  expect(await ensemble(large, { executor })).toEqual(alone);
}, 120_000);

test('runs above a threshold are counted', async () => {
  const above = (runs: number) =>
    ensemble({
      ...request,
      runs,
      derived: [{ id: 'end', reducer: 'value-at', inputs: ['stock'], parameters: { time: 4 }, above: [0, 21, 1e9] }],
    });
  const [end] = (await above(2048)).numbers;
  expect(end?.above[0]).toBe(2048);
  expect(Math.abs((end?.above[1] ?? 0) - 1024)).toBeLessThan(4);
  expect(end?.above[2]).toBe(0);
  expect(end?.above[1]).toBe(end?.values?.filter((value) => value > 21).length);
});

test('an ensemble too large for memory is refused before it starts, with the size it would need', async () => {
  await expect(ensemble({ ...request, runs: 1_000_000 }, { memoryLimit: 1e5 })).rejects.toMatchObject({
    code: 'ensemble-too-large',
    message: expect.stringMatching(/^1000000 futures of 3 series at 9 save points would need about 0\.\d+ GB/),
    hint: expect.stringMatching(/raise the limit/),
  });
  // A few futures of very many save points are kept whole, and take what they take.
  const many = { ...request, runs: 64, time: { stop: 40_000 } };
  await expect(ensemble(many, { memoryLimit: 5e7 })).rejects.toMatchObject({ code: 'ensemble-too-large' });
});

test('what makes no sense is refused', async () => {
  await expect(ensemble({ ...request, runs: -1 })).rejects.toThrow(/whole number from 1/);
  await expect(ensemble({ ...request, seed: 0.5 })).rejects.toThrow(/seed/);
  await expect(ensemble({ ...request, levels: [0.9, 0.1] })).rejects.toThrow(/ascending/);
  const derived = (reducer: string, parameters = {}) => [{ id: 'x', reducer, inputs: ['stock'], parameters }];
  await expect(ensemble({ ...request, derived: derived('value-att') })).rejects.toThrow(/unknown reducer/);
  await expect(ensemble({ ...request, derived: derived('value-at') })).rejects.toThrow(/needs a number for time/);
  await expect(ensemble({ ...request, outputs: ['stok'] })).rejects.toMatchObject({ kind: 'usage' });
});

test('joint draws keep their rows together and come equally often, beside beliefs', async () => {
  const rows = [
    [1, 10],
    [2, 20],
    [3, 30],
    [4, 40],
  ];
  const pair = planModel(
    parseModel(
      `first = 0 ~ Dmnl ~ |
second = 0 ~ Dmnl ~ |
free = 0 ~ Dmnl ~ |
ratio = second / first ~ Dmnl ~ |
both = first + free ~ Dmnl ~ |
INITIAL TIME = 0 ~ Year ~ |
FINAL TIME = 1 ~ Year ~ |
TIME STEP = 1 ~ Year ~ |
SAVEPER = 1 ~ Year ~ |`,
      'pair.mdl',
    ),
  );
  const value = (id: string) => ({ id, reducer: 'value-at', inputs: [id], parameters: { time: 1 } });
  const { numbers } = await ensemble({
    plan: pair,
    beliefs: { free: distribution('uniform', [0, 0.5]) },
    joint: { ids: ['first', 'second'], rows },
    outputs: [],
    derived: [value('ratio'), value('both')],
    runs: 256,
    seed: 4,
  });
  expect([...(numbers[0]?.values ?? [])].every((ratio) => ratio === 10)).toBe(true);
  const counts = [0, 0, 0, 0];
  for (const both of numbers[1]?.values ?? []) counts[Math.floor(both) - 1] = (counts[Math.floor(both) - 1] ?? 0) + 1;
  // A Sobol' coordinate puts equal numbers into equal parts.
  expect(counts).toEqual([64, 64, 64, 64]);
});
