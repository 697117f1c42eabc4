/** From a result to what a fan chart draws. */
import { decimalYear, type Language } from '#base';
import type { FanSpec, Provenance, SparkSpec } from '#charts';
import type { HeadlineResult, OutputInfo } from '#studies';
import type { StartData } from '../bundle/start-data.ts';
import { unitWords } from '../text/units.ts';
import { readChart } from './chart-choice.ts';

/** An answer, and the default one with the same draws. */
export interface Compared {
  readonly result: HeadlineResult;
  readonly baseline: HeadlineResult;
  /** The same world with the choices of the default; one of the two where beliefs and choices are not both changed. */
  readonly ownWorld: HeadlineResult;
}

/** The lines that an answer is drawn with: the default apart from it, and the world apart from the choices. */
export type Lines = 'default' | 'world' | 'choices' | 'world-and-choices';

export function linesOf(shown: Compared): Lines {
  if (!differs(shown)) return 'default';
  if (shown.ownWorld === shown.result) return 'world';
  return shown.ownWorld === shown.baseline ? 'choices' : 'world-and-choices';
}

export function outputNamed(result: HeadlineResult, id: string): OutputInfo | undefined {
  return result.outputs.find((output) => output.id === id);
}

/**
 * The two outputs that charts start with: those asked for as far as they exist, else totals and what they rest on.
 */
export function chartsAtFirst(result: HeadlineResult, asked: readonly string[]): readonly [string, string] {
  const has = (id: string) => outputNamed(result, id) !== undefined;
  const usual = ['reported_capex_by_year', 'total_capex_by_year', 'rent_over_user_cost', 'total_capacity'].filter(has);
  const known = [...usual, ...result.outputs.map(({ id }) => id)];
  const [first, second] = asked.filter((text) => has(readChart(text).output));
  return [first ?? known[0] ?? '', second ?? known.find((id) => !id.includes('capex')) ?? known[1] ?? ''];
}

export function provenanceOf(
  result: Pick<HeadlineResult, 'dataDate' | 'seed' | 'n' | 'hash'>,
  modelVersion: string,
  link: string,
): Provenance {
  const { dataDate, seed, n, hash } = result;
  return { model: modelVersion, dataDate, seed, n, hash, link };
}

/** Whether an answer is about another scenario than the default with the same draws. */
export function differs({ result, baseline }: Pick<Compared, 'result' | 'baseline'>): boolean {
  const { id, set, beliefs, posterior } = result.scenario;
  return (
    id !== baseline.scenario.id ||
    posterior !== undefined ||
    Object.keys(set).length > 0 ||
    Object.keys(beliefs).length > 0
  );
}

/**
 * @returns Undefined when the result has no such output. Simulated values before the last reported year are left out:
 *   there the report stands.
 */
export function fanSpec(
  id: string,
  shown: Compared,
  start: Pick<StartData, 'histories' | 'modelVersion'>,
  language: Language,
  link: string,
): FanSpec | undefined {
  const { result, baseline, ownWorld } = shown;
  const lines = linesOf(shown);
  const output = outputNamed(result, id);
  const quantiles = result.quantiles[id];
  if (output === undefined || quantiles === undefined) return undefined;
  const history = start.histories.find((one) => one.output === id);
  const sameBasis = history?.basis === 'same';
  const from = sameBasis ? (history.points.at(-1)?.time ?? Number.NEGATIVE_INFINITY) : Number.NEGATIVE_INFINITY;
  const first = Math.max(
    0,
    output.times.findIndex((time) => time >= from),
  );
  const cut = (values: readonly number[] | undefined) => (values ?? []).slice(first);
  const unit = unitWords(output.unit, language);
  return {
    name: output.label[language],
    unit: unit.text,
    format: unit.format,
    times: cut(output.times),
    quantiles: {
      '0.025': cut(quantiles['0.025']),
      '0.1': cut(quantiles['0.1']),
      '0.25': cut(quantiles['0.25']),
      '0.5': cut(quantiles['0.5']),
      '0.75': cut(quantiles['0.75']),
      '0.9': cut(quantiles['0.9']),
      '0.975': cut(quantiles['0.975']),
    },
    yearly: output.per === 'year',
    history: history?.points ?? [],
    ...(history === undefined ? {} : { historyLabel: history.label[language] }),
    today: decimalYear(result.dataDate),
    ...(lines === 'default' ? {} : { comparison: cut(baseline.quantiles[id]?.['0.5']) }),
    ...(lines === 'world-and-choices' ? { ownWorld: cut(ownWorld.quantiles[id]?.['0.5']) } : {}),
    provenance: provenanceOf(result, start.modelVersion, link),
  };
}

/** A fan without its outer bands. */
export function sparkSpec(spec: FanSpec): SparkSpec {
  const { comparison: _, historyLabel: __, ownWorld: ___, ghost: ____, ...rest } = spec;
  return rest;
}
