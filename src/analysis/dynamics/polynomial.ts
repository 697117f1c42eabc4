/** Roots of a polynomial with real coefficients. */
import { JevonsError, pow } from '#base';

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
 * Simple roots come to about 1e-14. A root met m times comes out as m guesses spread around it by the m-th root of that; a
 * simple root of the derivative of order m - 1 takes their place where all lower derivatives vanish too, to rounding.
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
  return paired(gathered(roots, monic));
}

/** Coefficients are real, so roots are real or in pairs: what rounding has set apart is put right. */
function paired(roots: readonly Complex[]): Complex[] {
  const left = [...roots];
  const done: Complex[] = [];
  for (let root = left.shift(); root !== undefined; root = left.shift()) {
    const mirror: Complex = { re: root.re, im: -root.im };
    const apart = (other: Complex) => size(minus(other, mirror));
    const partner = left.reduce<Complex | undefined>(
      (best, other) => (best === undefined || apart(other) < apart(best) ? other : best),
      undefined,
    );
    // A root that is nearer to its own mirror image than any other root is real.
    if (root.im === 0 || partner === undefined || apart(root) <= apart(partner)) {
      done.push({ re: root.re, im: 0 });
      continue;
    }
    left.splice(left.indexOf(partner), 1);
    const [re, im] = [(root.re + partner.re) / 2, Math.abs(root.im - partner.im) / 2];
    done.push({ re, im }, { re, im: -im });
  }
  return done;
}

const precision = 2.220446049250313e-16;

/** Guesses that stand for one repeated root, replaced by it; the largest groups are tried first. */
function gathered(roots: readonly Complex[], monic: readonly number[]): Complex[] {
  let left = [...roots];
  const done: Complex[] = [];
  for (let first = left[0]; first !== undefined; first = left[0]) {
    const at = first;
    const apart = (other: Complex) => size(minus(other, at));
    const nearest = left.toSorted((a, b) => apart(a) - apart(b));
    let group = nearest;
    let root = repeatedRoot(group, monic);
    while (root === undefined && group.length > 1) {
      group = group.slice(0, -1);
      root = repeatedRoot(group, monic);
    }
    const found = root ?? at;
    done.push(...group.map(() => found));
    left = left.filter((other) => !group.includes(other));
  }
  return done;
}

function size({ re, im }: Complex): number {
  return Math.abs(re) + Math.abs(im);
}

function slopeOf(coefficients: readonly number[]): number[] {
  return coefficients.slice(1).map((coefficient, power) => coefficient * (power + 1));
}

/** The root that m guesses stand for: of the derivative of order m - 1 it is a simple one, so Newton's method finds it. */
function repeatedRoot(group: readonly Complex[], monic: readonly number[]): Complex | undefined {
  const derivatives = [[...monic]];
  for (let order = 1; order <= group.length; order++) derivatives.push(slopeOf(derivatives[order - 1] as number[]));
  const sum = group.reduce((total, { re, im }) => ({ re: total.re + re, im: total.im + im }));
  let root: Complex = { re: sum.re / group.length, im: sum.im / group.length };
  const scale = 1 + size(root);
  // The guesses of an m-fold root lie within the m-th root of rounding.
  const reach = 50 * scale * pow(precision, 1 / group.length);
  if (group.some((guess) => size(minus(guess, root)) > reach)) return undefined;
  const [simple, slope] = [derivatives[group.length - 1] as number[], derivatives[group.length] as number[]];
  for (let step = 0; step < 8; step++) {
    const correction = over(valueAt(simple, root), valueAt(slope, root));
    if (!Number.isFinite(correction.re + correction.im)) return undefined;
    root = minus(root, correction);
  }
  if (Math.abs(root.im) <= 100 * precision * scale) root = { re: root.re, im: 0 };
  const vanishes = (coefficients: readonly number[]) => {
    const bound = coefficients.reduce((total, one, power) => total + Math.abs(one) * pow(size(root), power), 0);
    return size(valueAt(coefficients, root)) <= 100 * precision * bound;
  };
  return derivatives.slice(0, group.length).every(vanishes) ? root : undefined;
}
