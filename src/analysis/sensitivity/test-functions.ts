/** Functions of known sensitivity: what an estimator must find. */
import { sin } from '#base';

const pi = Math.PI;

/** sin x1 + a sin^2 x2 + b x3^4 sin x1, each x uniform from -pi to pi. @see Ishigami & Homma (1990). */
export function ishigami(point: Float64Array, a = 7, b = 0.1): number {
  const [x1 = 0, x2 = 0, x3 = 0] = Array.from(point, (u) => pi * (2 * u - 1));
  const s2 = sin(x2);
  return sin(x1) + a * s2 * s2 + b * x3 * x3 * x3 * x3 * sin(x1);
}

/** Product of (|4 u - 2| + a) / (1 + a). @see Saltelli & Sobol' (1995). */
export function sobolG(point: Float64Array, a: readonly number[]): number {
  return a.reduce((product, one, i) => (product * (Math.abs(4 * (point[i] ?? Number.NaN) - 2) + one)) / (1 + one), 1);
}

/** Variance, first and total order of `sobolG`, in closed form. */
export function sobolGExact(a: readonly number[]): { variance: number; first: number[]; total: number[] } {
  const parts = a.map((one) => 1 / (3 * (1 + one) * (1 + one)));
  const variance = parts.reduce((product, part) => product * (1 + part), 1) - 1;
  return {
    variance,
    first: parts.map((part) => part / variance),
    total: parts.map((part) => (part * (variance + 1)) / (1 + part) / variance),
  };
}
