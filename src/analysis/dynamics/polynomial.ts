/** Roots of a polynomial with real coefficients. */
import { JevonsError } from '#base';

export interface Complex {
  readonly re: number;
  readonly im: number;
}

const times = (a: Complex, b: Complex): Complex => ({ re: a.re * b.re - a.im * b.im, im: a.re * b.im + a.im * b.re });
const minus = (a: Complex, b: Complex): Complex => ({ re: a.re - b.re, im: a.im - b.im });

function over(a: Complex, b: Complex): Complex {
  const size = b.re * b.re + b.im * b.im;
  return { re: (a.re * b.re + a.im * b.im) / size, im: (a.im * b.re - a.re * b.im) / size };
}

function valueAt(coefficients: readonly number[], x: Complex): Complex {
  let value: Complex = { re: 0, im: 0 };
  for (const coefficient of coefficients.toReversed()) {
    value = times(value, x);
    value = { re: value.re + coefficient, im: value.im };
  }
  return value;
}

/**
 * All roots, by the Durand-Kerner iteration (each guess corrected by the others) from points on a circle.
 *
 * Simple roots come to about 1e-14; a root met m times only to about the m-th root of that.
 *
 * @param coefficients From the constant term up; the last is not 0.
 * @throws JevonsError `outside-domain` for a constant or coefficients that are not finite.
 */
export function polynomialRoots(coefficients: readonly number[]): readonly Complex[] {
  const degree = coefficients.length - 1;
  const leading = coefficients[degree] ?? 0;
  if (degree < 1 || leading === 0 || !coefficients.every(Number.isFinite)) {
    throw new JevonsError('expected finite coefficients with a last one that is not 0', {
      kind: 'usage',
      code: 'outside-domain',
    });
  }
  const monic = coefficients.map((coefficient) => coefficient / leading);
  const radius = 1 + Math.max(...monic.slice(0, degree).map(Math.abs));
  // Powers of a point that is neither real nor a root of unity keep the first guesses apart.
  const seed: Complex = { re: 0.4, im: 0.9 };
  let roots: Complex[] = [];
  let power: Complex = { re: 1, im: 0 };
  for (let i = 0; i < degree; i++) {
    roots.push({ re: power.re * Math.min(radius, 2), im: power.im * Math.min(radius, 2) });
    power = times(power, seed);
  }
  for (let step = 0; step < 500; step++) {
    let moved = 0;
    const next = [...roots];
    for (let i = 0; i < degree; i++) {
      const at = next[i] as Complex;
      let product: Complex = { re: 1, im: 0 };
      for (let j = 0; j < degree; j++) if (j !== i) product = times(product, minus(at, next[j] as Complex));
      const correction = over(valueAt(monic, at), product);
      if (!Number.isFinite(correction.re + correction.im)) continue;
      next[i] = minus(at, correction);
      moved = Math.max(moved, Math.abs(correction.re) + Math.abs(correction.im));
    }
    roots = next;
    if (moved === 0) break;
  }
  return roots;
}
