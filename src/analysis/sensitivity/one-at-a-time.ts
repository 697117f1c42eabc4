/** One at a time: each input to both ends of its belief, the others at their median. */
import * as z from 'zod/mini';
import { normalCdf, normalQuantile } from '#stats';
import {
  type Estimate,
  readSettings,
  refuseConstant,
  refuseGroups,
  refuseTooFew,
  type SensitivityMethod,
  sealedDesign,
  valuesFor,
} from './method.ts';
import { correlationMatrix, type SensitivityProblem, unitsOf } from './problem.ts';

export interface OneAtATimeSettings {
  /** Level of the low end, 0 to 0.5; the high end is as far from 1. Default 0.1: what 80 % of the belief spans. */
  readonly level: number;
}

export interface OneAtATimeRow {
  readonly id: string;
  /** The output with the input at its low and at its high end. */
  readonly low: number;
  readonly high: number;
  /** From the least to the greatest of these two and the middle: an answer may bend back. */
  readonly swing: number;
}

export interface OneAtATimeEstimate extends Estimate<OneAtATimeRow> {
  /** The output with every input at its median. */
  readonly base: number;
}

const settings = z.strictObject({ level: z._default(z.number().check(z.gt(0), z.lt(0.5)), 0.1) });

/** An input that is correlated with the moved one goes to its median given that one. */
function moved(problem: SensitivityProblem, matrix: Float64Array, column: number, level: number): Float64Array {
  const size = problem.inputs.length;
  return Float64Array.from({ length: size }, (_, other) => {
    if (other === column) return level;
    const r = matrix[column * size + other] ?? 0;
    return r === 0 ? 0.5 : normalCdf(r * normalQuantile(level));
  });
}

export const oneAtATime: SensitivityMethod<'oat', OneAtATimeSettings, OneAtATimeRow, OneAtATimeEstimate> = {
  id: 'oat',
  name: { en: 'one at a time', fr: 'un à la fois' },
  asks: {
    en: 'How far does the answer go when one input moves from the low to the high end of its belief and the rest stays in the middle?',
    fr: 'De combien la réponse bouge-t-elle quand une donnée va du bas au haut de sa croyance et que le reste demeure au milieu ?',
  },
  reference: 'Saltelli & Annoni (2010), doi:10.1016/j.envsoft.2010.04.012, also for what it cannot see: interactions',
  settings,
  groups: false,
  cost(problem, given) {
    readSettings(settings, given, 'one at a time');
    refuseGroups(problem, 'one at a time');
    return 1 + 2 * unitsOf(problem).length;
  },
  design(problem, seed, given) {
    const read = readSettings(settings, given, 'one at a time');
    refuseGroups(problem, 'one at a time');
    const size = problem.inputs.length;
    const matrix = correlationMatrix(problem);
    const points = new Float64Array((1 + 2 * size) * size).fill(0.5, 0, size);
    for (let column = 0; column < size; column += 1) {
      points.set(moved(problem, matrix, column, read.level), (1 + 2 * column) * size);
      points.set(moved(problem, matrix, column, 1 - read.level), (2 + 2 * column) * size);
    }
    return sealedDesign('oat', problem, seed, read, points);
  },
  estimate(design, sample, asked) {
    const { output, values } = valuesFor(design, sample, asked);
    const at = (run: number) => values[run] ?? Number.NaN;
    const base = at(0);
    refuseTooFew(Number.isFinite(base) ? 1 : 0, 1, 1, output);
    const rows = design.units.map(({ id }, unit): OneAtATimeRow => {
      const [low, high] = [at(1 + 2 * unit), at(2 + 2 * unit)];
      return { id, low, high, swing: Math.max(low, base, high) - Math.min(low, base, high) };
    });
    const whole = rows.filter(({ swing }) => Number.isFinite(swing));
    refuseConstant(Math.max(0, ...whole.map(({ swing }) => swing)), Math.abs(base), output);
    return {
      output,
      designId: design.id,
      runs: design.runs,
      dropped: rows.length - whole.length,
      base,
      rows,
      // Nothing is drawn, so nothing can be uncertain for lack of draws.
      verdict: { converged: true, widest: 0, tolerance: 0, pointsNeeded: null },
    };
  },
};
