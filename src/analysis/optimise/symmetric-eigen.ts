/** Eigenvalues of a small symmetric matrix: sums, products and square roots only, so the same digits everywhere. */
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';

export function symmetricEigen(matrix: Float64Array, n: number): { values: number[]; vectors: Float64Array } {
  const rows = Array.from({ length: n }, (_, i) => [...matrix.subarray(i * n, (i + 1) * n)]);
  const found = new EigenvalueDecomposition(new Matrix(rows), { assumeSymmetric: true });
  return { values: found.realEigenvalues, vectors: Float64Array.from(found.eigenvectorMatrix.to1DArray()) };
}
