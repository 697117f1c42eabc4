/** Where in the unit cube the runs of an experiment are placed. */

import { JevonsError } from '#base';
import { latinHypercubePoints } from './latin-hypercube.ts';
import { stream } from './philox.ts';
import { scrambledSobolPoints } from './sobol.ts';

export type DesignKind = 'random' | 'latin-hypercube' | 'sobol';

export const designKinds: readonly DesignKind[] = ['random', 'latin-hypercube', 'sobol'];

export interface DesignRequest {
  readonly kind: DesignKind;
  /** Number of points of the whole design, at least 1. Only a Latin hypercube depends on it. */
  readonly runs: number;
  /** 0 gives no coordinates (nothing varies); Sobol' points have at most `sobolDimensions`. */
  readonly dimensions: number;
  /** Integer from 0 to 2^53 - 1. */
  readonly seed: number;
  /** First point of the block wanted; 0 when absent. */
  readonly firstRun?: number;
  /** Points in the block wanted; all the rest when absent. */
  readonly count?: number;
}

/** A block of a design. Carries its own shape so that it cannot be taken for another's. */
export interface Design {
  readonly kind: DesignKind;
  readonly runs: number;
  readonly dimensions: number;
  readonly seed: number;
  readonly firstRun: number;
  readonly count: number;
  /** `[run x dimension]`, row-major, strictly between 0 and 1. */
  readonly points: Float64Array;
}

/**
 * The points of a block: byte for byte the rows `firstRun` to `firstRun + count - 1` of the whole design.
 * Random points are independent draws (`stream(seed, run, dimension)`), Sobol' points are scrambled by the seed.
 *
 * @throws JevonsError `bad-design` for a size that makes no sense or a block outside the design, `too-many-dimensions`.
 */
export function sampleDesign(request: DesignRequest): Design {
  const { kind, runs, dimensions, seed } = request;
  const firstRun = request.firstRun ?? 0;
  const count = request.count ?? runs - firstRun;
  const whole = [runs, dimensions, seed, firstRun, count].every((value) => Number.isSafeInteger(value) && value >= 0);
  if (!whole || runs < 1 || firstRun + count > runs || !designKinds.includes(kind)) {
    throw new JevonsError(
      `no ${kind} design of ${runs} runs in ${dimensions} dimensions with seed ${seed} has runs ${firstRun} to ${firstRun + count - 1}`,
      { kind: 'usage', code: 'bad-design', hint: `designs are ${designKinds.join(', ')}; sizes are whole numbers` },
    );
  }
  return {
    kind,
    runs,
    dimensions,
    seed,
    firstRun,
    count,
    points: block(kind, runs, dimensions, seed, firstRun, count),
  };
}

function block(
  kind: DesignKind,
  runs: number,
  dimensions: number,
  seed: number,
  firstRun: number,
  count: number,
): Float64Array {
  if (dimensions === 0 || count === 0) return new Float64Array(0);
  if (kind === 'sobol') return scrambledSobolPoints(dimensions, firstRun, count, seed);
  if (kind === 'latin-hypercube') return latinHypercubePoints(runs, dimensions, seed, firstRun, count);
  const points = new Float64Array(count * dimensions);
  for (let row = 0; row < count; row++) {
    for (let dimension = 0; dimension < dimensions; dimension++) {
      points[row * dimensions + dimension] = stream(seed, firstRun + row, dimension);
    }
  }
  return points;
}
