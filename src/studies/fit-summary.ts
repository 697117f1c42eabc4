/** What chains found, summed up as a posterior: spreads, diagnostics, ties, and how the model meets the figures. */
import { convergenceOf, diagnose, type ModelTarget, meanAcceptance, type Sampling } from '#analysis';
import { exp, type Localised } from '#base';
import {
  cumulative,
  type Distribution,
  formatDistribution,
  normalQuantile,
  quantile,
  quantiles,
  regularizedGamma,
  stream,
} from '#stats';
import { structureOf } from './fit-problem.ts';
import type { FitTarget, FitTargets } from './fit-targets.ts';
import { fitCommand, fitVerdict, impossibleWords } from './fit-words.ts';
import { type Posterior, sealPosterior } from './posterior.ts';
import { basisOf } from './posterior-basis.ts';
import type { ResolvedScenario, World } from './world-types.ts';

const mostKept = 2000;
const mostTies = 6;
/** A smaller change of a correlation is within the noise of a fit. */
const leastTie = 0.15;
const purposeOfErrors = 0x60000;

export interface Fitted {
  readonly world: World;
  readonly resolved: ResolvedScenario;
  readonly target: ModelTarget;
  readonly sampling: Sampling;
  readonly targets: readonly FitTarget[];
  readonly errors: FitTargets['errors'];
  readonly beliefs: Readonly<Record<string, Distribution>>;
  readonly untouched: readonly string[];
  readonly asOf: string;
  /** Nothing was asked for but the defaults: all facts, the default world. */
  readonly usual: boolean;
  readonly seed: number;
  readonly warmUp: number;
  /** Generations between two kept draws. */
  readonly thin: number;
  readonly drawsAsked: number;
  readonly stopped: Posterior['stopped'];
  readonly start: Posterior['start'];
  readonly notes: readonly Localised[];
}

/** Of the distance of Kolmogorov and Smirnov times the root of the number of draws: exceeded once in twenty by chance. */
const critical = 1.358;
/** Points kept to see whether the model is still the same to the fit: of the posterior, and of the beliefs. */
const keptPoints = { posterior: 8, prior: 8 };
/** Digits of a kept draw. */
const digits = 5;

const orNull = (value: number) => (Number.isFinite(value) ? value : null);
const levels = [0.1, 0.5, 0.9];
const fanLevels = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975];

function spreadOf(values: readonly number[]): { low: number; median: number; high: number } {
  const [low = Number.NaN, median = Number.NaN, high = Number.NaN] = quantiles(values, levels);
  return { low, median, high };
}

export function fittedPosterior(fitted: Fitted): Posterior {
  const { world, resolved, target, sampling, targets } = fitted;
  const points = thinned(sampling);
  const values = points.map((point) => target.valuesOf(point));
  const diagnostics = target.unknowns.map((_, d) =>
    diagnose(sampling.values.map((chain) => columnOf(chain, target.dimensions, d))),
  );
  const { converged, worstRHat, smallestBulk, smallestTail } = convergenceOf(diagnostics);
  const parameters = target.unknowns.map((id, d) => {
    const belief = fitted.beliefs[id] as Distribution;
    const drawn = values.map((row) => row[d] as number);
    const normals = drawn.map((value) => normalOf(belief, value));
    const shift = normals.reduce((sum, one) => sum + one, 0) / normals.length;
    const squares = normals.reduce((sum, one) => sum + (one - shift) * (one - shift), 0);
    const [low = 0, median = 0, high = 0] = levels.map((level) => quantile(belief, level));
    const { rHat = Number.NaN, bulk = Number.NaN, tail = Number.NaN } = diagnostics[d] ?? {};
    return {
      id,
      unit: world.parameters.get(id)?.unit ?? 'Dmnl',
      belief: formatDistribution(belief),
      prior: { low, median, high },
      posterior: spreadOf(drawn),
      shift,
      width: Math.sqrt(squares / Math.max(1, normals.length - 1)),
      rHat: orNull(rHat),
      bulk: orNull(bulk),
      tail: orNull(tail),
      ...comparedWithBelief(belief, drawn, Math.min(bulk, drawn.length)),
    };
  });
  const constants = target.unknowns.filter((id) => world.parameters.has(id));
  const observations = figuresOf(fitted, points, values);
  const rows = values.map((row) => constants.map((id) => rounded(row[target.unknowns.indexOf(id)] as number)));
  const kept = pointsToKeep(fitted, rows, constants);
  const stop = Math.max(...targets.map(({ at }) => at));
  const numbers = {
    converged,
    worstRHat: orNull(worstRHat),
    smallestBulk: orNull(smallestBulk),
    smallestTail: orNull(smallestTail),
  };
  return sealPosterior({
    kind: 'jevons-posterior',
    version: 2,
    model: { name: 'race', hash: world.modelHash },
    command: fitCommand(fitted),
    dataDate: fitted.asOf,
    scenario: {
      id: resolved.scenario.id,
      set: resolved.scenario.set,
      beliefs: Object.fromEntries(
        Object.entries(resolved.scenario.beliefs).map(([id, belief]) => [id, formatDistribution(belief)]),
      ),
    },
    structure: structureOf(world, resolved),
    seed: fitted.seed,
    complete: sampling.complete,
    stopped: fitted.stopped,
    sampler: {
      method: 'differential evolution Markov chains, frozen archive',
      chains: sampling.chains,
      warmUp: fitted.warmUp,
      thin: fitted.thin,
      draws: sampling.draws,
      drawsAsked: fitted.drawsAsked,
      evaluations: sampling.evaluations,
      impossibleShare: sampling.impossible / sampling.evaluations,
      firstImpossible: impossibleOf(target, sampling),
      acceptance: orNull(meanAcceptance(sampling)),
    },
    start: fitted.start,
    verdict: { ...numbers, words: fitVerdict(numbers, sampling.complete) },
    parameters,
    ties: tiesOf(fitted, values),
    untouched: [...fitted.untouched],
    observations,
    predictive: predictiveOf(target, points),
    basis: basisOf(world, { observations, scenario: resolved, ids: constants }, stop, kept),
    notes: [...fitted.notes],
    draws: { ids: constants, values: rows },
  });
}

const rounded = (value: number) => Number(value.toPrecision(digits));

function impossibleOf(target: ModelTarget, { firstImpossible }: Sampling): Posterior['sampler']['firstImpossible'] {
  if (firstImpossible === undefined) return null;
  const values = target.valuesOf(firstImpossible.point);
  return {
    why: impossibleWords(target.whyImpossible(firstImpossible.point)),
    values: Object.fromEntries(target.unknowns.map((id, d) => [id, orNull(rounded(values[d] as number))])),
  };
}

/** Draws of the posterior from end to end, then of the beliefs: values of the constants, rounded as the draws are. */
function pointsToKeep({ target, seed }: Fitted, rows: readonly number[][], constants: readonly string[]): number[][] {
  const posterior = Array.from(
    { length: keptPoints.posterior },
    (_, k) => rows[Math.floor((k * rows.length) / keptPoints.posterior)] ?? [],
  );
  const prior = Array.from({ length: keptPoints.prior }, (_, k) => {
    const values = target.valuesOf(target.priorPoint(seed, 2e6 + k));
    return constants.map((id) => rounded(values[target.unknowns.indexOf(id)] as number));
  });
  return [...posterior, ...prior];
}

/** @param effective Independent draws that these are worth. */
function comparedWithBelief(belief: Distribution, drawn: readonly number[], effective: number) {
  const sorted = drawn.map((value) => cumulative(belief, value)).sort((a, b) => a - b);
  const distance = sorted.reduce(
    (most, place, k) => Math.max(most, place - k / sorted.length, (k + 1) / sorted.length - place),
    0,
  );
  return { distance, asBelieved: distance * Math.sqrt(effective) < critical };
}

/** Errors as the fit allows for them are chi-square in sum, whatever the draw: no figures need to be made up. */
function predictiveOf(target: ModelTarget, points: readonly Float64Array[]): Posterior['predictive'] {
  const { groups } = target;
  const distances = target.distances(Float64Array.from(points.flatMap((point) => [...point])), points.length);
  const chance = (size: number, distanceOf: (point: number) => number) =>
    points.reduce((sum, _, k) => sum + regularizedGamma(size / 2, distanceOf(k) / 2)[1], 0) / points.length;
  const at = (point: number, group: number) => distances[point * groups.length + group] ?? Number.NaN;
  return {
    all: chance(
      groups.reduce((sum, { size }) => sum + size, 0),
      (k) => groups.reduce((sum, _, g) => sum + at(k, g), 0),
    ),
    groups: Object.fromEntries(groups.map(({ name, size }, g) => [name, chance(size, (k) => at(k, g))])),
  };
}

function figuresOf(
  fitted: Fitted,
  points: readonly Float64Array[],
  values: readonly Float64Array[],
): Posterior['observations'] {
  const { target, targets } = fitted;
  const predicted = target.predictions(Float64Array.from(points.flatMap((point) => [...point])), points.length);
  return targets.map((observation, o) => {
    const { id, group, unit, inputs, at, since, value, sources } = observation;
    const figures = points.map((_, k) => predicted[k * targets.length + o] as number);
    const erring = figures.map((figure, k) =>
      withError(fitted, target, observation, figure, values[k], k * targets.length + o),
    );
    return {
      ...{ id, group, unit, inputs: [...inputs], at, ...(since === undefined ? {} : { since }), value },
      model: spreadOf(figures),
      withError: spreadOf(erring),
      fan: quantiles(erring, fanLevels),
      below: erring.filter((one) => one < value).length / erring.length,
      sources: [...sources],
    };
  });
}

/** A draw as a standard normal of its belief. */
const normalOf = (belief: Distribution, value: number) =>
  normalQuantile(Math.min(1 - 1e-12, Math.max(1e-12, cumulative(belief, value))));

function tiesOf({ target, beliefs, resolved }: Fitted, values: readonly Float64Array[]): Posterior['ties'] {
  const { unknowns } = target;
  const scores = unknowns.map((id, d) => values.map((row) => normalOf(beliefs[id] as Distribution, row[d] as number)));
  const believed = (a: string, b: string) =>
    resolved.correlations.find(({ first, second }) => (first === a && second === b) || (first === b && second === a))
      ?.value ?? 0;
  const pairs = unknowns.flatMap((first, i) =>
    unknowns.slice(i + 1).map((second, k) => {
      const posterior = correlationOf(scores[i] ?? [], scores[i + 1 + k] ?? []);
      return { first, second, prior: believed(first, second), posterior };
    }),
  );
  const change = ({ prior, posterior }: (typeof pairs)[number]) => Math.abs(posterior - prior);
  return pairs
    .filter((pair) => change(pair) >= leastTie)
    .toSorted((a, b) => change(b) - change(a))
    .slice(0, mostTies);
}

function correlationOf(a: readonly number[], b: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  let [both, squaresA, squaresB] = [0, 0, 0];
  a.forEach((one, k) => {
    const [x, y] = [one - meanA, (b[k] as number) - meanB];
    both += x * y;
    squaresA += x * x;
    squaresB += y * y;
  });
  return both / Math.sqrt(squaresA * squaresB);
}

/** The figure as it might have been reported: the model's, missed by as much as the fit allows for. */
function withError(
  { errors, seed }: Fitted,
  { unknowns }: ModelTarget,
  { group, measured = 0 }: FitTarget,
  figure: number,
  values: Float64Array | undefined,
  place: number,
): number {
  const { deviation = 0, scale } = errors[group] ?? {};
  const size =
    typeof deviation === 'number' ? deviation : (values?.[unknowns.indexOf(`error of ${group}`)] ?? Number.NaN);
  const miss = Math.sqrt(size * size + measured * measured) * normalQuantile(stream(seed, place, purposeOfErrors));
  return scale === 'log' ? figure * exp(miss) : figure + miss;
}

function columnOf(chain: Float64Array, dimensions: number, d: number): Float64Array {
  return Float64Array.from({ length: chain.length / dimensions }, (_, k) => chain[k * dimensions + d] as number);
}

/** At most `mostKept`, evenly spaced over the draws of all chains. */
function thinned({ chains, draws, dimensions, values }: Sampling): Float64Array[] {
  const all = chains * draws;
  const kept = Math.min(mostKept, all);
  return Array.from({ length: kept }, (_, k) => {
    // Draw by draw over the chains, so that every stretch of the list holds all of them.
    const place = Math.floor((k * all) / kept);
    const [draw, chain] = [Math.floor(place / chains), place % chains];
    return (values[chain] as Float64Array).slice(draw * dimensions, (draw + 1) * dimensions);
  });
}
