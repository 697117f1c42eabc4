/**
 * Nelder and Mead's simplex, begun anew where it stands when it stagnates: a collapsed simplex can stop at a point that
 * is no minimum.
 *
 * @see Nelder & Mead (1965), doi:10.1093/comjnl/7.4.308; Gao & Han (2012), doi:10.1007/s10589-010-9329-3, for
 *   coefficients that depend on the dimension; Kelley (1999), doi:10.1137/S1052623497315203, for restarts.
 */
import { drive, driveAtOnce, Search, type Steps } from './search.ts';
import type { Bounds, Evaluate, OptimiseExecution, Optimum } from './types.ts';

export interface NelderMeadSettings {
  /** Default 400 times the dimension. */
  readonly most?: number;
  /** First step in each dimension, as a share of its range; default 0.1. Without ends: of 1 or the start's size. */
  readonly step?: number;
  /** The values of a simplex are one when they differ by less, relative to 1 or their size; default 1e-12. */
  readonly tolerance?: number;
  /** Restarts that gain nothing before the end; default 2. */
  readonly patience?: number;
}

interface Corner {
  readonly point: Float64Array;
  readonly value: number;
}

/** @throws JevonsError `bad-bounds`, `no-start`, `bad-settings`, `nowhere-defined`, `aborted`. */
export async function nelderMead(
  evaluate: Evaluate,
  start: ArrayLike<number>,
  bounds: Bounds,
  settings: NelderMeadSettings = {},
  execution: OptimiseExecution = {},
): Promise<Optimum> {
  const search = searchFrom(start, bounds, settings);
  return drive(search, stepsOf(search, settings), evaluate, execution);
}

/** Of a formula, without waiting. @throws JevonsError as `nelderMead`. */
export function nelderMeadAtOnce(
  formula: (point: Float64Array) => number,
  start: ArrayLike<number>,
  bounds: Bounds,
  settings: NelderMeadSettings = {},
): Optimum {
  const search = searchFrom(start, bounds, settings);
  return driveAtOnce(search, stepsOf(search, settings), formula);
}

function searchFrom(
  start: ArrayLike<number>,
  bounds: Bounds,
  { most = 400 * start.length }: NelderMeadSettings,
): Search {
  return new Search(start, bounds, most);
}

function* stepsOf(search: Search, settings: NelderMeadSettings): Steps<Optimum> {
  const { step = 0.1, tolerance = 1e-12, patience = 2 } = settings;
  let restarts = 0;
  let idle = 0;
  let width = step;
  while (!search.spent) {
    const before = search.best;
    const name = restarts === 0 ? 'simplex' : `restart ${restarts}`;
    const settled = yield* descend(search, yield* simplexAround(search, width, name), tolerance, name);
    if (!settled) break;
    const gained = before - search.best > tolerance * (1 + Math.abs(search.best));
    idle = gained ? 0 : idle + 1;
    if (idle > patience || (idle > 0 && patience === 0)) return search.result(true, restarts);
    restarts += 1;
    // The other way round and of another size, so that it does not walk into the same trap.
    width = gained ? step : -width / 2;
  }
  return search.result(false, restarts);
}

function* simplexAround(search: Search, step: number, name: string): Steps<Corner[]> {
  const { low, high } = search.bounds;
  const centre = search.point;
  const points = [
    centre,
    ...Array.from(centre, (value, i) => {
      const range = (high[i] ?? Number.NaN) - (low[i] ?? Number.NaN);
      const size = step * (Number.isFinite(range) ? range : Math.max(1, Math.abs(value)));
      const moved = Float64Array.from(centre);
      moved[i] = value + size;
      // Against a bound, the corner goes the other way: else the simplex would be flat.
      if (search.inside(moved)[i] !== moved[i]) moved[i] = value - size;
      return search.inside(moved);
    }),
  ];
  const values = yield* search.at(points, name);
  return points.map((point, k) => ({ point, value: values[k] ?? Number.POSITIVE_INFINITY }));
}

/** @returns Whether it settled before the evaluations were spent. */
function* descend(search: Search, start: readonly Corner[], tolerance: number, name: string): Steps<boolean> {
  let simplex = [...start];
  const n = search.dimensions;
  const expand = 1 + 2 / n;
  const contract = 0.75 - 1 / (2 * n);
  const shrink = 1 - 1 / n;
  function* tried(centre: Float64Array, worst: Corner, factor: number): Steps<Corner> {
    const point = search.inside(centre.map((value, i) => value + factor * (value - (worst.point[i] ?? 0))));
    const [value = Number.POSITIVE_INFINITY] = yield* search.at([point], name);
    return { point, value };
  }
  for (;;) {
    simplex.sort((a, b) => a.value - b.value);
    const [best, worst] = [simplex[0] as Corner, simplex[n] as Corner];
    if (settled(simplex, tolerance)) return true;
    if (search.spent) return false;
    const centre = Float64Array.from(best.point, (_, i) => {
      let sum = 0;
      for (let k = 0; k < n; k += 1) sum += simplex[k]?.point[i] ?? 0;
      return sum / n;
    });
    const reflected = yield* tried(centre, worst, 1);
    if (reflected.value < best.value) {
      const further = yield* tried(centre, worst, expand);
      simplex[n] = further.value < reflected.value ? further : reflected;
    } else if (reflected.value < (simplex[n - 1] as Corner).value) {
      simplex[n] = reflected;
    } else {
      const outside = reflected.value < worst.value;
      const nearer = yield* tried(centre, worst, outside ? contract : -contract);
      if (nearer.value < (outside ? reflected.value : worst.value)) simplex[n] = nearer;
      else simplex = yield* shrunk(search, simplex, n === 1 ? 0.5 : shrink, name);
    }
  }
}

function* shrunk(search: Search, simplex: readonly Corner[], share: number, name: string): Steps<Corner[]> {
  const best = simplex[0] as Corner;
  const points = simplex
    .slice(1)
    .map(({ point }) => point.map((value, i) => (best.point[i] ?? 0) + share * (value - (best.point[i] ?? 0))));
  const values = yield* search.at(points, name);
  return [best, ...points.map((point, k) => ({ point, value: values[k] ?? Number.POSITIVE_INFINITY }))];
}

/** Values and corners are one, to the tolerance: equal values alone also stand on both sides of a valley. */
function settled(simplex: readonly Corner[], tolerance: number): boolean {
  const [best, worst] = [simplex[0] as Corner, simplex.at(-1) as Corner];
  const flat = worst.value - best.value <= tolerance * (1 + Math.abs(best.value));
  const near = Math.sqrt(tolerance) * 1e-2;
  const small = simplex.every(({ point }) =>
    point.every((value, i) => Math.abs(value - (best.point[i] ?? 0)) <= near * (1 + Math.abs(best.point[i] ?? 0))),
  );
  const still = simplex.every(({ point }) => point.every((value, i) => value === best.point[i]));
  return (flat && small) || still;
}
