/** How near a printed figure is to what the documents give, by how exactly it was meant. */

import type { Figure } from './figure.ts';

/** `exact`: right as printed. `near`: right to a reader, but loosely put. `far`: not that. */
export type Fit = 'exact' | 'near' | 'far';

type Printed = Pick<Figure, 'value' | 'valueTo' | 'half' | 'qualifier'>;

const loose = 0.04;
const aboutLoose = 0.08;
/** "More than 100" is fair up to this much above 100. */
const overFair = 1.12;

/** @param high Null for "more than `low`". All in the unit of the figure. */
export function fitAmount(printed: Printed, low: number, high: number | null, slack: number, implied = false): Fit {
  if (printed.valueTo !== undefined) return fitRange(printed, printed.valueTo, low, high, slack);
  if (high === null) return fitFloor(printed, low);
  if (high - low <= 1e-9) return fitPoint(printed, low, slack);
  return fitWithin(printed, low, high, implied);
}

function fitPoint({ value, half, qualifier }: Printed, actual: number, slack: number): Fit {
  const near = half + slack + 1e-9;
  const size = Math.max(Math.abs(actual), 1e-9);
  const off = Math.abs(value - actual);
  if (actual < 0 !== value < 0 && off > near) return 'far';
  if (qualifier === 'over') return fitOver(value, actual, near);
  if (qualifier === 'under' || qualifier === 'upTo') return fitUnder(value, actual, near);
  if (qualifier === 'nearly') {
    if (actual <= value + near && actual >= value * 0.94) return 'exact';
    return off <= aboutLoose * size ? 'near' : 'far';
  }
  if (qualifier === 'about')
    return off <= Math.max(near, loose * size) ? 'exact' : off <= aboutLoose * size ? 'near' : 'far';
  if (off <= near) return 'exact';
  return off <= Math.max(loose * size, 0) || (actual >= value && actual < value + 2 * half) ? 'near' : 'far';
}

function fitOver(value: number, actual: number, near: number): Fit {
  if (actual >= value - near) return actual <= value * overFair + near ? 'exact' : 'near';
  return value - actual <= 0.03 * Math.abs(value) ? 'near' : 'far';
}

function fitUnder(value: number, actual: number, near: number): Fit {
  if (actual <= value + near) return actual >= value * 0.88 - near ? 'exact' : 'near';
  return actual - value <= 0.03 * Math.abs(value) ? 'near' : 'far';
}

/** Against a range that was given: its middle stands for it when "about" says so. */
function fitWithin({ value, half, qualifier }: Printed, low: number, high: number, implied: boolean): Fit {
  const near = half + 1e-9;
  if (qualifier === 'over') return fitOver(value, low, near);
  if (qualifier === 'under' || qualifier === 'upTo') return fitUnder(value, high, near);
  const inside = value >= low - near && value <= high + near;
  if (inside) return implied || qualifier === 'about' || qualifier === 'nearly' ? 'exact' : 'near';
  return value >= low * (1 - loose) && value <= high * (1 + loose) ? 'near' : 'far';
}

/** Against "more than". */
function fitFloor({ value, half, qualifier }: Printed, low: number): Fit {
  if (Math.abs(value - low) <= half + 1e-9) return qualifier === 'over' || qualifier === 'about' ? 'exact' : 'near';
  if (qualifier === 'over')
    return value < low ? (value >= low * 0.85 ? 'exact' : 'near') : value <= low * 1.03 ? 'near' : 'far';
  return value >= low * (1 - loose) && value <= low * 1.1 ? 'near' : 'far';
}

function fitRange({ value, half }: Printed, to: number, low: number, high: number | null, slack: number): Fit {
  const near = half + slack + 1e-9;
  const top = high ?? low;
  const isPoint = top - low <= 1e-9;
  if (isPoint) {
    if (low >= value - near && low <= to + near) return 'exact';
    return low >= value * (1 - loose) && low <= to * (1 + loose) ? 'near' : 'far';
  }
  if (Math.abs(value - low) <= near && Math.abs(to - top) <= near) return 'exact';
  const ends = Math.abs(value - low) <= 0.06 * low && Math.abs(to - top) <= 0.06 * top;
  return ends ? 'near' : 'far';
}

/** @param actual Growth in percent. */
export function fitGrowth(figure: Printed & Pick<Figure, 'kind'>, sign: 1 | -1, actual: number): Fit {
  if (figure.kind === 'multiple') return fitMultiple(figure, 1 + actual / 100);
  const claimed = figure.value * sign;
  const { half, qualifier } = figure;
  if (figure.valueTo !== undefined) {
    return actual >= claimed - half && actual <= figure.valueTo * sign + half ? 'exact' : 'far';
  }
  const off = Math.abs(claimed - actual);
  const near = half + 0.06;
  const wide = Math.max(1.6, 0.06 * Math.abs(claimed));
  if (claimed >= 0 !== actual >= 0 && off > near) return 'far';
  const [size, grown] = [Math.abs(claimed), Math.abs(actual)];
  if (qualifier === 'over')
    return grown >= size - near ? (grown <= size * 1.2 + 3 ? 'exact' : 'near') : off <= wide ? 'near' : 'far';
  if (qualifier === 'under' || qualifier === 'upTo') {
    return grown <= size + near ? (grown >= size * 0.8 - 3 ? 'exact' : 'near') : off <= wide ? 'near' : 'far';
  }
  if (qualifier === 'about' || qualifier === 'nearly')
    return off <= Math.max(near, wide) ? 'exact' : off <= 2 * wide ? 'near' : 'far';
  return off <= near ? 'exact' : off <= wide ? 'near' : 'far';
}

function fitMultiple({ value, qualifier }: Printed, ratio: number): Fit {
  const relative = ratio / value;
  if (qualifier === 'over')
    return relative >= 0.99 ? (relative <= 1.35 ? 'exact' : 'near') : relative >= 0.96 ? 'near' : 'far';
  if (qualifier === 'nearly')
    return relative <= 1.01 && relative >= 0.9 ? 'exact' : relative >= 0.8 && relative <= 1.15 ? 'near' : 'far';
  const exact = qualifier === 'about' ? 0.12 : 0.06;
  if (Math.abs(relative - 1) <= exact) return 'exact';
  return Math.abs(relative - 1) <= 0.18 ? 'near' : 'far';
}

/**
 * Ten, a hundred, a thousand, a million times too large or too small.
 *
 * @returns The power of ten by which the figure is too large (negative: too small); 0 when it is not that.
 */
export function scaleError(value: number, actual: number): number {
  if (!(value > 0 && actual > 0)) return 0;
  for (const power of [1, 2, 3, 6]) {
    const factor = Number(`1e${power}`);
    if (Math.abs(value / factor / actual - 1) <= 0.06) return power;
    if (Math.abs((value * factor) / actual - 1) <= 0.06) return -power;
  }
  return 0;
}
