/** Constraints of a search, read from words: a chance, a mean, a median or a tail of an output against a limit. */
import { JevonsError } from '#base';
import { allScalars, type Plan } from '#engine';
import { measured } from './optimise-measures.ts';
import type { MeasuredValue, OptimiseMeasure } from './optimise-types.ts';
import { type ReadOutput, readOutput } from './read-outputs.ts';

export interface Constraint {
  readonly text: string;
  /** Places among the outputs that are read; several for the ruin of any firm. */
  readonly outputs: readonly ReadOutput[];
  readonly compares: '<=' | '>=';
  readonly limit: number;
  /** Of values `[output][future]`, futures without a value left out. */
  readonly estimate: (values: readonly Float64Array[]) => MeasuredValue;
}

const number = String.raw`[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?`;
const pattern = new RegExp(
  String.raw`^\s*(P|mean|median|cvar)\s*\(\s*([^\s<>=]+)\s*(?:(<=|>=|<|>)\s*(${number})\s*)?\)\s*(<=|>=|<|>)\s*(${number})\s*(%?)\s*$`,
  'i',
);

/**
 * @param year The last whole year of the run: who has failed by then is ruined.
 * @param tail Share of futures that `cvar` looks at.
 * @throws JevonsError `bad-constraint`, `unknown-output`.
 */
export function readConstraint(plan: Plan, text: string, year: number, tail: number): Constraint {
  const [, kind = '', name = '', inner, threshold, outer = '<=', limit = '', percent] = pattern.exec(text) ?? [];
  const chance = kind.toLowerCase() === 'p';
  if (kind === '' || (inner !== undefined && !chance)) {
    throw new JevonsError(`got "${text}", expected for example P(over_capacity_2029) <= 0.05`, {
      kind: 'usage',
      code: 'bad-constraint',
      where: '--constraint',
      hint: 'also P(capex_2030 > 1500) <= 10%, P(ruin) <= 0.05, mean(total_ai_revenue_2030) >= 300, median(...), cvar(...)',
    });
  }
  const compares = outer.startsWith('<') ? '<=' : '>=';
  const asked = { text: text.trim(), compares, limit: Number(limit) / (percent === '%' ? 100 : 1) } as const;
  if (!chance) {
    const outputs = [readOutput(plan, name)];
    // The worst share is the one that comes nearest to breaking it.
    const bad = compares === '<=' ? 'high' : 'low';
    const measure = kind.toLowerCase() as OptimiseMeasure;
    return { ...asked, outputs, estimate: ([values = new Float64Array(0)]) => measured(values, measure, tail, bad) };
  }
  const outputs = /^ruin$/i.test(name)
    ? allScalars(plan)
        .filter(({ id }) => id.startsWith('years_since_failure['))
        .map(({ id }) => readOutput(plan, `${id}_${year}`))
    : [readOutput(plan, name)];
  // A flag is up or not; how long ago a firm failed is above 0 or not.
  const [than, value] =
    inner === undefined ? ['>', outputs[0]?.reads === 'entered-by' ? 0.5 : 0] : [inner, Number(threshold)];
  const meets = (one: number) =>
    than === '>' ? one > value : than === '>=' ? one >= value : than === '<' ? one < value : one <= value;
  return {
    ...asked,
    outputs,
    estimate: (all) => {
      const flags = Float64Array.from(all[0] ?? [], (_, run) =>
        all.some((values) => Number.isNaN(values[run])) ? NaN : all.some((values) => meets(values[run] ?? NaN)) ? 1 : 0,
      );
      return measured(flags, 'mean', tail, 'high');
    },
  };
}

/** How far it is from holding: 0 when it does, in the size of the limit or of 1. */
export function violation({ compares, limit }: Constraint, value: number): number {
  if (Number.isNaN(value)) return Number.POSITIVE_INFINITY;
  const over = compares === '<=' ? value - limit : limit - value;
  return Math.max(0, over) / Math.max(Math.abs(limit), 1e-3);
}
