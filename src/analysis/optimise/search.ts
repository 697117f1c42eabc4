/** What every search shares: points inside the bounds, evaluations counted, the best kept with its trail. */
import { JevonsError } from '#base';
import type { Bounds, Evaluate, OptimiseExecution, Optimum, TrailPoint } from './types.ts';

/** A search under way: it asks for values at points `[point x dimension]`, and goes on when it is given them. */
export type Steps<Result> = Generator<{ readonly points: Float64Array; readonly count: number }, Result, Float64Array>;

/** Gives a search its values. @throws JevonsError `aborted`, those of the search. */
export async function drive(
  search: Search,
  steps: Steps<Optimum>,
  evaluate: Evaluate,
  { signal, onProgress }: OptimiseExecution,
): Promise<Optimum> {
  let asked = steps.next();
  while (asked.done !== true) {
    if (signal?.aborted === true) throw new JevonsError('stopped before the end', { kind: 'aborted', code: 'aborted' });
    asked = steps.next(await evaluate(asked.value.points, asked.value.count));
    onProgress?.(search.evaluations, search.most, search.best);
  }
  return asked.value;
}

/** The same for a formula, without waiting. */
export function driveAtOnce(
  { dimensions }: Search,
  steps: Steps<Optimum>,
  formula: (point: Float64Array) => number,
): Optimum {
  let asked = steps.next();
  while (asked.done !== true) {
    const { points, count } = asked.value;
    const value = (k: number) => formula(points.subarray(k * dimensions, (k + 1) * dimensions));
    asked = steps.next(Float64Array.from({ length: count }, (_, k) => value(k)));
  }
  return asked.value;
}

export class Search {
  readonly dimensions: number;
  readonly most: number;
  readonly bounds: Bounds;
  evaluations = 0;
  best = Number.POSITIVE_INFINITY;
  point: Float64Array;
  private readonly trail: TrailPoint[] = [];

  /** @throws JevonsError `bad-bounds`, `no-start`, `bad-settings`. */
  constructor(start: ArrayLike<number>, bounds: Bounds, most: number) {
    this.dimensions = start.length;
    this.bounds = bounds;
    this.most = most;
    if (start.length < 1) throw usage('nothing to choose: the point has no dimensions', 'no-start');
    if (!Number.isSafeInteger(most) || most < 1)
      throw usage(`${most} evaluations; give a whole number from 1`, 'bad-settings');
    const matched = bounds.low.length === start.length && bounds.high.length === start.length;
    if (!matched || bounds.low.some((low, i) => !(low < (bounds.high[i] ?? Number.NaN)))) {
      throw usage('every dimension needs a low end under its high end', 'bad-bounds');
    }
    this.point = this.inside(Float64Array.from(start));
    if (!this.point.every(Number.isFinite)) throw usage('the start point is not finite', 'no-start');
  }

  get spent(): boolean {
    return this.evaluations >= this.most;
  }

  /** The nearest point inside the bounds. */
  inside(point: Float64Array): Float64Array {
    return point.map((value, i) =>
      Math.min(
        this.bounds.high[i] ?? Number.POSITIVE_INFINITY,
        Math.max(this.bounds.low[i] ?? Number.NEGATIVE_INFINITY, value),
      ),
    );
  }

  /** @param points Inside the bounds. @returns Values, +infinity where there is none. */
  *at(points: readonly Float64Array[], step: string): Steps<number[]> {
    const all = new Float64Array(points.length * this.dimensions);
    points.forEach((point, k) => {
      all.set(point, k * this.dimensions);
    });
    const found = yield { points: all, count: points.length };
    return points.map((point, k) => {
      const raw = found[k] ?? Number.NaN;
      const value = Number.isNaN(raw) ? Number.POSITIVE_INFINITY : raw;
      this.evaluations += 1;
      if (value < this.best) {
        this.best = value;
        this.point = Float64Array.from(point);
        this.trail.push({ evaluations: this.evaluations, value, point: [...point], step });
      }
      return value;
    });
  }

  /** @throws JevonsError `nowhere-defined` when no point had a value. */
  result(converged: boolean, restarts: number): Optimum {
    if (!Number.isFinite(this.best)) {
      throw new JevonsError(`none of ${this.evaluations} points has a value`, {
        kind: 'no-solution',
        code: 'nowhere-defined',
        hint: 'widen the ranges or start elsewhere',
      });
    }
    const { point, best: value, evaluations, trail } = this;
    return { point, value, evaluations, restarts, converged, trail };
  }
}

function usage(what: string, code: string): JevonsError {
  return new JevonsError(what, { kind: 'usage', code });
}
