/**
 * CMA-ES: a normal cloud of points that learns its shape from the better half of each generation. Draws are counted,
 * so that the same seed gives the same search everywhere.
 *
 * @see Hansen (2016), The CMA evolution strategy: a tutorial, arXiv:1604.00772, with its default settings.
 */
import { exp, JevonsError, ln } from '#base';
import { normalQuantile, stream } from '#stats';
import { drive, driveAtOnce, Search, type Steps } from './search.ts';
import { symmetricEigen } from './symmetric-eigen.ts';
import type { Bounds, Evaluate, OptimiseExecution, Optimum } from './types.ts';

export interface CmaEsSettings {
  readonly seed: number;
  /** Default 1000 times the dimension. */
  readonly most?: number;
  /** Points of a generation; default 4 + 3 ln n, rounded down, doubled at each restart. */
  readonly population?: number;
  /** First standard deviation, as a share of each range; default 0.3. */
  readonly step?: number;
  /** A generation is flat when its values differ by less, relative to 1 or their size; default 1e-12. */
  readonly tolerance?: number;
  /** Restarts with twice the points, for functions with many valleys; default 2. */
  readonly restarts?: number;
}

/** @throws JevonsError `bad-bounds` also for a dimension without ends; `no-start`, `bad-settings`, `nowhere-defined`, `aborted`. */
export async function cmaEs(
  evaluate: Evaluate,
  start: ArrayLike<number>,
  bounds: Bounds,
  settings: CmaEsSettings,
  execution: OptimiseExecution = {},
): Promise<Optimum> {
  const search = searchFrom(start, bounds, settings);
  return drive(search, stepsOf(search, settings), evaluate, execution);
}

/** Of a formula, without waiting. @throws JevonsError as `cmaEs`. */
export function cmaEsAtOnce(
  formula: (point: Float64Array) => number,
  start: ArrayLike<number>,
  bounds: Bounds,
  settings: CmaEsSettings,
): Optimum {
  const search = searchFrom(start, bounds, settings);
  return driveAtOnce(search, stepsOf(search, settings), formula);
}

const usualPopulation = (n: number): number => 4 + Math.floor(3 * ln(n));

function searchFrom(start: ArrayLike<number>, bounds: Bounds, settings: CmaEsSettings): Search {
  const { most = 1000 * start.length, population = usualPopulation(start.length) } = settings;
  const refused = (what: string, code: string) => new JevonsError(what, { kind: 'usage', code });
  const search = new Search(start, bounds, most);
  if (![...bounds.low, ...bounds.high].every(Number.isFinite)) {
    throw refused('the search needs a low and a high end for every dimension', 'bad-bounds');
  }
  if (!(population >= 2)) throw refused(`${population} points a generation; give at least 2`, 'bad-settings');
  return search;
}

function* stepsOf(search: Search, settings: CmaEsSettings): Steps<Optimum> {
  const { restarts = 2, step = 0.3, tolerance = 1e-12, seed } = settings;
  const usual = settings.population ?? usualPopulation(search.dimensions);
  const draws = { next: 0 };
  const ends: number[] = [];
  let restart = 0;
  for (; restart <= restarts && !search.spent; restart += 1) {
    const population = Math.floor(usual) * (1 << restart);
    const from = restart === 0 ? search.point : centreDrawn(search, seed, draws);
    const end = yield* generations(search, from, { population, step, tolerance, seed, restart }, draws);
    if (end !== undefined) ends.push(end);
    // Two clouds that end in the same place from different beginnings have found what there is to find.
    if (atBest(search, ends).length > 1) break;
  }
  return search.result(atBest(search, ends).length > 0, Math.min(restart, restarts));
}

/** Of clouds that came to rest, those that did at the least value met. */
function atBest({ best }: Search, ends: readonly number[]): readonly number[] {
  return ends.filter((end) => end - best <= 1e-9 * (1 + Math.abs(best)));
}

/** A new place to begin, evenly drawn. */
function centreDrawn({ bounds, dimensions }: Search, seed: number, draws: { next: number }): Float64Array {
  draws.next += 1;
  return Float64Array.from({ length: dimensions }, (_, i) => {
    const [low = 0, high = 1] = [bounds.low[i], bounds.high[i]];
    return low + (high - low) * stream(seed, draws.next, i, 1);
  });
}

interface Cloud {
  readonly population: number;
  readonly step: number;
  readonly tolerance: number;
  readonly seed: number;
  readonly restart: number;
}

/** Weights of the better half, and the learning rates that follow from them. */
function ratesOf(population: number, n: number) {
  const parents = Math.floor(population / 2);
  const raw = Array.from({ length: parents }, (_, k) => ln((population + 1) / 2) - ln(k + 1));
  const total = raw.reduce((sum, one) => sum + one, 0);
  const weights = raw.map((one) => one / total);
  const mass = 1 / weights.reduce((sum, one) => sum + one * one, 0);
  const sigmaRate = (mass + 2) / (n + mass + 5);
  const pathRate = (4 + mass / n) / (n + 4 + (2 * mass) / n);
  const rankOne = 2 / ((n + 1.3) * (n + 1.3) + mass);
  const rankMany = Math.min(1 - rankOne, (2 * (mass - 2 + 1 / mass)) / ((n + 2) * (n + 2) + mass));
  const damping = 1 + 2 * Math.max(0, Math.sqrt((mass - 1) / (n + 1)) - 1) + sigmaRate;
  const usualLength = Math.sqrt(n) * (1 - 1 / (4 * n) + 1 / (21 * n * n));
  return { parents, weights, mass, sigmaRate, pathRate, rankOne, rankMany, damping, usualLength };
}

/** In units of the ranges, so that one step size fits all. @returns Its least value once the cloud became flat or a point. */
function* generations(
  search: Search,
  from: Float64Array,
  cloud: Cloud,
  draws: { next: number },
): Steps<number | undefined> {
  const { population, tolerance, seed, restart } = cloud;
  const n = search.dimensions;
  const rates = ratesOf(population, n);
  const { low, high } = search.bounds;
  const range = Float64Array.from(low, (least, i) => (high[i] ?? Number.NaN) - least);
  const unit = (point: Float64Array) => point.map((value, i) => (value - (low[i] ?? 0)) / (range[i] ?? 1));
  const real = (point: Float64Array) => search.inside(point.map((u, i) => (low[i] ?? 0) + u * (range[i] ?? 1)));
  let least = Number.POSITIVE_INFINITY;
  let centre = unit(from);
  let sigma = cloud.step;
  const shape = identity(n);
  let [sigmaPath, shapePath] = [new Float64Array(n), new Float64Array(n)];
  for (let generation = 1; !search.spent; generation += 1) {
    const { values: variances, vectors } = symmetricEigen(shape, n);
    const scale = variances.map((one) => Math.sqrt(Math.max(one, 1e-300)));
    const clouds = Array.from({ length: population }, () => {
      draws.next += 1;
      const z = Float64Array.from({ length: n }, (_, i) => normalQuantile(stream(seed, draws.next, i)));
      const y = product(
        vectors,
        Float64Array.from(z, (one, i) => one * (scale[i] ?? 0)),
        n,
      );
      // A point outside is evaluated where it would be brought back to, and learnt from as that point.
      const point = centre.map((value, i) => reflected(value + sigma * (y[i] ?? 0)));
      return { point, y: point.map((value, i) => (value - (centre[i] ?? 0)) / sigma) };
    });
    const values = yield* search.at(
      clouds.map(({ point }) => real(point)),
      restart === 0 ? `generation ${generation}` : `restart ${restart}, generation ${generation}`,
    );
    const order = [...values.keys()].sort((a, b) => (values[a] as number) - (values[b] as number) || a - b);
    const chosen = order.slice(0, rates.parents).map((k) => (clouds[k] as { y: Float64Array }).y);
    const move = weighted(chosen, rates.weights, n);
    centre = centre.map((value, i) => value + sigma * (move[i] ?? 0));
    const white = product(
      vectors,
      Float64Array.from(transposed(vectors, move, n), (one, i) => one / (scale[i] ?? 1)),
      n,
    );
    const keep = 1 - rates.sigmaRate;
    const gain = Math.sqrt(rates.sigmaRate * (2 - rates.sigmaRate) * rates.mass);
    sigmaPath = sigmaPath.map((one, i) => keep * one + gain * (white[i] ?? 0));
    const length = Math.sqrt(sigmaPath.reduce((sum, one) => sum + one * one, 0));
    const expected = Math.sqrt(1 - exp(2 * generation * ln(keep)));
    const steady = length / expected / rates.usualLength < 1.4 + 2 / (n + 1);
    const along = Math.sqrt(rates.pathRate * (2 - rates.pathRate) * rates.mass);
    shapePath = shapePath.map((one, i) => (1 - rates.pathRate) * one + (steady ? along * (move[i] ?? 0) : 0));
    learn(shape, n, rates, shapePath, steady, chosen);
    sigma *= exp((rates.sigmaRate / rates.damping) * (length / rates.usualLength - 1));
    const [best = 0, worst = 0] = [values[order[0] ?? 0], values[order.at(-1) ?? 0]];
    least = Math.min(least, best);
    const flat = worst - best <= tolerance * (1 + Math.abs(best));
    const small = sigma * Math.max(...scale) < 1e-11;
    if ((flat && sigma * Math.max(...scale) < Math.sqrt(tolerance)) || small) return least;
    // Nothing is learnt from a cloud that is much wider than the ranges.
    sigma = Math.min(sigma, 2);
  }
  return undefined;
}

function learn(
  shape: Float64Array,
  n: number,
  rates: ReturnType<typeof ratesOf>,
  path: Float64Array,
  steady: boolean,
  chosen: readonly Float64Array[],
): void {
  const { rankOne, rankMany, pathRate, weights } = rates;
  const lost = steady ? 0 : rankOne * pathRate * (2 - pathRate);
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      const many = chosen.reduce((sum, y, k) => sum + (weights[k] ?? 0) * (y[i] ?? 0) * (y[j] ?? 0), 0);
      const value =
        (1 - rankOne - rankMany + lost) * (shape[i * n + j] ?? 0) +
        rankOne * (path[i] ?? 0) * (path[j] ?? 0) +
        rankMany * many;
      shape[i * n + j] = value;
      shape[j * n + i] = value;
    }
  }
}

/** Brings a coordinate back into 0 to 1, as by mirrors at both ends. */
function reflected(value: number): number {
  const turn = value - 2 * Math.floor(value / 2);
  return turn <= 1 ? turn : 2 - turn;
}

function identity(n: number): Float64Array {
  return Float64Array.from({ length: n * n }, (_, k) => (k % (n + 1) === 0 ? 1 : 0));
}

function product(matrix: Float64Array, vector: Float64Array, n: number): Float64Array {
  return Float64Array.from({ length: n }, (_, i) =>
    vector.reduce((sum, one, j) => sum + (matrix[i * n + j] ?? 0) * one, 0),
  );
}

function transposed(matrix: Float64Array, vector: Float64Array, n: number): Float64Array {
  return Float64Array.from({ length: n }, (_, i) =>
    vector.reduce((sum, one, j) => sum + (matrix[j * n + i] ?? 0) * one, 0),
  );
}

function weighted(points: readonly Float64Array[], weights: readonly number[], n: number): Float64Array {
  return Float64Array.from({ length: n }, (_, i) =>
    points.reduce((sum, y, k) => sum + (weights[k] ?? 0) * (y[i] ?? 0), 0),
  );
}
