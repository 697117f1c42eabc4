/** Correlated beliefs: a Gaussian copula joins distributions of any shape. */
import { JevonsError } from '#base';
import { normalCdf, normalQuantile } from './normal.ts';

/**
 * @param matrix `[n x n]`, row-major: symmetric, ones on the diagonal.
 * @returns Lower-triangular L with L L' = matrix, row-major.
 * @throws JevonsError `not-a-correlation` when it is not symmetric with unit diagonal, or not positive definite.
 */
export function choleskyFactor(matrix: Float64Array, size: number): Float64Array {
  const value = (row: number, column: number) => matrix[row * size + column] ?? Number.NaN;
  const factor = new Float64Array(size * size);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      if (value(row, column) !== value(column, row) || (row === column && value(row, row) !== 1)) {
        throw notACorrelation('is not symmetric with ones on its diagonal');
      }
      let rest = value(row, column);
      for (let k = 0; k < column; k += 1) rest -= (factor[row * size + k] ?? 0) * (factor[column * size + k] ?? 0);
      if (row === column) {
        if (!(rest > 1e-12)) throw notACorrelation('is not positive definite: no set of inputs can be correlated so');
        factor[row * size + row] = Math.sqrt(rest);
      } else {
        factor[row * size + column] = rest / (factor[column * size + column] ?? Number.NaN);
      }
    }
  }
  return factor;
}

function notACorrelation(why: string): JevonsError {
  return new JevonsError(`the correlation matrix ${why}`, {
    kind: 'data',
    code: 'not-a-correlation',
    hint: 'bring the correlations nearer to zero or leave some out',
  });
}

/**
 * @param points `[point x dimension]`, row-major, independent uniforms; changed in place into correlated uniforms.
 * @param factor Of `choleskyFactor`, `[dimension x dimension]`.
 */
export function correlate(points: Float64Array, factor: Float64Array, dimensions: number): void {
  const count = points.length / dimensions;
  const normals = new Float64Array(dimensions);
  for (let point = 0; point < count; point += 1) {
    for (let d = 0; d < dimensions; d += 1) normals[d] = normalQuantile(points[point * dimensions + d] ?? Number.NaN);
    for (let d = 0; d < dimensions; d += 1) {
      let sum = 0;
      for (let k = 0; k <= d; k += 1) sum += (factor[d * dimensions + k] ?? 0) * (normals[k] ?? 0);
      points[point * dimensions + d] = normalCdf(sum);
    }
  }
}
