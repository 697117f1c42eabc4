/**
 * Least squares by Levenberg and Marquardt with finite differences: all points of a gradient are asked for together.
 *
 * @see Madsen, Nielsen & Tingleff (2004), Methods for non-linear least squares problems, section 3.2.
 */
import { JevonsError } from '#base';

export interface LeastSquaresRequest {
  /** @returns `[point x residual]`, row-major, for `[point x unknown]`. */
  readonly residuals: (points: Float64Array, count: number) => Float64Array;
  readonly start: ArrayLike<number>;
  /** Default 50. */
  readonly mostSteps?: number;
  /** Step of the finite differences, relative to 1 or the unknown if larger; default 1e-4. */
  readonly step?: number;
  /** Ends when a step lowers the cost by less than this share of 1 plus the cost; default 1e-8. */
  readonly tolerance?: number;
}

export interface LeastSquares {
  readonly point: Float64Array;
  /** Half the sum of squared residuals there. */
  readonly cost: number;
  readonly startCost: number;
  readonly steps: number;
  readonly converged: boolean;
}

const halfSquares = (residuals: Float64Array) => residuals.reduce((sum, one) => sum + one * one, 0) / 2;

/** @throws JevonsError `no-start` when the start has no finite residuals. */
export function leastSquares(request: LeastSquaresRequest): LeastSquares {
  const { residuals, mostSteps = 50, tolerance = 1e-8 } = request;
  let point = Float64Array.from(request.start);
  let here = residuals(point, 1);
  let cost = halfSquares(here);
  if (!Number.isFinite(cost)) {
    throw new JevonsError('the start point has no finite residuals', { kind: 'data', code: 'no-start' });
  }
  const startCost = cost;
  let damping = 1e-2;
  let converged = false;
  let steps = 0;
  while (steps < mostSteps && !converged) {
    steps += 1;
    const jacobian = derivatives(request, point, here);
    let better = false;
    while (!better && damping < 1e10) {
      const move = dampedStep(jacobian, here, point.length, damping);
      const next = point.map((value, i) => value + (move[i] ?? 0));
      const there = residuals(next, 1);
      const nextCost = halfSquares(there);
      if (Number.isFinite(nextCost) && nextCost < cost) {
        converged = cost - nextCost < tolerance * (1 + cost);
        [point, here, cost, better] = [next, there, nextCost, true];
        damping = Math.max(damping / 5, 1e-10);
      } else {
        damping *= 4;
      }
    }
    // No direction goes down: as low as finite differences can tell.
    if (!better) converged = true;
  }
  return { point, cost, startCost, steps, converged };
}

/** `[residual x unknown]` by central differences; where one side fails, by the other. */
function derivatives(request: LeastSquaresRequest, point: Float64Array, here: Float64Array): Float64Array {
  const size = point.length;
  const { step = 1e-4 } = request;
  const steps = point.map((value) => step * Math.max(1, Math.abs(value)));
  const points = new Float64Array(2 * size * size);
  for (let k = 0; k < 2 * size; k += 1) {
    points.set(point, k * size);
    const i = k >> 1;
    points[k * size + i] = (point[i] ?? 0) + (k % 2 === 0 ? 1 : -1) * (steps[i] ?? 0);
  }
  const all = request.residuals(points, 2 * size);
  const count = here.length;
  const jacobian = new Float64Array(count * size);
  for (let i = 0; i < size; i += 1) {
    for (let r = 0; r < count; r += 1) {
      const above = all[2 * i * count + r] ?? Number.NaN;
      const below = all[(2 * i + 1) * count + r] ?? Number.NaN;
      const one = steps[i] as number;
      const base = here[r] as number;
      if (Number.isFinite(above) && Number.isFinite(below)) jacobian[r * size + i] = (above - below) / (2 * one);
      else if (Number.isFinite(above)) jacobian[r * size + i] = (above - base) / one;
      else jacobian[r * size + i] = Number.isFinite(below) ? (base - below) / one : 0;
    }
  }
  return jacobian;
}

/** Solves (J'J + damping (1 + diag J'J)) move = -J'r by Cholesky. */
function dampedStep(jacobian: Float64Array, residuals: Float64Array, size: number, damping: number): Float64Array {
  const matrix = new Float64Array(size * size);
  const right = new Float64Array(size);
  for (let r = 0; r < residuals.length; r += 1) {
    for (let i = 0; i < size; i += 1) {
      const own = jacobian[r * size + i] as number;
      if (own === 0) continue;
      right[i] = (right[i] as number) - own * (residuals[r] as number);
      for (let j = 0; j <= i; j += 1) {
        matrix[i * size + j] = (matrix[i * size + j] as number) + own * (jacobian[r * size + j] as number);
      }
    }
  }
  for (let i = 0; i < size; i += 1) {
    const diagonal = matrix[i * size + i] as number;
    matrix[i * size + i] = diagonal + damping * (1e-9 + diagonal);
    if (diagonal === 0) matrix[i * size + i] = 1;
  }
  return solvePositive(matrix, right, size);
}

/** Overwrites the lower triangle by its Cholesky factor. */
function solvePositive(matrix: Float64Array, right: Float64Array, size: number): Float64Array {
  const at = (i: number, j: number) => matrix[i * size + j] as number;
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let rest = at(i, j);
      for (let k = 0; k < j; k += 1) rest -= at(i, k) * at(j, k);
      matrix[i * size + j] = i === j ? Math.sqrt(Math.max(rest, 1e-300)) : rest / at(j, j);
    }
  }
  const solved = Float64Array.from(right);
  for (let i = 0; i < size; i += 1) {
    let rest = solved[i] as number;
    for (let k = 0; k < i; k += 1) rest -= at(i, k) * (solved[k] as number);
    solved[i] = rest / at(i, i);
  }
  for (let i = size - 1; i >= 0; i -= 1) {
    let rest = solved[i] as number;
    for (let k = i + 1; k < size; k += 1) rest -= at(k, i) * (solved[k] as number);
    solved[i] = rest / at(i, i);
  }
  return solved;
}
