/** A model, beliefs about its constants and data with errors, as a density to sample. */
import { JevonsError, ln } from '#base';
import type { Plan, RunFailure, SimulatorOptions } from '#engine';
import {
  choleskyFactor,
  type Distribution,
  formatDistribution,
  normalCdf,
  normalQuantile,
  quantile,
  RandomStream,
} from '#stats';
import type { Correlation } from '../ensemble/types.ts';
import { groupLogLikelihood, whitened } from './errors-in-groups.ts';
import { type FigurePlace, modelFigures } from './model-figures.ts';
import type { Target } from './target.ts';

/** One figure that the model should come near to. */
export interface Observation extends FigurePlace {
  readonly group: string;
  readonly value: number;
  /** Standard deviation of the measurement, in the scale of its group; default 0. */
  readonly measured?: number;
}

/** How the members of a group may miss. */
export interface ErrorModel {
  /** Residuals are differences of logarithms, or plain differences. */
  readonly scale: 'log' | 'linear';
  /** Standard deviation; a distribution when it is to be learnt too. */
  readonly deviation: number | Distribution;
  readonly correlation?: number;
}

export interface ModelProblem {
  readonly plan: Plan;
  readonly beliefs: Readonly<Record<string, Distribution>>;
  readonly correlations?: readonly Correlation[];
  readonly fixed?: Readonly<Record<string, number>>;
  readonly observations: readonly Observation[];
  readonly errors: Readonly<Record<string, ErrorModel>>;
  readonly time?: SimulatorOptions['time'];
  readonly method?: 'euler' | 'rk4';
  readonly backend?: 'reference' | 'wasm';
}

export interface ModelTarget extends Target {
  /** Names of the unknowns, in order: constants of the model, then `error of <group>` where that is learnt. */
  readonly unknowns: readonly string[];
  /** `[unknown]` in their own units, of a point (independent standard normals under the prior). */
  valuesOf(point: ArrayLike<number>): Float64Array;
  /** A draw of the prior. */
  priorPoint(seed: number, index: number): Float64Array;
  /** `[point x (observations + unknowns)]`: half the sum of squares is -log posterior, errors to be learnt at their medians. */
  residuals(points: Float64Array, count: number): Float64Array;
  /** `[point x observation]`, the model's own figures; NaN where a run failed. */
  predictions(points: Float64Array, count: number): Float64Array;
  /** `[point x group]`: squared distance of the figures from the data, in errors; chi-square with `size` degrees where the model is right. */
  distances(points: Float64Array, count: number): Float64Array;
  /** Groups of figures in the order of `distances`. */
  readonly groups: readonly { readonly name: string; readonly size: number }[];
  /** Why a point has no density: the variable in which its run failed, or the figure that cannot be compared. */
  whyImpossible(point: Float64Array): Impossibility;
}

export type Impossibility =
  | { readonly kind: 'value'; readonly unknown: string }
  | { readonly kind: 'run'; readonly failure: RunFailure }
  | { readonly kind: 'figure'; readonly id: string; readonly value: number }
  | { readonly kind: 'likelihood' };

const purposeOfPrior = 0x50000;

/**
 * @throws JevonsError `no-observations`, `unknown-group`, `not-a-save-point`, `bad-observation`, `impossible-prior`,
 * `not-a-correlation`; those of the engine.
 */
export function modelTarget(problem: ModelProblem): ModelTarget {
  const { observations } = problem;
  const groups = checkedGroups(problem);
  const constants = Object.keys(problem.beliefs).sort();
  const learnt = groups.filter(({ error }) => typeof error.deviation !== 'number');
  const unknowns = [...constants, ...learnt.map(({ name }) => `error of ${name}`)];
  const priors = [
    ...constants.map((id) => problem.beliefs[id] as Distribution),
    ...learnt.map(({ error }) => error.deviation as Distribution),
  ];
  const dimensions = unknowns.length;
  checkBeliefs(unknowns, priors);
  const model = modelFigures({ ...problem, vary: constants });
  const factor = copulaFactor(constants, problem.correlations ?? []);

  const valuesOf = (point: ArrayLike<number>): Float64Array => {
    const values = new Float64Array(dimensions);
    for (let i = 0; i < dimensions; i += 1) {
      let normal = point[i] ?? Number.NaN;
      if (i < constants.length && factor !== undefined) {
        normal = 0;
        for (let k = 0; k <= i; k += 1)
          normal += (factor[i * constants.length + k] as number) * (point[k] ?? Number.NaN);
      }
      values[i] = quantile(priors[i] as Distribution, normalCdf(normal));
    }
    return values;
  };

  const simulated = (values: readonly Float64Array[]): Float64Array => {
    const found = new Float64Array(values.length * observations.length).fill(Number.NaN);
    const possible = [...values.keys()].filter((row) => values[row]?.every(Number.isFinite));
    const figures = model.figures(possible.map((row) => values[row] as Float64Array));
    possible.forEach((row, run) => {
      const from = run * observations.length;
      found.set(figures.subarray(from, from + observations.length), row * observations.length);
    });
    return found;
  };

  /** Residuals of one point in a group: model less data in the group's scale. */
  const missed = (predicted: Float64Array, row: number, members: readonly number[], scale: ErrorModel['scale']) =>
    members.map((o) => {
      const model = predicted[row * observations.length + o] ?? Number.NaN;
      const data = observations[o]?.value ?? Number.NaN;
      if (scale === 'linear') return model - data;
      return model > 0 ? ln(model / data) : Number.NaN;
    });
  const errorOf = (group: Group, values: Float64Array | undefined) => ({
    deviation:
      typeof group.error.deviation === 'number'
        ? group.error.deviation
        : values === undefined
          ? quantile(group.error.deviation, 0.5)
          : (values[unknowns.indexOf(`error of ${group.name}`)] ?? Number.NaN),
    correlation: group.error.correlation ?? 0,
  });
  const rowsOf = (points: Float64Array, count: number) =>
    Array.from({ length: count }, (_, row) => points.subarray(row * dimensions, (row + 1) * dimensions));

  return {
    dimensions,
    overStandardNormals: true,
    unknowns,
    valuesOf,
    priorPoint: (seed, index) => {
      const random = new RandomStream(seed, index, purposeOfPrior);
      return Float64Array.from({ length: dimensions }, () => normalQuantile(random.uniform()));
    },
    logDensities: (points, count) => {
      const rows = rowsOf(points, count);
      const values = rows.map(valuesOf);
      const predicted = simulated(values);
      return Float64Array.from(rows, (point, row) => {
        let sum = 0;
        for (const one of point) sum -= (one * one) / 2;
        for (const group of groups) {
          const residuals = missed(predicted, row, group.members, group.error.scale);
          sum += groupLogLikelihood(residuals, group.measured, errorOf(group, values[row]));
        }
        return Number.isNaN(sum) ? Number.NEGATIVE_INFINITY : sum;
      });
    },
    residuals: (points, count) => {
      const rows = rowsOf(points, count);
      const predicted = simulated(rows.map(valuesOf));
      const all = rows.flatMap((point, row) => [
        ...groups.flatMap((group) =>
          whitened(missed(predicted, row, group.members, group.error.scale), group.measured, errorOf(group, undefined)),
        ),
        ...point,
      ]);
      return Float64Array.from(all);
    },
    predictions: (points, count) => simulated(rowsOf(points, count).map(valuesOf)),
    groups: groups.map(({ name, members }) => ({ name, size: members.length })),
    distances: (points, count) => {
      const rows = rowsOf(points, count);
      const values = rows.map(valuesOf);
      const predicted = simulated(values);
      return Float64Array.from(
        rows.flatMap((_, row) =>
          groups.map((group) => {
            const residuals = missed(predicted, row, group.members, group.error.scale);
            const scaled = whitened(residuals, group.measured, errorOf(group, values[row]));
            return scaled.reduce((sum, one) => sum + one * one, 0);
          }),
        ),
      );
    },
    whyImpossible: (point) => {
      const values = valuesOf(point);
      const bad = values.findIndex((value) => !Number.isFinite(value));
      if (bad >= 0) return { kind: 'value', unknown: unknowns[bad] ?? '' };
      const predicted = simulated([values]);
      const [failure] = model.failures;
      if (failure !== undefined) return { kind: 'run', failure };
      for (const { error, members } of groups) {
        const residuals = missed(predicted, 0, members, error.scale);
        const o = members[residuals.findIndex((one) => !Number.isFinite(one))];
        if (o !== undefined)
          return { kind: 'figure', id: observations[o]?.id ?? '', value: predicted[o] ?? Number.NaN };
      }
      return { kind: 'likelihood' };
    },
  };
}

/** Quantiles at which a belief must have a value. */
const tried = [0.001, 0.5, 0.999];

/** @throws JevonsError `impossible-prior`. */
function checkBeliefs(unknowns: readonly string[], priors: readonly Distribution[]): void {
  const issues = unknowns.flatMap((id, i) => {
    const prior = priors[i] as Distribution;
    const [low = Number.NaN, middle = Number.NaN, high = Number.NaN] = tried.map((level) => quantile(prior, level));
    const ordered = Number.isFinite(low) && Number.isFinite(high) && low <= middle && middle <= high && low < high;
    if (ordered) return [];
    const what = `${formatDistribution(prior)} gives ${low}, ${middle} and ${high} at 0.1, 50 and 99.9 %`;
    return [new JevonsError(what, { kind: 'data', code: 'impossible-prior', where: id })];
  });
  if (issues.length === 0) return;
  throw new JevonsError('beliefs that no value can be drawn from', {
    kind: 'data',
    code: 'impossible-prior',
    hint: 'a belief to be fitted needs a spread of finite values; fix what is certain',
    issues,
  });
}

interface Group {
  readonly name: string;
  readonly error: ErrorModel;
  readonly members: readonly number[];
  readonly measured: readonly number[];
}

function checkedGroups({ observations, errors }: ModelProblem): Group[] {
  if (observations.length === 0) {
    throw new JevonsError('there is nothing to fit to', {
      kind: 'data',
      code: 'no-observations',
      hint: 'take a later day, or give observations',
    });
  }
  for (const { id, value, group } of observations) {
    if (Number.isFinite(value) && (errors[group]?.scale !== 'log' || value > 0)) continue;
    throw new JevonsError(`${value} cannot be compared with the model`, {
      kind: 'data',
      code: 'bad-observation',
      where: id,
      hint: 'a logarithmic error needs a number above 0',
    });
  }
  const names = [...new Set(observations.map(({ group }) => group))].sort();
  return names.map((name) => {
    const error = errors[name];
    if (error === undefined) {
      throw new JevonsError(`the group ${name} has no error model`, { kind: 'data', code: 'unknown-group' });
    }
    const members = [...observations.keys()].filter((o) => observations[o]?.group === name);
    return { name, error, members, measured: members.map((o) => observations[o]?.measured ?? 0) };
  });
}

function copulaFactor(constants: readonly string[], correlations: readonly Correlation[]): Float64Array | undefined {
  const size = constants.length;
  const pairs = correlations
    .map(({ first, second, value }) => ({ i: constants.indexOf(first), j: constants.indexOf(second), value }))
    .filter(({ i, j }) => i >= 0 && j >= 0);
  if (pairs.length === 0) return undefined;
  const matrix = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) matrix[i * size + i] = 1;
  for (const { i, j, value } of pairs) {
    matrix[i * size + j] = value;
    matrix[j * size + i] = value;
  }
  return choleskyFactor(matrix, size);
}
