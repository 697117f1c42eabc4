/** What the elementary functions share: polynomials, exact products, signs. */

import { elementaryConstants as constant } from '#base';
import { bits, type Lane, type Lanes, number, signBits } from './lanes.ts';

export const half = number(0.5);
export const one = number(1);
export const two = number(2);
export const zero = number(0);
export const infinity = number(Infinity);
export const notANumber = number(Number.NaN);
export const roundToInteger = number(constant.ROUND_TO_INTEGER);

/** As `evenOdd` of base. */
export function evenOdd(l: Lanes, coefficients: readonly number[], x: Lane): Lane {
  const square = l.multiply(x, x);
  const last = coefficients.length - 1;
  const horner = (from: number): Lane => {
    let sum: Lane = number(coefficients[from] as number);
    for (let index = from - 2; index >= 0; index -= 2) {
      sum = l.add(l.multiply(sum, square), number(coefficients[index] as number));
    }
    return sum;
  };
  const high = horner(last);
  const low = horner(last - 1);
  return last % 2 === 0 ? l.add(high, l.multiply(x, low)) : l.add(low, l.multiply(x, high));
}

export function upperHalf(l: Lanes, x: Lane): Lane {
  return l.and(x, bits(0xffffffff, 0xf8000000));
}

/** What the rounded product p = a b left out, from the halves of both. */
export function productRest(
  l: Lanes,
  p: Lane,
  [aUpper, aLower]: readonly [Lane, Lane],
  [bUpper, bLower]: readonly [Lane, Lane],
): Lane {
  const first = l.subtract(l.multiply(aUpper, bUpper), p);
  const second = l.add(first, l.multiply(aUpper, bLower));
  return l.add(l.add(second, l.multiply(aLower, bUpper)), l.multiply(aLower, bLower));
}

export function halves(l: Lanes, x: Lane): readonly [Lane, Lane] {
  const upper = upperHalf(l, x);
  return [upper, l.subtract(x, upper)];
}

export const withSign = (l: Lanes, size: Lane, sign: Lane): Lane => l.xor(size, l.and(sign, signBits));
