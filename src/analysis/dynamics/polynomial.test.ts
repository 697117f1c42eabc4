import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Complex, polynomialRoots } from './polynomial.ts';

/** Coefficients, from the constant term up, of the product of (x - root). */
function withRoots(roots: readonly Complex[]): number[] {
  let product: Complex[] = [{ re: 1, im: 0 }];
  for (const { re, im } of roots) {
    const next = [...product.map(() => ({ re: 0, im: 0 })), { re: 0, im: 0 }];
    product.forEach((c, i) => {
      next[i + 1] = { re: (next[i + 1]?.re ?? 0) + c.re, im: (next[i + 1]?.im ?? 0) + c.im };
      next[i] = { re: (next[i]?.re ?? 0) - (c.re * re - c.im * im), im: (next[i]?.im ?? 0) - (c.re * im + c.im * re) };
    });
    product = next;
  }
  return product.map(({ re }) => re);
}

const real = (...values: number[]): Complex[] => values.map((re) => ({ re, im: 0 }));
const sorted = (roots: readonly Complex[]) => roots.toSorted((a, b) => a.re - b.re || a.im - b.im);

function near(found: readonly Complex[], expected: readonly Complex[], tolerance: number): void {
  expect(found).toHaveLength(expected.length);
  sorted(expected).forEach(({ re, im }, i) => {
    expect(Math.abs((sorted(found)[i]?.re ?? Number.NaN) - re)).toBeLessThan(tolerance);
    expect(Math.abs((sorted(found)[i]?.im ?? Number.NaN) - im)).toBeLessThan(tolerance);
  });
}

test('known roots come back', () => {
  near(polynomialRoots([-6, 11, -6, 1]), real(1, 2, 3), 1e-13);
  near(
    polynomialRoots([1, 0, 1]),
    [
      { re: 0, im: 1 },
      { re: 0, im: -1 },
    ],
    1e-15,
  );
  near(polynomialRoots([8, 4]), real(-2), 1e-15);
  near(polynomialRoots([0, 0, 2]), real(0, 0), 1e-15);
});

test('a repeated root is as accurate as a simple one', () => {
  near(polynomialRoots(withRoots(real(1.5, 1.5))), real(1.5, 1.5), 1e-13);
  near(polynomialRoots(withRoots(real(-1.5, -1.5, -1.5, 4))), real(-1.5, -1.5, -1.5, 4), 1e-11);
  near(polynomialRoots(withRoots(real(1, 1, 1, 1))), real(1, 1, 1, 1), 1e-11);
  const pair = [
    { re: 0.5, im: 2 },
    { re: 0.5, im: -2 },
  ];
  near(polynomialRoots(withRoots([...pair, ...pair])), [...pair, ...pair], 1e-11);
  expect(polynomialRoots(withRoots(real(-1.5, -1.5, -1.5))).every(({ im }) => im === 0)).toBe(true);
});

test('roots that are near but apart stay apart', () => {
  near(polynomialRoots(withRoots(real(1, 1.001))), real(1, 1.001), 1e-10);
  near(polynomialRoots(withRoots(real(1, 1.0001, -2))), real(1, 1.0001, -2), 1e-9);
});

test('any polynomial with roots well apart gives them back, and their sum is the second coefficient', () => {
  const separate = fc.uniqueArray(fc.integer({ min: -12, max: 12 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(separate, fc.integer({ min: 1, max: 9 }), (values, leading) => {
      const roots = real(...values.map((value) => value / 4));
      const found = polynomialRoots(withRoots(roots).map((coefficient) => coefficient * leading));
      near(found, roots, 1e-6);
      const [sum, wanted] = [found, roots].map((list) => list.reduce((total, { re }) => total + re, 0));
      expect(Math.abs((sum ?? 0) - (wanted ?? 0))).toBeLessThan(1e-10);
    }),
    { seed: 11, numRuns: 200 },
  );
});

test('constants and what is not finite are refused', () => {
  for (const bad of [[], [1], [1, 0], [1, Number.NaN, 2], [Number.POSITIVE_INFINITY, 1]]) {
    expect(() => polynomialRoots(bad)).toThrow(expect.objectContaining({ code: 'outside-domain' }));
  }
});
