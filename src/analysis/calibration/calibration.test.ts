import { expect, test } from 'vitest';
import { exp, ln } from '#base';
import { planModel } from '#engine';
import { parseModel } from '#lang';
import { normalQuantile, parseDistribution, RandomStream } from '#stats';
import type { WorkerLike } from '../ensemble/worker-messages.ts';
import {
  checkpointBytes,
  checkpointState,
  convergenceOf,
  diagnose,
  leastSquares,
  modelTarget,
  rankHistogram,
  rankOf,
  sampleChains,
  serveChains,
  type Target,
  workerMover,
} from './index.ts';

const normals = (seed: number, place: number, count: number) => {
  const random = new RandomStream(seed, place, 7);
  return Float64Array.from({ length: count }, () => normalQuantile(random.uniform()));
};

/** Each unknown: mean and standard deviation over all chains. */
function moments(values: readonly Float64Array[], dimensions: number) {
  return Array.from({ length: dimensions }, (_, d) => {
    const all = values.flatMap((chain) => [...chain].filter((_, i) => i % dimensions === d));
    const mean = all.reduce((sum, one) => sum + one, 0) / all.length;
    const variance = all.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (all.length - 1);
    return { mean, deviation: Math.sqrt(variance) };
  });
}

const columnOf = (values: readonly Float64Array[], dimensions: number, d: number) =>
  values.map((chain) => chain.filter((_, i) => i % dimensions === d));

/** Means 3 and -1, standard deviations 1 and 10, correlation 0.9. */
const gaussian: Target = {
  dimensions: 2,
  logDensities: (points, count) =>
    Float64Array.from({ length: count }, (_, k) => {
      const [x, y] = [(points[2 * k] ?? 0) - 3, ((points[2 * k + 1] ?? 0) + 1) / 10];
      return -(x * x - 1.8 * x * y + y * y) / (2 * 0.19);
    }),
};
const gaussianRequest = {
  target: gaussian,
  start: (index: number) => normals(11, index, 2).map((one) => 30 * one),
  chains: 8,
  warmUp: 500,
  draws: 3000,
  seed: 3,
};

test('a correlated Gaussian is sampled with its means, spreads and correlation, and said to have converged', async () => {
  const found = await sampleChains(gaussianRequest);
  const diagnostics = [0, 1].map((d) => diagnose(columnOf(found.values, 2, d)));
  const [first, second] = moments(found.values, 2);
  expect(convergenceOf(diagnostics).converged).toBe(true);
  // Four standard errors of a mean and of a standard deviation at the effective size.
  const error = 4 / Math.sqrt(Math.min(...diagnostics.map(({ bulk }) => bulk)));
  expect(Math.abs((first?.mean ?? 0) - 3)).toBeLessThan(error);
  expect(Math.abs((second?.mean ?? 0) + 1)).toBeLessThan(10 * error);
  expect(Math.abs((first?.deviation ?? 0) - 1)).toBeLessThan(error);
  expect(Math.abs((second?.deviation ?? 0) / 10 - 1)).toBeLessThan(error);
  const all = found.values.flatMap((chain) =>
    Array.from({ length: found.draws }, (_, k) => [chain[2 * k], chain[2 * k + 1]]),
  );
  const correlation = all.reduce((sum, [x = 0, y = 0]) => sum + (x - 3) * (y + 1), 0) / all.length / 10;
  expect(Math.abs(correlation - 0.9)).toBeLessThan(2 * error);
});

test('the same seed gives the same bytes, another seed others', async () => {
  const short = { ...gaussianRequest, warmUp: 50, draws: 20 };
  const [first, again] = [await sampleChains(short), await sampleChains(short)];
  expect(again).toEqual(first);
  expect((await sampleChains({ ...short, seed: 4 })).values).not.toEqual(first.values);
});

test('a stop gives the draws so far, the first of those that the whole would have given', async () => {
  const short = { ...gaussianRequest, warmUp: 50, draws: 40 };
  const whole = await sampleChains(short);
  const controller = new AbortController();
  const part = await sampleChains(short, {
    signal: controller.signal,
    onProgress: (done) => {
      if (done === 60) controller.abort();
    },
  });
  expect(part).toMatchObject({ complete: false, draws: 10 });
  expect(part.values[0]).toEqual(whole.values[0]?.subarray(0, 20));
  expect(whole.complete).toBe(true);
});

const identity = { seed: '3', facts: 'these' };
const short = { ...gaussianRequest, warmUp: 50, draws: 40 };
/** The state after each stretch, as it would be kept on disk. */
async function checkpoints(): Promise<Uint8Array[]> {
  const found: Uint8Array[] = [];
  await sampleChains(short, { onState: (state) => found.push(checkpointBytes(state(), identity)) });
  return found;
}

test('from a checkpoint of warm-up or of the draws it goes on to the same bytes', async () => {
  const whole = await sampleChains(short);
  const all = await checkpoints();
  expect(all).toHaveLength(90);
  for (const at of [0, 11, 24, 49, 50, 72, 89]) {
    const from = checkpointState(all[at] as Uint8Array, 'c', identity);
    expect(from.generation).toBe(at + 1);
    expect(await sampleChains(short, { from })).toEqual(whole);
  }
});

test('a checkpoint of another fit is refused with what differs, a damaged one as damaged', async () => {
  const bytes = (await checkpoints())[70] as Uint8Array;
  const refused = (changed: Uint8Array, wanted: Record<string, string> = identity) => {
    try {
      checkpointState(changed, 'fit.checkpoint', wanted);
    } catch (error) {
      return error;
    }
    return undefined;
  };
  const other = refused(bytes, { seed: '4', facts: 'these' });
  expect(other).toMatchObject({ code: 'other-fit', where: 'fit.checkpoint', kind: 'usage' });
  expect(other).toMatchObject({ issues: [{ message: 'seed is 3 there and 4 here' }] });
  const flipped = (at: number) => bytes.map((byte, i) => (i === at ? byte ^ 1 : byte));
  for (const damaged of [
    flipped(3),
    flipped(60),
    flipped(bytes.length - 9),
    bytes.subarray(0, bytes.length - 8),
    bytes.subarray(0, 30),
    new Uint8Array(0),
  ]) {
    expect(refused(damaged)).toMatchObject({ code: 'checkpoint-file', where: 'fit.checkpoint' });
  }
});

test('a density without any possible start is refused', async () => {
  const nowhere: Target = { dimensions: 1, logDensities: (_, count) => new Float64Array(count).fill(Number.NaN) };
  const request = { ...gaussianRequest, target: nowhere, start: () => [0] };
  await expect(sampleChains(request)).rejects.toMatchObject({ code: 'no-start' });
});

test('chains that stand apart, drift or hardly move are not converged', () => {
  const chain = (place: number, shift: number, drift = 0) =>
    normals(5, place, 1000).map((one, k) => one + shift + (drift * k) / 1000);
  const verdict = (chains: Float64Array[]) => convergenceOf([diagnose(chains)]);
  expect(verdict([0, 1, 2, 3].map((c) => chain(c, 0))).converged).toBe(true);
  expect(verdict([0, 1, 2, 3].map((c) => chain(c, c === 3 ? 1 : 0))).converged).toBe(false);
  expect(verdict([0, 1, 2, 3].map((c) => chain(c, 0, 2))).converged).toBe(false);
  // Equal means, one chain three times as wide: only the folded R-hat sees it.
  expect(verdict([0, 1, 2, 3].map((c) => chain(c, 0).map((one) => (c === 3 ? 3 * one : one)))).converged).toBe(false);
  expect(verdict([new Float64Array(1000), new Float64Array(1000)]).converged).toBe(false);
});

test('independent draws count fully, those of an autoregression by (1 - a) / (1 + a)', () => {
  const chains = [0, 1, 2, 3].map((c) => {
    const noise = normals(6, c, 4000);
    let last = 0;
    return noise.map((one) => {
      last = 0.8 * last + 0.6 * one;
      return last;
    });
  });
  const effective = diagnose(chains).bulk / 16000;
  expect(effective).toBeGreaterThan(0.8 * (0.2 / 1.8));
  expect(effective).toBeLessThan(1.2 * (0.2 / 1.8));
  expect(diagnose([0, 1, 2, 3].map((c) => normals(8, c, 4000))).bulk / 16000).toBeGreaterThan(0.8);
});

/** y = a + b x + noise of deviation 0.5, priors a, b ~ N(0, 2): the posterior is known in closed form. */
function lineTarget(data: readonly number[]): {
  target: Target;
  residuals: (points: Float64Array, count: number) => Float64Array;
} {
  const residuals = (points: Float64Array, count: number) =>
    Float64Array.from(
      Array.from({ length: count }, (_, k) => {
        const [a, b] = [points[2 * k] ?? 0, points[2 * k + 1] ?? 0];
        return [...data.map((y, x) => (y - a - b * x) / 0.5), a / 2, b / 2];
      }).flat(),
    );
  return {
    residuals,
    target: {
      dimensions: 2,
      logDensities: (points, count) => {
        const all = residuals(points, count);
        const each = all.length / count;
        return Float64Array.from({ length: count }, (_, k) =>
          all.subarray(k * each, (k + 1) * each).reduce((sum, one) => sum - (one * one) / 2, 0),
        );
      },
    },
  };
}

function linePosterior(data: readonly number[]) {
  const n = data.length;
  const sx = data.reduce((sum, _, x) => sum + x, 0);
  const sxx = data.reduce((sum, _, x) => sum + x * x, 0);
  const [aa, ab, bb] = [n / 0.25 + 0.25, sx / 0.25, sxx / 0.25 + 0.25];
  const [ya, yb] = [data.reduce((s, y) => s + y, 0) / 0.25, data.reduce((s, y, x) => s + x * y, 0) / 0.25];
  const determinant = aa * bb - ab * ab;
  return {
    mean: [(bb * ya - ab * yb) / determinant, (aa * yb - ab * ya) / determinant],
    deviation: [Math.sqrt(bb / determinant), Math.sqrt(aa / determinant)],
  };
}

test('the posterior of a straight line is that of the closed form, and least squares finds its top', async () => {
  const data = [0.3, 1.1, 1.2, 2.4, 2.2, 3.5];
  const { target, residuals } = lineTarget(data);
  const exact = linePosterior(data);
  const top = leastSquares({ residuals, start: [0, 0] });
  expect(top.converged).toBe(true);
  for (const d of [0, 1]) expect(top.point[d]).toBeCloseTo(exact.mean[d] ?? 0, 6);
  const found = await sampleChains({ ...gaussianRequest, target, draws: 2000 });
  moments(found.values, 2).forEach(({ mean, deviation }, d) => {
    const error = 4 / Math.sqrt(diagnose(columnOf(found.values, 2, d)).bulk);
    expect(Math.abs(mean - (exact.mean[d] ?? 0))).toBeLessThan(error * (exact.deviation[d] ?? 0));
    expect(Math.abs(deviation / (exact.deviation[d] ?? 0) - 1)).toBeLessThan(error);
  });
});

test('the sampler is calibrated: truths rank evenly among the draws of their posteriors', async () => {
  const [experiments, draws] = [120, 19];
  const ranks: number[][] = [[], []];
  for (let e = 0; e < experiments; e += 1) {
    const [a = 0, b = 0] = normals(21, e, 2).map((one) => 2 * one);
    const data = [...normals(22, e, 5)].map((noise, x) => a + b * x + 0.5 * noise);
    const found = await sampleChains({
      target: lineTarget(data).target,
      start: (index) => normals(23, index, 2).map((one) => 4 * one),
      chains: 4,
      warmUp: 200,
      draws: 5,
      thin: 60,
      seed: e,
    });
    [a, b].forEach((truth, d) => {
      const thinned = columnOf(found.values, 2, d).flatMap((chain) => [...chain]);
      ranks[d]?.push(rankOf(truth, thinned.slice(0, draws)));
    });
  }
  for (const one of ranks) expect(rankHistogram(one, draws, 10).chance).toBeGreaterThan(0.005);
}, 60_000);

test('ranks of a posterior that is too narrow are told from even ones', () => {
  const edge = Array.from({ length: 200 }, (_, k) => (k % 4 === 0 ? k % 20 : k % 2 === 0 ? 0 : 19));
  expect(rankHistogram(edge, 19, 10).chance).toBeLessThan(1e-6);
  expect(() => rankHistogram([1], 20, 10)).toThrow(/evenly/);
});

const decay = planModel(
  parseModel(
    `stock = INTEG( -rate * stock, start ) ~ Unit ~ |
rate = 0.5 ~ 1/Year ~ |
start = 10 ~ Unit ~ |
INITIAL TIME = 0 ~ Year ~ |
FINAL TIME = 5 ~ Year ~ |
TIME STEP = 0.125 ~ Year ~ |
SAVEPER = 0.25 ~ Year ~ |`,
    'decay.mdl',
  ),
);

test('from a noisy decay the rate, the start and the size of the noise come back', async () => {
  // Euler's own solution: the data are the model's, with 10 % of noise in logarithms.
  const noise = normals(31, 0, 20);
  const observations = Array.from({ length: 20 }, (_, k) => {
    const at = (k + 1) / 4;
    return {
      id: `stock at ${at}`,
      group: 'stock',
      inputs: ['stock'],
      at,
      value: 8 * (1 - 0.7 * 0.125) ** (at / 0.125) * exp(0.1 * (noise[k] ?? 0)),
    };
  });
  const target = modelTarget({
    plan: decay,
    beliefs: { rate: parseDistribution('lognormal90(0.1,2)'), start: parseDistribution('lognormal90(2,50)') },
    observations,
    errors: { stock: { scale: 'log', deviation: parseDistribution('lognormal90(0.02,1)') } },
  });
  expect(target.unknowns).toEqual(['rate', 'start', 'error of stock']);
  const top = leastSquares({ residuals: target.residuals, start: new Float64Array(3) });
  expect(target.valuesOf(top.point)[0]).toBeCloseTo(0.7, 1);
  const found = await sampleChains({
    target,
    start: (index) => target.priorPoint(9, index),
    chains: 8,
    warmUp: 400,
    draws: 600,
    seed: 5,
  });
  const points = found.values.flatMap((chain) =>
    Array.from({ length: found.draws }, (_, k) => chain.subarray(3 * k, 3 * k + 3)),
  );
  const values = points.map((point) => target.valuesOf(point));
  const truths = [0.7, 8, 0.1];
  truths.forEach((truth, d) => {
    const sorted = values.map((value) => value[d] ?? 0).sort((x, y) => x - y);
    expect(sorted[Math.floor(0.02 * sorted.length)]).toBeLessThan(truth);
    expect(sorted[Math.floor(0.98 * sorted.length)]).toBeGreaterThan(truth);
  });
  // Far narrower than the prior: 20 figures with 10 % of noise fix the rate to some 2 %.
  const rates = values.map((value) => ln(value[0] ?? 1)).sort((x, y) => x - y);
  expect((rates.at(-1) ?? 0) - (rates[0] ?? 0)).toBeLessThan(0.4);
});

/** Two ends of a line without threads; messages are copied as between threads. */
function line(): [WorkerLike, WorkerLike] {
  const listeners: [((data: unknown) => void)[], ((data: unknown) => void)[]] = [[], []];
  const end = (own: 0 | 1): WorkerLike => ({
    postMessage: (message) => {
      const copy = structuredClone(message);
      for (const listener of listeners[1 - own] ?? []) setImmediate(() => listener(copy));
    },
    addListener: (listener) => listeners[own].push(listener),
  });
  return [end(0), end(1)];
}

test('chains dealt out among any number of workers give the same bytes', async () => {
  const problem = {
    plan: decay,
    beliefs: { rate: parseDistribution('lognormal90(0.1,2)'), start: parseDistribution('lognormal90(2,50)') },
    observations: [{ id: 'one', group: 'stock', inputs: ['stock'], at: 1, value: 3 }],
    errors: { stock: { scale: 'log' as const, deviation: 0.1 } },
  };
  const target = modelTarget(problem);
  const request = {
    ...{ target, chains: 5, warmUp: 60, draws: 30, thin: 2, seed: 8 },
    start: (index: number) => target.priorPoint(9, index),
  };
  const alone = await sampleChains(request);
  for (const workers of [1, 2, 3, 8]) {
    const movers = Array.from({ length: workers }, () => {
      const [here, there] = line();
      serveChains(there);
      return workerMover(here, problem);
    });
    expect(await sampleChains(request, { movers })).toEqual(alone);
  }
  const [here, there] = line();
  serveChains(there);
  const broken = workerMover(here, { ...problem, observations: [] });
  await expect(sampleChains(request, { movers: [broken] })).rejects.toMatchObject({ code: 'no-observations' });
});

test('a problem with nothing to fit, a date that is not kept or a figure without error model is refused', () => {
  const one = { id: 'one', group: 'stock', inputs: ['stock'], at: 1, value: 3 };
  const problem = {
    plan: decay,
    beliefs: {},
    observations: [one],
    errors: { stock: { scale: 'log' as const, deviation: 0.1 } },
  };
  expect(() => modelTarget({ ...problem, observations: [] })).toThrow(/nothing to fit/);
  expect(() => modelTarget({ ...problem, observations: [{ ...one, at: 1.1 }] })).toThrow(/keeps no values at 1.1/);
  expect(() => modelTarget({ ...problem, observations: [{ ...one, value: -3 }] })).toThrow(/cannot be compared/);
  expect(() => modelTarget({ ...problem, errors: {} })).toThrow(/no error model/);
});
