/** From a slider's whole steps to a parameter's value and back; values are rounded as links and exports write them. */

/** Steps of a slider: finer than a pixel of any rail. */
export const sliderSteps = 400;

export interface SliderScale {
  readonly low: number;
  readonly high: number;
  /** Whether equal steps are equal factors. */
  readonly logarithmic: boolean;
  /** Whether only whole numbers can be chosen. */
  readonly whole: boolean;
}

/** Equal factors where the domain spans a factor of eight or more. */
export function sliderScale(low: number, high: number, whole = false): SliderScale {
  return { low, high, logarithmic: !whole && low > 0 && high / low >= 8, whole };
}

/** @returns Three significant digits, inside the domain. */
export function valueAt(step: number, scale: SliderScale): number {
  const share = Math.min(Math.max(step / sliderSteps, 0), 1);
  const { low, high, logarithmic } = scale;
  const raw = logarithmic ? low * (high / low) ** share : low + (high - low) * share;
  return rounded(raw, scale);
}

export function stepAt(value: number, { low, high, logarithmic }: SliderScale): number {
  const share = logarithmic
    ? Math.log(Math.max(value, low) / low) / Math.log(high / low)
    : (value - low) / Math.max(high - low, Number.MIN_VALUE);
  return Math.round(Math.min(Math.max(share, 0), 1) * sliderSteps);
}

/** Where a value stands on the slider: 0 at its low end, 1 at its high end. */
export function shareAt(value: number, scale: SliderScale): number {
  return stepAt(value, scale) / sliderSteps;
}

function rounded(value: number, { low, high, whole }: SliderScale): number {
  if (whole) return Math.round(value);
  return Math.min(Math.max(Number(value.toPrecision(3)), low), high);
}

/**
 * A number as a person types it: decimal point or comma, blanks between thousands.
 *
 * @returns NaN when it is not a number.
 */
export function readNumber(text: string): number {
  const plain = text.replace(/[\s\u00a0\u202f]/g, '').replace('\u2212', '-');
  const pointed = /^[^.]*,[^.,]*$/.test(plain) ? plain.replace(',', '.') : plain;
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(pointed) ? Number(pointed) : Number.NaN;
}
