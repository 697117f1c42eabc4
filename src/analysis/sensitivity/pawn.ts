/** PAWN: how far the distribution of the output moves when an input is held in a slice of its range. */
import * as z from 'zod/mini';
import { correlate, quantileSorted, sampleDesign, sobolDimensions, stream } from '#stats';
import { resampled, spreads } from './bootstrap.ts';
import {
  type Estimate,
  readSettings,
  refuseConstant,
  refuseGroups,
  refuseTooFew,
  type SensitivityMethod,
  sealedDesign,
  valuesFor,
  verdictOf,
} from './method.ts';
import { copulaFactor, unitsOf } from './problem.ts';

export interface PawnSettings {
  /** Runs. Default 1,024. */
  readonly points: number;
  /** Slices of equal count. Default 10. */
  readonly slices: number;
  /** Times that runs are drawn again for the standard error, and that a dummy input is drawn. Default 100. */
  readonly replicates: number;
  /** Half-width allowed for the 95 % interval of an index. Default 0.1. */
  readonly tolerance: number;
}

export interface PawnRow {
  readonly id: string;
  /** Median over slices of the distance (Kolmogorov-Smirnov) to the distribution without any slice; 0 to 1. */
  readonly median: number;
  readonly medianError: number;
  readonly max: number;
  readonly maxError: number;
  /** Whether the median is above what an input without any effect reaches once in twenty. */
  readonly influential: boolean;
}

export interface PawnEstimate extends Estimate<PawnRow> {
  /** Of an input that is not in the model: mean and 95 % quantile of its median index. */
  readonly dummy: { readonly mean: number; readonly critical: number };
}

const settings = z.strictObject({
  points: z._default(z.int().check(z.gte(8), z.lte(10_000_000)), 1024),
  slices: z._default(z.int().check(z.gte(2), z.lte(1000)), 10),
  replicates: z._default(z.int().check(z.gte(20), z.lte(10_000)), 100),
  tolerance: z._default(z.number().check(z.gt(0), z.lte(1)), 0.1),
});

/** Place in the random stream of the dummy inputs. */
const dummyReplicate = 0x200000;

export const pawn: SensitivityMethod<'pawn', PawnSettings, PawnRow, PawnEstimate> = {
  id: 'pawn',
  name: { en: 'PAWN', fr: 'PAWN' },
  asks: {
    en: 'Knowing roughly where an input lies, how different does the whole distribution of the answer look?',
    fr: 'Sachant à peu près où se trouve une donnée, de combien change toute la distribution de la réponse ?',
  },
  reference: 'Pianosi & Wagener (2018), doi:10.1016/j.envsoft.2018.07.019',
  settings,
  groups: false,
  cost(problem, given) {
    const read = readSettings(settings, given, 'PAWN');
    refuseGroups(problem, 'PAWN');
    unitsOf(problem);
    return read.points;
  },
  design(problem, seed, given) {
    const read = readSettings(settings, given, 'PAWN');
    refuseGroups(problem, 'PAWN');
    refuseTooFew(read.points, 2 * read.slices, read.points, `${read.slices} slices`);
    const dimensions = unitsOf(problem).length;
    const kind = dimensions <= sobolDimensions ? 'sobol' : 'latin-hypercube';
    const { points } = sampleDesign({ kind, runs: read.points, dimensions, seed });
    const factor = copulaFactor(problem);
    if (factor !== undefined) correlate(points, factor, dimensions);
    return sealedDesign('pawn', problem, seed, read, points);
  },
  estimate(design, sample, asked) {
    const { output, values } = valuesFor(design, sample, asked);
    const { slices, replicates, points, tolerance } = design.settings;
    const runs = Array.from({ length: points }, (_, run) => run).filter((run) => Number.isFinite(values[run]));
    refuseTooFew(runs.length, 2 * slices, points, output);
    const sorted = new SortedOutput(Float64Array.from(runs, (run) => values[run] as number));
    refuseConstant(sorted.range, sorted.size, output);
    const width = design.units.length;
    const orders = design.units.map((_, column) =>
      ascending(Float64Array.from(runs, (run) => design.points[run * width + column] as number)),
    );
    const even = new Float64Array(runs.length).fill(1);
    const dummies = Array.from({ length: replicates }, (_, replicate) => {
      const draws = Float64Array.from(runs, (run) => stream(design.seed, run, replicate, dummyReplicate));
      return middle(sorted.distances(ascending(draws), even, slices));
    });
    const found = orders.map((order) => sorted.distances(order, even, slices));
    const errors = spreads(
      Array.from({ length: replicates }, (_, replicate) => {
        const weights = resampled(runs.length, design.seed, replicate);
        const again = orders.map((order) => sorted.distances(order, weights, slices));
        return [...again.map(middle), ...again.map((all) => Math.max(...all))];
      }),
    );
    const critical = quantileSorted(Float64Array.from(dummies).sort(), 0.95);
    const rows = design.units.map(({ id }, unit): PawnRow => {
      const distances = found[unit] ?? [];
      return {
        id,
        median: middle(distances),
        medianError: errors[unit] ?? Number.NaN,
        max: Math.max(...distances),
        maxError: errors[width + unit] ?? Number.NaN,
        influential: middle(distances) > critical,
      };
    });
    return {
      output,
      designId: design.id,
      runs: design.runs,
      dropped: points - runs.length,
      dummy: { mean: dummies.reduce((sum, value) => sum + value, 0) / dummies.length, critical },
      rows,
      verdict: verdictOf(
        rows.map(({ medianError }) => medianError),
        tolerance,
        runs.length,
      ),
    };
  },
};

function middle(values: readonly number[]): number {
  return quantileSorted(Float64Array.from(values).sort(), 0.5);
}

/** Places of the values from the least to the greatest. */
function ascending(values: Float64Array): Uint32Array {
  return Uint32Array.from(values.keys()).sort((a, b) => (values[a] as number) - (values[b] as number) || a - b);
}

/** The output in order, equal values together: the steps of its distribution function. */
class SortedOutput {
  private readonly order: Uint32Array;
  private readonly values: Float64Array;

  constructor(values: Float64Array) {
    this.values = values;
    this.order = ascending(values);
  }

  get range(): number {
    return this.at(this.values.length - 1) - this.at(0);
  }

  get size(): number {
    return Math.max(Math.abs(this.at(0)), Math.abs(this.at(this.values.length - 1)));
  }

  private at(place: number): number {
    return this.values[this.order[place] as number] as number;
  }

  /**
   * Kolmogorov-Smirnov distance between each slice of an input and the whole.
   *
   * @param byInput Runs in the order of the input.
   * @param weights How often each run counts.
   */
  distances(byInput: Uint32Array, weights: Float64Array, slices: number): number[] {
    const count = byInput.length;
    const sliceOf = new Uint32Array(count);
    const mass = new Float64Array(slices);
    let before = 0;
    for (const run of byInput) {
      const slice = Math.min(slices - 1, Math.floor((before * slices) / count));
      sliceOf[run] = slice;
      mass[slice] = (mass[slice] as number) + (weights[run] as number);
      before += weights[run] as number;
    }
    const reached = new Float64Array(slices);
    const farthest = new Float64Array(slices);
    const compare = (slice: number, all: number) => {
      const gap = Math.abs((reached[slice] as number) / (mass[slice] as number) - all / count);
      if (gap > (farthest[slice] as number)) farthest[slice] = gap;
    };
    let all = 0;
    for (let from = 0, to = 0; from < count; from = to) {
      const value = this.at(from);
      for (to = from; to < count && this.at(to) === value; to += 1) {
        compare(sliceOf[this.order[to] as number] as number, all);
      }
      const below = all;
      for (let place = from; place < to; place += 1) {
        const run = this.order[place] as number;
        const slice = sliceOf[run] as number;
        reached[slice] = (reached[slice] as number) + (weights[run] as number);
        all += weights[run] as number;
      }
      if (all === below) continue;
      for (let place = from; place < to; place += 1) compare(sliceOf[this.order[place] as number] as number, all);
    }
    return [...farthest].filter((_, slice) => (mass[slice] as number) > 0);
  }
}
