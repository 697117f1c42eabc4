/** What articles ask of the model, and how they read the answer. */
import { compare } from '../compare.ts';
import type { CompareResult, OutputDifference } from '../compare-types.ts';
import { headline } from '../headline.ts';
import type { HeadlineResult } from '../result-types.ts';
import type { ScenarioRequest } from '../world-types.ts';
import type { ArticleTools, LinesBlock } from './types.ts';

export function simulate(tools: ArticleTools, request: ScenarioRequest = {}): Promise<HeadlineResult> {
  const { world, n, seed, execution } = tools;
  return headline(world, { ...request, n, seed }, execution);
}

/** Others against the first, on the same draws. */
export function comparison(
  tools: ArticleTools,
  scenarios: readonly ScenarioRequest[],
  outputs: readonly string[],
): Promise<CompareResult> {
  const { world, n, seed, execution } = tools;
  const { signal } = execution;
  return compare(world, { scenarios, outputs, n, seed, split: 'none' }, signal === undefined ? {} : { signal });
}

/** @throws Error for an output that was not asked about. */
export function differenceIn(result: CompareResult, pair: number, output: string): OutputDifference {
  const found = result.comparisons[pair]?.outputs.find(({ id }) => id === output);
  if (found === undefined) throw new Error(`no ${output} in the comparison`);
  return found;
}

/** Medians of an output over time, between two years. */
export function medians(
  result: HeadlineResult,
  id: string,
  years: readonly [first: number, last: number],
): { readonly times: readonly number[]; readonly values: readonly number[] } {
  const output = result.outputs.find((one) => one.id === id);
  if (output === undefined) throw new Error(`no output ${id}`);
  const kept = [...output.times.keys()].filter((k) => {
    const time = output.times[k] ?? Number.NaN;
    return time >= years[0] && time <= years[1];
  });
  return {
    times: kept.map((k) => output.times[k] ?? Number.NaN),
    values: kept.map((k) => result.quantiles[id]?.['0.5'][k] ?? Number.NaN),
  };
}

/** A median at one time. */
export function medianAt(result: HeadlineResult, id: string, time: number): number {
  const { values } = medians(result, id, [time, time]);
  return values[0] ?? Number.NaN;
}

/** The first time from which a series stays under a level to its end; null when it does not. */
export function staysUnder(
  { times, values }: { readonly times: readonly number[]; readonly values: readonly number[] },
  level: number,
): number | null {
  let found: number | null = null;
  for (const [k, value] of values.entries()) {
    if (value >= level) found = null;
    else found ??= times[k] ?? null;
  }
  return found;
}

/** Medians of some outputs as one picture. */
export function medianLines(
  result: HeadlineResult,
  series: readonly Pick<LinesBlock['series'][number], 'id' | 'label'>[],
  years: readonly [number, number],
): Pick<LinesBlock, 'times' | 'series'> {
  const found = series.map(({ id, label }) => ({ id, label, ...medians(result, id, years) }));
  return {
    times: found[0]?.times ?? [],
    series: found.map(({ id, label, values }) => ({ id, label, values })),
  };
}
