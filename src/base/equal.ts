/** Comparison of computed with expected numbers, strict about what is not a number. */

export interface Tolerance {
  /** Same unit as the values; 0 when absent. */
  readonly absolute?: number;
  /** Share of the expected value's size; 0 when absent. */
  readonly relative?: number;
}

/**
 * True when `actual` is `expected`, or a finite number within `absolute + relative * |expected|` of it.
 * NaN equals only NaN, an infinity only itself, and a missing value (undefined) nothing.
 */
export function closeTo(actual: number | undefined, expected: number | undefined, tolerance: Tolerance = {}): boolean {
  if (actual === undefined || expected === undefined) return false;
  if (Object.is(actual, expected)) return true;
  const allowed = (tolerance.absolute ?? 0) + (tolerance.relative ?? 0) * Math.abs(expected);
  return Number.isFinite(expected) && Math.abs(actual - expected) <= allowed;
}
