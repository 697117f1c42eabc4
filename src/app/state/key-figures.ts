/** The four numbers of the answer, with their change against the default; all pure. */
import { formatMoney, formatNumber, formatPercent, type Language } from '#base';
import type { HeadlineResult } from '#studies';
import type { Catalogue } from '../text/english.ts';

export interface KeyFigure {
  readonly id: 'capex' | 'over-capacity' | 'peak' | 'rebound';
  readonly label: string;
  readonly value: string;
  readonly note: string;
  /** Undefined when nothing is compared. */
  readonly change?: { readonly text: string; readonly direction: 'up' | 'down' | 'same' };
}

/** By the end of this year over-capacity is told. */
const overCapacityYear = '2029';

/** @param compare Whether the answer is about another scenario than the default. */
export function keyFigures(
  result: HeadlineResult,
  baseline: HeadlineResult,
  compare: boolean,
  language: Language,
  words: Catalogue,
): readonly KeyFigure[] {
  const one = result.findings;
  const other = baseline.findings;
  const money = (value: number | null) => formatMoney(value ?? Number.NaN, language);
  const percent = (value: number | undefined) => formatPercent(value ?? Number.NaN, language, { decimals: 0 });
  const year = (value: number | null) => (value === null ? '' : String(yearOfEnd(value)));
  const points = (now: number | undefined, before: number | undefined) => {
    const difference = ((now ?? Number.NaN) - (before ?? Number.NaN)) * 100;
    return changed(
      difference,
      0.5,
      words.points(formatNumber(difference, language, { decimals: 0, sign: true })),
      words,
    );
  };
  const over = one.overCapacity.economic[overCapacityYear]?.value;
  const { median, low, high, missing } = one.spendingPeak;
  const capexChange = (one.capex2030.median ?? Number.NaN) - (other.capex2030.median ?? Number.NaN);
  const peakChange = (median ?? Number.NaN) - (other.spendingPeak.median ?? Number.NaN);
  const withChange = (change: KeyFigure['change']) => (compare && change !== undefined ? { change } : {});
  return [
    {
      id: 'capex',
      label: words.figureCapex,
      value: money(one.capex2030.median),
      note: words.rangeOf(money(one.capex2030.low), money(one.capex2030.high)),
      ...withChange(changed(capexChange, 0.5, formatMoney(capexChange, language, { sign: true }), words)),
    },
    {
      id: 'over-capacity',
      label: words.figureOverCapacity(overCapacityYear),
      value: percent(over),
      note: words.shareOfFutures,
      ...withChange(points(over, other.overCapacity.economic[overCapacityYear]?.value)),
    },
    {
      id: 'peak',
      label: words.figurePeak,
      value: median === null ? words.noPeak : year(median),
      note:
        median === null
          ? words.peakMissing(percent(missing.value), year(one.horizon))
          : `${words.peakMedian(`${year(low)}–${year(high)}`)}. ${words.peakMissing(percent(missing.value), year(one.horizon))}`,
      ...withChange(
        changed(peakChange, 0.05, words.years(formatNumber(peakChange, language, { decimals: 1, sign: true })), words),
      ),
    },
    {
      id: 'rebound',
      label: words.figureRebound,
      value: percent(one.rebound.aboveOne.value),
      note: `${words.shareOfFutures}, ${words.marginOf(
        formatNumber(one.rebound.margin.median ?? Number.NaN, language, { decimals: 2, sign: true }),
      )}`,
      ...withChange(points(one.rebound.aboveOne.value, other.rebound.aboveOne.value)),
    },
  ];
}

/** A year that ends at 2030.0 is 2029. */
function yearOfEnd(end: number): number {
  return Math.floor(end - 1e-6);
}

/** @param least Smaller changes are none: they would be written as zero. */
function changed(difference: number, least: number, text: string, words: Catalogue): KeyFigure['change'] {
  if (!Number.isFinite(difference)) return undefined;
  if (Math.abs(difference) < least) return { text: words.sameAsDefault, direction: 'same' };
  return { text: words.againstDefault(text), direction: difference > 0 ? 'up' : 'down' };
}
