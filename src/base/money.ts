/** Amounts of US dollars as people read them. */

import type { Language } from './language.ts';
import { formatNumber, type NumberFormat, noBreakSpace } from './numbers.ts';

/**
 * An amount: en `$1.25T`, `$104bn`, `$850m`; fr `1 250 Md$`, `104 Md$`, `850 M$` (narrow no-break space between
 * thousands, no-break space before the unit). Never `B`, `Bn` or `bn` in French: "Bn" reads as a French billion, 1,000 times more.
 *
 * @param usdBillions Billions (10^9) of US dollars.
 * @param format Digits of the number written; three significant ones unless given.
 * @returns `n/a` (fr `n.d.`) for NaN.
 */
export function formatMoney(usdBillions: number, language: Language, format: NumberFormat = {}): string {
  if (Number.isNaN(usdBillions)) return formatNumber(usdBillions, language);
  // Rounding may carry into the next unit: 999.7 is $1T, not $1,000bn.
  const size = Math.abs(
    format.decimals === undefined ? Number(usdBillions.toPrecision(format.significant ?? 3)) : usdBillions,
  );
  const useMillions = size < 1 && size !== 0;
  if (language === 'fr') {
    return useMillions
      ? `${formatNumber(usdBillions * 1000, 'fr', format)}${noBreakSpace}M$`
      : `${formatNumber(usdBillions, 'fr', format)}${noBreakSpace}Md$`;
  }
  const [scaled, unit] =
    size >= 1000 ? [usdBillions / 1000, 'T'] : useMillions ? [usdBillions * 1000, 'm'] : [usdBillions, 'bn'];
  const number = formatNumber(scaled, 'en', format);
  const signed = /^[+\u2212]/.test(number);
  return signed ? `${number[0]}$${number.slice(1)}${unit}` : `$${number}${unit}`;
}
