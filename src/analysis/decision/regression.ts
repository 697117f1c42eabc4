/** Least squares on few functions of one or more beliefs, with errors that hold when the spread differs from place to place. */
import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import { JevonsError } from '#base';
import { normalQuantile } from '#stats';
import type { Numbers } from './estimates.ts';

/**
 * Ranks as standard normal quantiles; equal values share theirs. A polynomial of scores is at home with any belief, however
 * skewed, and of a normal belief it is one of its value.
 */
export function normalScores(values: Numbers): Float64Array {
  const order = [...values.keys()].sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0) || a - b);
  const scores = new Float64Array(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && values[order[to] ?? 0] === values[order[from] ?? 0]) to += 1;
    const score = normalQuantile((from + to) / 2 / values.length);
    for (let i = from; i < to; i += 1) scores[order[i] ?? 0] = score;
    from = to;
  }
  return scores;
}

/** 1, z, z^2 - 1, ... to the degree: orthogonal under a normal. */
export function hermite(z: number, degree: number): number[] {
  const found = [1, z];
  for (let k = 1; k < degree; k += 1) found.push(z * (found[k] ?? 0) - k * (found[k - 1] ?? 0));
  return found.slice(0, degree + 1);
}

/** 1, t, (3 t^2 - 1)/2, ... to the degree: orthogonal on -1 to 1. */
export function legendre(t: number, degree: number): number[] {
  const found = [1, t];
  for (let k = 1; k < degree; k += 1) {
    found.push(((2 * k + 1) * t * (found[k] ?? 0) - k * (found[k - 1] ?? 0)) / (k + 1));
  }
  return found.slice(0, degree + 1);
}

/** Products of one function of each variable whose degrees add up to no more than `degree`. @param parts `[variable][degree]`. */
export function totalDegree(parts: readonly (readonly number[])[], degree: number): number[] {
  let found: { readonly product: number; readonly degree: number }[] = [{ product: 1, degree: 0 }];
  for (const part of parts) {
    found = found.flatMap((so) =>
      part.flatMap((value, k) =>
        so.degree + k <= degree ? [{ product: so.product * value, degree: so.degree + k }] : [],
      ),
    );
  }
  return found.map(({ product }) => product);
}

/** Sums over points that least squares needs; they add up, so that parts of the points can be weighed again. */
export interface NormalSums {
  /** `[function x function]` */
  readonly cross: Float64Array;
  /** `[response x function]` */
  readonly with: Float64Array;
}

/** Coefficients `[response x function]`. @throws JevonsError `singular` when the points cannot tell the functions apart. */
export function solveSums({ cross, with: sums }: NormalSums, functions: number): Float64Array {
  const factor = new CholeskyDecomposition(matrixOf(cross, functions));
  if (!factor.isPositiveDefinite()) {
    throw new JevonsError(`${functions} functions cannot be told apart on these points`, {
      kind: 'no-solution',
      code: 'singular',
      hint: 'take more futures, or an input that has more values',
    });
  }
  const responses = sums.length / functions;
  const right = new Matrix(functions, responses);
  for (let r = 0; r < responses; r += 1) {
    for (let k = 0; k < functions; k += 1) right.set(k, r, sums[r * functions + k] ?? Number.NaN);
  }
  const solved = factor.solve(right);
  const found = new Float64Array(sums.length);
  for (let r = 0; r < responses; r += 1) {
    for (let k = 0; k < functions; k += 1) found[r * functions + k] = solved.get(k, r);
  }
  return found;
}

function matrixOf(values: Float64Array, size: number): Matrix {
  const matrix = new Matrix(size, size);
  for (let i = 0; i < size; i += 1) for (let j = 0; j < size; j += 1) matrix.set(i, j, values[i * size + j] ?? 0);
  return matrix;
}

export interface Fit {
  /** Mean response where the functions have these values, and its standard error. */
  at(functions: readonly number[]): { readonly value: number; readonly standardError: number };
  /** Share of the variance of the response that is explained, for the number of functions. */
  readonly explained: number;
}

/**
 * @param rows `[point][function]`, the first of them constant.
 * @param response `[point]`
 * @see White (1980), Econometrica 48:817-838, for the errors.
 */
export function leastSquaresFit(rows: readonly (readonly number[])[], response: Numbers): Fit {
  const n = rows.length;
  const k = rows[0]?.length ?? 0;
  const cross = new Float64Array(k * k);
  const sums = new Float64Array(k);
  let [total, squares] = [0, 0];
  rows.forEach((row, i) => {
    const y = response[i] ?? Number.NaN;
    total += y;
    squares += y * y;
    addPoint(cross, sums, row, y);
  });
  const coefficients = solveSums({ cross, with: sums }, k);
  const fitted = (row: readonly number[]) => row.reduce((sum, value, j) => sum + value * (coefficients[j] ?? 0), 0);
  const middle = new Float64Array(k * k);
  let rest = 0;
  rows.forEach((row, i) => {
    const e = (response[i] ?? Number.NaN) - fitted(row);
    rest += e * e;
    addPoint(middle, new Float64Array(k), row, 0, e * e);
  });
  const inverse = new CholeskyDecomposition(matrixOf(cross, k)).solve(Matrix.eye(k));
  const spread = inverse
    .mmul(matrixOf(middle, k))
    .mmul(inverse)
    .mul(n / Math.max(1, n - k));
  const variance = (squares - (total * total) / n) / (n - 1);
  return {
    at: (row) => {
      let sum = 0;
      for (let i = 0; i < k; i += 1)
        for (let j = 0; j < k; j += 1) sum += (row[i] ?? 0) * (row[j] ?? 0) * spread.get(i, j);
      return { value: fitted(row), standardError: Math.sqrt(Math.max(0, sum)) };
    },
    explained: variance > 0 ? 1 - rest / Math.max(1, n - k) / variance : 0,
  };
}

/** Adds a point to the sums, `weight` times. */
function addPoint(cross: Float64Array, sums: Float64Array, row: readonly number[], y: number, weight = 1): void {
  const k = row.length;
  for (let i = 0; i < k; i += 1) {
    const x = (row[i] as number) * weight;
    sums[i] = (sums[i] as number) + x * y;
    for (let j = 0; j < k; j += 1) cross[i * k + j] = (cross[i * k + j] as number) + x * (row[j] as number);
  }
}
