/**
 * From observations to the figures of fiscal quarters and years, every vintage of each.
 *
 * Cash-flow statements are year-to-date, so a quarter is what the longer period has over the shorter one, dated with the
 * later filing. Both come from filings of one generation: a restated half-year less a quarter as first reported would be
 * neither.
 */
import { addDays, type IsoDate } from '#base';
import { type Observation, type ObservedSeries, spanKey } from './observations.ts';
import type { Oddities } from './oddities.ts';

/** A figure as it stood from one filing on. */
export interface Vintage {
  /** US dollars. */
  readonly value: number;
  readonly start: IsoDate | '';
  readonly end: IsoDate;
  /** First filing with this value. */
  readonly filed: IsoDate;
  readonly generation: number;
  /** The one printed, or the longer and the shorter year-to-date figure. */
  readonly from: readonly [Observation] | readonly [Observation, Observation];
}

export interface Figure {
  readonly metric: string;
  readonly definition: string;
  /** `FY2025`, `FY2025Q3`. */
  readonly period: string;
  readonly end: IsoDate;
  /** In the order of the filings; a filing that repeats the value adds none. Never empty. */
  readonly vintages: readonly Vintage[];
}

/** Smallest step of the numbers of a filing, US dollars: 1,000,000 when all are whole millions. */
export type Granularity = (accession: string) => number;

export function granularityOf(series: readonly ObservedSeries[]): Granularity {
  const steps = new Map<string, number>();
  for (const { bySpan } of series) {
    for (const { accession, value } of [...bySpan.values()].flat()) {
      const step = [1_000_000, 1000].find((size) => value % size === 0) ?? 1;
      steps.set(accession, Math.min(steps.get(accession) ?? 1_000_000, step));
    }
  }
  return (accession) => steps.get(accession) ?? 1;
}

/** @param stock Whether the series is of balances. */
export function figuresOf(
  series: ObservedSeries,
  stock: boolean,
  granularity: Granularity,
  oddities: Oddities,
): Figure[] {
  const at = (year: number, through: number, quarters: number) =>
    series.bySpan.get(spanKey(year, through, quarters)) ?? [];
  const joined = tagsThatAgree(series);
  const figure = (period: string, readings: readonly Vintage[]): Figure[] => {
    const vintages = withoutRepeats(readings, granularity);
    const last = vintages.at(-1);
    const { metric, definition } = series;
    return last === undefined ? [] : [{ metric, definition, period, end: last.end, vintages }];
  };
  return series.years.flatMap((year) => {
    const quarters = [1, 2, 3, 4].flatMap((quarter) => {
      if (stock) return figure(`FY${year}Q${quarter}`, at(year, quarter, 0).map(printed));
      const shown = at(year, quarter, 1).map(printed);
      const longer = quarter === 1 ? [] : at(year, quarter, quarter);
      const shorter = quarter === 1 ? [] : at(year, quarter - 1, quarter - 1);
      const worked = differences(longer, shorter).filter(({ from: [whole, part] }) => {
        if (whole.tag === part?.tag || joined(whole.tag, part?.tag ?? '')) return true;
        const what = `${series.metric} FY${year}Q${quarter}: the longer period is tagged ${whole.tag}, the shorter ${part?.tag}`;
        oddities.add('tags-not-joined', `${what}, and no period shows that they agree; no quarter worked out`);
        return false;
      });
      compareReadings(shown, worked, `${series.metric} FY${year}Q${quarter}`, granularity, oddities);
      const own = new Set(shown.map(({ generation }) => generation));
      return figure(`FY${year}Q${quarter}`, [...shown, ...worked.filter(({ generation }) => !own.has(generation))]);
    });
    return [...quarters, ...(stock ? [] : figure(`FY${year}`, at(year, 4, 4).map(printed)))];
  });
}

function printed(one: Observation): Vintage {
  const { value, start, end, filed, generation } = one;
  return { value, start, end, filed, generation, from: [one] };
}

/** For each generation the first filings of both, and the last ones when a part was amended. */
function differences(longer: readonly Observation[], shorter: readonly Observation[]): Vintage[] {
  const generations = [...new Set(longer.map(({ generation }) => generation))];
  return generations.flatMap((generation) => {
    const wholes = longer.filter((one) => one.generation === generation);
    const parts = shorter.filter((one) => one.generation === generation);
    const pairs = [
      [wholes[0], parts[0]],
      [wholes.at(-1), parts.at(-1)],
    ] as const;
    return pairs.flatMap(([whole, part]): Vintage[] => {
      if (whole === undefined || part === undefined) return [];
      const filed = [whole.filed, part.filed].sort()[1] as IsoDate;
      const { end } = whole;
      return [
        { value: whole.value - part.value, start: addDays(part.end, 1), end, filed, generation, from: [whole, part] },
      ];
    });
  });
}

/** In the order of the filings, without those that only repeat what was known, or round it more coarsely. */
function withoutRepeats(readings: readonly Vintage[], granularity: Granularity): Vintage[] {
  const ordered = [...readings].sort((a, b) => (a.filed < b.filed ? -1 : a.filed > b.filed ? 1 : 0));
  const kept: Vintage[] = [];
  for (const one of ordered) {
    const before = kept.at(-1);
    if (before === undefined || !nearlySame(before, one, granularity)) {
      // Two readings of one day cannot be told apart by date; the later in order stands.
      if (before?.filed === one.filed) kept.pop();
      kept.push(one);
    }
  }
  return kept;
}

function nearlySame(left: Vintage, right: Vintage, granularity: Granularity): boolean {
  if (left.value === right.value) return true;
  const steps = (one: Vintage) => one.from.map(({ accession }) => granularity(accession));
  const [a, b] = [Math.max(...steps(left)), Math.max(...steps(right))];
  return a !== b && Math.abs(left.value - right.value) <= Math.max(a, b) / 2;
}

function compareReadings(
  shown: readonly Vintage[],
  worked: readonly Vintage[],
  what: string,
  granularity: Granularity,
  oddities: Oddities,
): void {
  for (const one of shown) {
    const other = worked.find(({ generation }) => generation === one.generation);
    if (other === undefined) continue;
    const step = Math.max(...other.from.map(({ accession }) => granularity(accession)));
    if (Math.abs(one.value - other.value) <= 2 * step) continue;
    const text = `${what}: ${one.value} printed (${one.filed}), ${other.value} from year-to-date figures; the printed one is taken`;
    oddities.add('printed-differs', text);
  }
}

/** Whether two tags gave the same figure for some period, so that one may be taken from the other. */
function tagsThatAgree(series: ObservedSeries): (left: string, right: string) => boolean {
  if (series.curated) return () => true;
  const pairs = new Set<string>();
  for (const observations of series.bySpan.values()) {
    for (const one of observations) {
      for (const other of observations) {
        if (one.tag !== other.tag && one.value === other.value) pairs.add(`${one.tag} ${other.tag}`);
      }
    }
  }
  return (left, right) => pairs.has(`${left} ${right}`);
}
