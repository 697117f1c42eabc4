/** The four numbers of the answer, with their change against the default; all pure. */
import { formatMoney, formatNumber, formatPercent, type Language } from '#base';
import type { HeadlineResult } from '#studies';
import type { Catalogue } from '../text/english.ts';
import { type Compared, linesOf } from './fan-spec.ts';

export interface KeyFigure {
  readonly id: 'capex' | 'over-capacity' | 'peak' | 'rebound';
  readonly label: string;
  readonly value: string;
  readonly note: string;
  /** Undefined when nothing is compared. */
  readonly change?: {
    readonly text: string;
    readonly direction: 'up' | 'down' | 'same';
    /** What comes from beliefs and what from choices, where both are changed. */
    readonly parts?: string;
  };
}

type Findings = HeadlineResult['findings'];

/** By the end of this year over-capacity is told. */
const overCapacityYear = '2029';

const measures = {
  capex: ({ capex2030 }: Findings) => capex2030.median,
  overCapacity: ({ overCapacity }: Findings) => overCapacity.economic[overCapacityYear]?.value ?? null,
  peak: ({ spendingPeak }: Findings) => spendingPeak.median,
  rebound: ({ rebound }: Findings) => rebound.aboveOne.value,
};

export function keyFigures(shown: Compared, language: Language, words: Catalogue): readonly KeyFigure[] {
  const { capex2030, overCapacity, spendingPeak, rebound, horizon } = shown.result.findings;
  const money = (value: number | null) => formatMoney(value ?? Number.NaN, language);
  const percent = (value: number | undefined) => formatPercent(value ?? Number.NaN, language, { decimals: 0 });
  const year = (value: number | null) => (value === null ? '' : String(yearOfEnd(value)));
  const signed = (value: number, decimals: number) => formatNumber(value, language, { decimals, sign: true });
  const points = (share: number) => words.points(signed(share * 100, 0));
  const { median, low, high, missing } = spendingPeak;
  const noPeak = words.peakMissing(percent(missing.value), year(horizon));
  const change = (
    measure: (findings: Findings) => number | null,
    write: (difference: number) => string,
    least: number,
  ) => changed(shown, measure, write, least, words);
  return [
    {
      id: 'capex',
      label: words.figureCapex,
      value: money(capex2030.median),
      note: words.rangeOf(money(capex2030.low), money(capex2030.high)),
      ...change(measures.capex, (difference) => formatMoney(difference, language, { sign: true }), 0.5),
    },
    {
      id: 'over-capacity',
      label: words.figureOverCapacity(overCapacityYear),
      value: percent(overCapacity.economic[overCapacityYear]?.value),
      note: words.shareOfFutures,
      ...change(measures.overCapacity, points, 0.005),
    },
    {
      id: 'peak',
      label: words.figurePeak,
      value: median === null ? words.noPeak : year(median),
      note: median === null ? noPeak : `${words.peakMedian(`${year(low)}–${year(high)}`)}. ${noPeak}`,
      ...change(measures.peak, (difference) => words.years(signed(difference, 1)), 0.05),
    },
    {
      id: 'rebound',
      label: words.figureRebound,
      value: percent(rebound.aboveOne.value),
      note: `${words.shareOfFutures}, ${words.marginOf(
        formatNumber(rebound.margin.median ?? Number.NaN, language, { decimals: 2, sign: true }),
      )}`,
      ...change(measures.rebound, points, 0.005),
    },
  ];
}

/** A year that ends at 2030.0 is 2029. */
function yearOfEnd(end: number): number {
  return Math.floor(end - 1e-6);
}

/** @param least Smaller changes are none: they would be written as zero. */
function changed(
  shown: Compared,
  measure: (findings: Findings) => number | null,
  write: (difference: number) => string,
  least: number,
  words: Catalogue,
): Pick<KeyFigure, 'change'> {
  const lines = linesOf(shown);
  const value = (result: HeadlineResult) => measure(result.findings) ?? Number.NaN;
  const [now, own, before] = [value(shown.result), value(shown.ownWorld), value(shown.baseline)];
  const difference = now - before;
  if (lines === 'default' || !Number.isFinite(difference)) return {};
  const parts =
    lines === 'world-and-choices' && Number.isFinite(own)
      ? { parts: words.changeParts(write(own - before), write(now - own)) }
      : {};
  if (Math.abs(difference) < least) return { change: { text: words.sameAsDefault, direction: 'same', ...parts } };
  const direction = difference > 0 ? 'up' : 'down';
  return { change: { text: words.againstDefault(write(difference)), direction, ...parts } };
}
