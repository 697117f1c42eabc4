/** Shares of variance: of each input alone (first order) and with all it takes part in (total order). */
import * as z from 'zod/mini';
import { correlate, sampleDesign, sobolDimensions } from '#stats';
import { resampled, spreads } from './bootstrap.ts';
import {
  type Estimate,
  readSettings,
  refuseConstant,
  refuseTooFew,
  type SensitivityMethod,
  sealedDesign,
  valuesFor,
  verdictOf,
} from './method.ts';
import { copulaFactor, refuseDependent, type SensitivityProblem, type Unit, unitsOf } from './problem.ts';

export interface SobolSettings {
  /** Base points; a power of two keeps the balance of Sobol' points. Default 256. */
  readonly points: number;
  /** Times that the points are drawn again for the standard errors. Default 200. */
  readonly replicates: number;
  /** Half-width allowed for the 95 % interval of a total index. Default 0.1. */
  readonly tolerance: number;
}

export interface SobolRow {
  readonly id: string;
  /** Share of variance that goes away if this alone became known; not clipped: noise can take it under 0. */
  readonly first: number;
  readonly firstError: number;
  /** Share of variance left if all but this were known. */
  readonly total: number;
  readonly totalError: number;
}

export interface SobolEstimate extends Estimate<SobolRow> {
  readonly mean: number;
  readonly variance: number;
}

const settings = z.strictObject({
  points: z._default(z.int().check(z.gte(8), z.lte(1_048_576)), 256),
  replicates: z._default(z.int().check(z.gte(20), z.lte(10_000)), 200),
  tolerance: z._default(z.number().check(z.gt(0), z.lte(1)), 0.1),
});

function check(problem: SensitivityProblem): readonly Unit[] {
  refuseDependent(problem, "Sobol' indices");
  return unitsOf(problem);
}

/** Rows of one base point: A, B, then A with the inputs of each unit from B. Blocks of `points` rows each. */
function basePoints(problem: SensitivityProblem, points: number, seed: number): [Float64Array, Float64Array] {
  const size = problem.inputs.length;
  const kind = 2 * size <= sobolDimensions ? 'sobol' : 'latin-hypercube';
  const both = sampleDesign({ kind, runs: points, dimensions: 2 * size, seed }).points;
  const half = (from: number) => {
    const some = new Float64Array(points * size);
    for (let row = 0; row < points; row += 1) {
      some.set(both.subarray(row * 2 * size + from, row * 2 * size + from + size), row * size);
    }
    return some;
  };
  const [a, b] = [half(0), half(size)];
  const factor = copulaFactor(problem);
  if (factor !== undefined) for (const matrix of [a, b]) correlate(matrix, factor, size);
  return [a, b];
}

export const sobolIndices: SensitivityMethod<'sobol', SobolSettings, SobolRow, SobolEstimate> = {
  id: 'sobol',
  name: { en: 'Sobol’', fr: 'Sobol’' },
  asks: {
    en: 'What share of the uncertainty of the answer comes from each input, alone and together with the others?',
    fr: 'Quelle part de l’incertitude de la réponse vient de chaque donnée, seule et avec les autres ?',
  },
  reference:
    'Sobol’ (1993); Saltelli et al. (2010), doi:10.1016/j.cpc.2009.09.018 (first order); Jansen (1999), doi:10.1016/S0010-4655(98)00154-4 (total order)',
  settings,
  groups: true,
  cost: (problem, given) => readSettings(settings, given, "Sobol' indices").points * (check(problem).length + 2),
  design(problem, seed, given) {
    const read = readSettings(settings, given, "Sobol' indices");
    const units = check(problem);
    const size = problem.inputs.length;
    const [a, b] = basePoints(problem, read.points, seed);
    const points = new Float64Array((units.length + 2) * a.length);
    points.set(a, 0);
    points.set(b, a.length);
    units.forEach(({ columns }, unit) => {
      const block = points.subarray((unit + 2) * a.length, (unit + 3) * a.length);
      block.set(a);
      for (let row = 0; row < read.points; row += 1) {
        for (const column of columns) block[row * size + column] = b[row * size + column] ?? Number.NaN;
      }
    });
    return sealedDesign('sobol', problem, seed, read, points);
  },
  estimate(design, sample, asked) {
    const { output, values } = valuesFor(design, sample, asked);
    const { units, settings: read, seed } = design;
    const columns = wholeRows(values, read.points, units.length + 2);
    const kept = columns[0]?.length ?? 0;
    refuseTooFew(kept, 8, read.points, output);
    const once = indices(columns, new Float64Array(kept).fill(1));
    refuseConstant(Math.sqrt(once.variance), Math.abs(once.mean), output);
    const errors = spreads(
      Array.from({ length: read.replicates }, (_, replicate) => {
        const { first, total } = indices(columns, resampled(kept, seed, replicate));
        return [...first, ...total];
      }),
    );
    const rows = units.map(
      ({ id }, unit): SobolRow => ({
        id,
        first: once.first[unit] ?? Number.NaN,
        firstError: errors[unit] ?? Number.NaN,
        total: once.total[unit] ?? Number.NaN,
        totalError: errors[units.length + unit] ?? Number.NaN,
      }),
    );
    const verdict = verdictOf(
      rows.map(({ totalError }) => totalError),
      read.tolerance,
      kept,
    );
    return {
      output,
      designId: design.id,
      runs: design.runs,
      dropped: read.points - kept,
      mean: once.mean,
      variance: once.variance,
      rows,
      verdict,
    };
  },
};

/** Base points of which every run has a value: `[block][row]`. */
function wholeRows(values: Float64Array, points: number, blocks: number): Float64Array[] {
  const rows = Array.from({ length: points }, (_, row) => row).filter((row) => {
    for (let block = 0; block < blocks; block += 1) if (!Number.isFinite(values[block * points + row])) return false;
    return true;
  });
  return Array.from({ length: blocks }, (_, block) =>
    Float64Array.from(rows, (row) => values[block * points + row] ?? Number.NaN),
  );
}

/**
 * With f the output less its mean, w the weight of a base point:
 * first = mean(f(B) (f(AB) - f(A))) / V, total = mean((f(A) - f(AB))^2) / 2V, V over A and B together.
 */
function indices(columns: readonly Float64Array[], weights: Float64Array) {
  const [a = new Float64Array(0), b = new Float64Array(0), ...mixed] = columns;
  let [weight, sum] = [0, 0];
  for (let row = 0; row < weights.length; row += 1) {
    weight += weights[row] as number;
    sum += (weights[row] as number) * ((a[row] as number) + (b[row] as number));
  }
  const mean = sum / (2 * weight);
  let squares = 0;
  for (let row = 0; row < weights.length; row += 1) {
    const [da, db] = [(a[row] as number) - mean, (b[row] as number) - mean];
    squares += (weights[row] as number) * (da * da + db * db);
  }
  const variance = squares / (2 * weight);
  const first: number[] = [];
  const total: number[] = [];
  for (const ab of mixed) {
    let [product, distance] = [0, 0];
    for (let row = 0; row < weights.length; row += 1) {
      const change = (ab[row] as number) - (a[row] as number);
      product += (weights[row] as number) * ((b[row] as number) - mean) * change;
      distance += (weights[row] as number) * change * change;
    }
    first.push(product / weight / variance);
    total.push(distance / (2 * weight) / variance);
  }
  return { mean, variance, first, total };
}
