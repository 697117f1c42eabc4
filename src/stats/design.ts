/** A design: where in the unit cube each run lies. */
import { JevonsError } from '#base';
import { latinHypercube } from './latin-hypercube.ts';
import { uniformAt } from './philox.ts';
import { scrambledSobol } from './sobol.ts';

export type DesignMethod = 'random' | 'latin-hypercube' | 'sobol';

export interface DesignBlock {
  readonly kind: DesignMethod;
  /** Points of the whole design. */
  readonly runs: number;
  readonly dimensions: number;
  /** Integer, 0 to 2^53 - 1. */
  readonly seed: number;
  /** First point wanted. Default 0. */
  readonly firstRun?: number;
  /** Points wanted. Default: to the end. */
  readonly count?: number;
}

/**
 * Any block of a design: the same bytes as the same points of the whole.
 *
 * @returns `[dimension x point]`, dimension-major, each strictly between 0 and 1.
 * @throws JevonsError `design-shape` when the block is not inside the design.
 */
export function sampleDesign({
  kind,
  runs,
  dimensions,
  seed,
  firstRun = 0,
  count = runs - firstRun,
}: DesignBlock): Float64Array {
  for (const [name, value] of Object.entries({ runs, dimensions, seed, firstRun, count })) {
    if (Number.isSafeInteger(value) && value >= 0) continue;
    throw new JevonsError(`${name} is ${value}; expected a whole number from 0`, {
      kind: 'usage',
      code: 'design-shape',
    });
  }
  if (firstRun + count > runs) {
    throw new JevonsError(`points ${firstRun} to ${firstRun + count - 1} of a design of ${runs}`, {
      kind: 'usage',
      code: 'design-shape',
      hint: 'ask for points inside the design',
    });
  }
  const coordinate = {
    random: (run: number, dimension: number) => uniformAt(seed, run, dimension),
    'latin-hypercube': (run: number, dimension: number) => latinHypercube(seed, runs, run, dimension),
    sobol: (run: number, dimension: number) => scrambledSobol(seed, run, dimension),
  }[kind];
  const points = new Float64Array(dimensions * count);
  for (let dimension = 0; dimension < dimensions; dimension += 1) {
    for (let point = 0; point < count; point += 1) {
      points[dimension * count + point] = coordinate(firstRun + point, dimension);
    }
  }
  return points;
}
