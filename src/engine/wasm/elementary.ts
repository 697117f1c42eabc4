/**
 * The elementary functions of `#base` on a group of lanes: the same operations in the same order on the same numbers, with
 * selects where the scalar code branches. A lane that only the scalar code can compute (a huge angle) is marked in the
 * escape slot, and its run is computed again by the reference.
 */

import { arcCosine, arcSine, atanOfSize, cosine, sine, tangent } from './angles.ts';
import { CodeWriter } from './code-writer.ts';
import { halves, productRest, withSign } from './elementary-parts.ts';
import {
  expOfSum,
  hyperbolicCosine,
  hyperbolicSine,
  hyperbolicTangent,
  isOrdinary,
  logarithmOf,
  longLogarithm,
  naturalLogarithm,
  normalParts,
  power,
  powerOfTwo,
  quickExponent,
  scaledPower,
} from './exponentials.ts';
import { groupTypes, type Lane, Lanes, number, parameter } from './lanes.ts';

export type ElementaryName =
  | 'exp'
  | 'ln'
  | 'power'
  | 'sin'
  | 'cos'
  | 'tan'
  | 'asin'
  | 'acos'
  | 'atan'
  | 'sinh'
  | 'cosh'
  | 'tanh';

const bodies: Readonly<Record<ElementaryName, (l: Lanes, x: Lane, y: Lane, escapeSlot: number) => Lane>> = {
  exp: (l, x) => expOfSum(l, x, undefined, 0),
  ln: (l, x) => naturalLogarithm(l, x),
  power: (l, x, y) => power(l, x, y),
  sin: (l, x, _, escapeSlot) => sine(l, x, escapeSlot),
  cos: (l, x, _, escapeSlot) => cosine(l, x, escapeSlot),
  tan: (l, x, _, escapeSlot) => tangent(l, x, escapeSlot),
  asin: (l, x) => arcSine(l, x),
  acos: (l, x) => arcCosine(l, x),
  atan: (l, x) => withSign(l, atanOfSize(l, l.abs(x)), x),
  sinh: (l, x) => hyperbolicSine(l, x),
  cosh: (l, x) => hyperbolicCosine(l, x),
  tanh: (l, x) => hyperbolicTangent(l, x),
};

/**
 * Shorter code for ordinary operands, which gives the same bits for them: the result, and where it may be used.
 * The whole function is called when any lane is not ordinary.
 */
const quick: Partial<Record<ElementaryName, (l: Lanes, x: Lane, y: Lane) => { result: Lane; usable: Lane }>> = {
  exp: (l, x) => {
    const { k, p } = scaledPower(l, x, undefined);
    return { result: l.multiply(p, powerOfTwo(l, k)), usable: l.lessOrEqual(l.abs(x), number(quickExponent)) };
  },
  ln: (l, x) => ({ result: logarithmOf(l, normalParts(l, x, number(1023))), usable: isOrdinary(l, x) }),
  power: (l, x, y) => {
    const logarithm = longLogarithm(l, normalParts(l, x, number(1023)));
    const p = l.multiply(logarithm.high, y);
    const rest = productRest(l, p, halves(l, logarithm.high), halves(l, y));
    const power = scaledPower(l, p, l.add(rest, l.multiply(y, logarithm.low)));
    const usable = l.and(isOrdinary(l, x), l.lessOrEqual(l.abs(p), number(quickExponent)));
    return { result: l.multiply(power.p, powerOfTwo(l, power.k)), usable };
  },
};

/** The quick form of a function, if it has one. @param whole Index of the whole function. */
export function quickFunction(name: ElementaryName, whole: number): CodeWriter | undefined {
  const body = quick[name];
  if (body === undefined) return undefined;
  const operands = name === 'power' ? [parameter(0), parameter(1)] : [parameter(0)];
  const writer = new CodeWriter(
    operands.flatMap(() => groupTypes),
    groupTypes,
  );
  const lanes = new Lanes(writer);
  const { result, usable } = body(lanes, parameter(0), parameter(1));
  lanes.all(usable);
  writer.do('i32_eqz').if(() => {
    for (const operand of operands) lanes.result(operand);
    writer.call(whole).do('return');
  });
  lanes.result(result);
  return writer;
}

/** The function on a group of lanes; `power` takes two groups. */
export function elementaryFunction(name: ElementaryName, escapeSlot: number): CodeWriter {
  const writer = new CodeWriter(name === 'power' ? [...groupTypes, ...groupTypes] : groupTypes, groupTypes);
  const lanes = new Lanes(writer);
  lanes.result(bodies[name](lanes, parameter(0), parameter(1), escapeSlot));
  return writer;
}
