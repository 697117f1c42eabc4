/** What is odd about the figures of a company, taken together. */
import type { Figure, Granularity, Vintage } from './figures.ts';
import type { Oddities } from './oddities.ts';

/** Figures that may be shown; a negative one where that makes no sense is left out. */
export function soundFigures(
  figures: readonly Figure[],
  mayBeNegative: (metric: string) => boolean,
  oddities: Oddities,
): Figure[] {
  return figures.flatMap((figure) => {
    if (mayBeNegative(figure.metric)) return [figure];
    const vintages = figure.vintages.filter(({ value }) => value >= 0);
    if (vintages.length < figure.vintages.length) {
      const { metric, period } = figure;
      oddities.add('negative', `${metric} ${period} comes out negative; left out`, metric);
    }
    return vintages.length === 0 ? [] : [{ ...figure, vintages }];
  });
}

/** Restatements, changes of tag, and quarters that do not make up their year. */
export function reportFigures(figures: readonly Figure[], granularity: Granularity, oddities: Oddities): void {
  for (const { metric, definition, period, vintages } of figures) {
    for (const [index, vintage] of vintages.entries()) {
      const before = vintages[index - 1];
      if (before === undefined) continue;
      const then = `${millions(before)} filed ${before.filed}, ${millions(vintage)} filed ${vintage.filed}`;
      const tags = before.from[0].tag === vintage.from[0].tag ? '' : `, now under ${vintage.from[0].tag}`;
      oddities.add('restated', `${metric} (${definition}) ${period}: ${then}${tags}`);
    }
  }
  for (const group of bySeries(figures)) {
    reportTags(group, oddities);
    reportYears(group, granularity, oddities);
  }
}

function millions({ value }: Vintage): string {
  return String(value / 1_000_000);
}

function bySeries(figures: readonly Figure[]): Figure[][] {
  const groups = new Map<string, Figure[]>();
  for (const figure of figures) {
    const key = `${figure.metric} ${figure.definition}`;
    groups.set(key, [...(groups.get(key) ?? []), figure]);
  }
  return [...groups.values()];
}

/** `capex (gross): us-gaap:A to FY2021Q2, us-gaap:B from FY2021Q3`. */
function reportTags(group: readonly Figure[], oddities: Oddities): void {
  const ordered = [...group].sort((a, b) => (a.end < b.end ? -1 : a.end > b.end ? 1 : 0));
  for (const [index, figure] of ordered.entries()) {
    const before = ordered[index - 1];
    const [tag, earlier] = [tagOf(figure), before === undefined ? undefined : tagOf(before)];
    if (before === undefined || earlier === tag) continue;
    const { metric, definition } = figure;
    const text = `${metric} (${definition}): ${earlier} to ${before.period}, ${tag} from ${figure.period}`;
    oddities.add('tag-switch', text, `${metric} ${definition} ${earlier} ${tag}`);
  }
}

function tagOf(figure: Figure): string {
  return figure.vintages[0]?.from[0].tag ?? '';
}

/** As first reported: quarters add up to the year, and none is more than 0.6 of it. */
function reportYears(group: readonly Figure[], granularity: Granularity, oddities: Oddities): void {
  const first = new Map(group.map((figure) => [figure.period, figure.vintages[0] as Vintage]));
  for (const [period, year] of first) {
    if (!/^FY\d{4}$/.test(period) || year.start === '') continue;
    const quarters = ['Q1', 'Q2', 'Q3', 'Q4'].map((part) => first.get(period + part));
    if (quarters.some((quarter) => quarter === undefined || quarter.generation !== year.generation)) continue;
    const known = quarters as Vintage[];
    const sum = known.reduce((total, { value }) => total + value, 0);
    const size = known.reduce((total, { value }) => total + Math.abs(value), 0);
    const step = Math.max(...[year, ...known].flatMap(({ from }) => from.map((one) => granularity(one.accession))));
    const { metric } = group[0] as Figure;
    if (Math.abs(sum - year.value) > 2.5 * step) {
      const text = `${metric} ${period}: quarters add up to ${sum / 1_000_000}, the year is ${millions(year)}`;
      oddities.add('quarters-to-year', text, metric);
    }
    const large = known.findIndex(({ value }) => Math.abs(value) > 0.6 * size);
    if (large >= 0) {
      const text = `${metric} ${period}Q${large + 1} is more than 0.6 of its year; check that it is no half-year`;
      oddities.add('quarter-share', text, metric);
    }
  }
}
