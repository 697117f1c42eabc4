/** Elementary effects: many short walks through the cube, one input at a time. */
import * as z from 'zod/mini';
import { correlate, stream } from '#stats';
import { deviation } from './bootstrap.ts';
import {
  readSettings,
  refuseConstant,
  refuseTooFew,
  type SensitivityMethod,
  sealedDesign,
  valuesFor,
  verdictOf,
} from './method.ts';
import { copulaFactor, refuseDependent, type SensitivityProblem, type Unit, unitsOf } from './problem.ts';

export interface MorrisSettings {
  /** Walks. Default 64. */
  readonly points: number;
  /** Levels of the grid, even: the middles of that many equal cells, so that no input goes to an infinite tail. Default 4. */
  readonly levels: number;
  /** Half-width allowed for the 95 % interval of an effect, as a share of the largest. Default 0.15. */
  readonly tolerance: number;
}

export interface MorrisRow {
  readonly id: string;
  /** Mean size of the effects, per width of the whole belief; in the output's unit. */
  readonly muStar: number;
  readonly muStarError: number;
  /** Mean effect with its sign; not a number for a group. */
  readonly mu: number;
  readonly muError: number;
  /** Spread of the effects: interaction or bend. */
  readonly sigma: number;
}

const settings = z.strictObject({
  points: z._default(z.int().check(z.gte(4), z.lte(100_000)), 64),
  levels: z._default(z.int().check(z.gte(2), z.lte(64), z.multipleOf(2)), 4),
  tolerance: z._default(z.number().check(z.gt(0), z.lte(1)), 0.15),
});

/** A step is half of the grid. */
const step = 0.5;
/** Places in the random stream that designs do not use. */
const morrisReplicate = 0x100000;

interface Walk {
  /** Level at the lower end of the step, and whether the walk goes up. */
  readonly lower: readonly number[];
  readonly up: readonly boolean[];
  /** Units in the order in which they move. */
  readonly order: readonly number[];
}

function walkOf(problem: SensitivityProblem, units: readonly Unit[], levels: number, seed: number, walk: number): Walk {
  const draw = (place: number, purpose: number) => stream(seed, walk, place, morrisReplicate + purpose);
  const keys = units.map((_, unit) => draw(unit, 2));
  return {
    lower: problem.inputs.map((_, input) => (Math.floor(draw(input, 0) * (levels / 2)) + 0.5) / levels),
    up: problem.inputs.map((_, input) => draw(input, 1) < 0.5),
    order: units.map((_, unit) => unit).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b),
  };
}

function walkPoints({ lower, up, order }: Walk, units: readonly Unit[], into: Float64Array): void {
  const size = lower.length;
  const place = lower.map((level, input) => level + (up[input] ? 0 : step));
  into.set(place, 0);
  order.forEach((unit, move) => {
    for (const input of units[unit]?.columns ?? []) place[input] = (lower[input] ?? 0) + (up[input] ? step : 0);
    into.set(place, (move + 1) * size);
  });
}

function check(problem: SensitivityProblem): readonly Unit[] {
  refuseDependent(problem, 'Morris');
  return unitsOf(problem);
}

export const morris: SensitivityMethod<'morris', MorrisSettings, MorrisRow> = {
  id: 'morris',
  name: { en: 'Morris', fr: 'Morris' },
  asks: {
    en: 'Which inputs move the answer at all, anywhere in what is believed, and which can be left alone?',
    fr: 'Quelles données font bouger la réponse, où que l’on soit dans les croyances, et lesquelles peut-on négliger ?',
  },
  reference:
    'Morris (1991), doi:10.1080/00401706.1991.10484804; Campolongo, Cariboni & Saltelli (2007), doi:10.1016/j.envsoft.2006.10.004',
  settings,
  groups: true,
  cost: (problem, given) => readSettings(settings, given, 'Morris').points * (check(problem).length + 1),
  design(problem, seed, given) {
    const read = readSettings(settings, given, 'Morris');
    const units = check(problem);
    const size = problem.inputs.length;
    const walkSize = (units.length + 1) * size;
    const points = new Float64Array(read.points * walkSize);
    for (let walk = 0; walk < read.points; walk += 1) {
      const into = points.subarray(walk * walkSize, (walk + 1) * walkSize);
      walkPoints(walkOf(problem, units, read.levels, seed, walk), units, into);
    }
    const factor = copulaFactor(problem);
    if (factor !== undefined) correlate(points, factor, size);
    return sealedDesign('morris', problem, seed, read, points);
  },
  estimate(design, sample, asked) {
    const { output, values } = valuesFor(design, sample, asked);
    const { problem, units, settings: read, seed } = design;
    const effects: number[][] = units.map(() => []);
    let dropped = 0;
    for (let walk = 0; walk < read.points; walk += 1) {
      const { order, up } = walkOf(problem, units, read.levels, seed, walk);
      const along = values.subarray(walk * (units.length + 1), (walk + 1) * (units.length + 1));
      if (!along.every(Number.isFinite)) {
        dropped += 1;
        continue;
      }
      order.forEach((unit, move) => {
        const change = ((along[move + 1] ?? 0) - (along[move] ?? 0)) / step;
        const [first = 0, ...others] = units[unit]?.columns ?? [];
        // A group has no direction of its own.
        effects[unit]?.push(others.length > 0 || up[first] ? change : -change);
      });
    }
    const walks = read.points - dropped;
    refuseTooFew(walks, 4, read.points, output);
    const rows = units.map(({ id, columns }, unit) => rowOf(id, effects[unit] ?? [], columns.length > 1));
    const largest = Math.max(...rows.map(({ muStar }) => muStar));
    refuseConstant(largest, Math.max(...values.filter(Number.isFinite).map(Math.abs)), output);
    const verdict = verdictOf(
      rows.map(({ muStarError }) => muStarError / largest),
      read.tolerance,
      walks,
    );
    return { output, designId: design.id, runs: design.runs, dropped, rows, verdict };
  },
};

function rowOf(id: string, effects: readonly number[], group: boolean): MorrisRow {
  const root = Math.sqrt(effects.length);
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const sizes = effects.map(Math.abs);
  const sigma = deviation(effects);
  return {
    id,
    muStar: mean(sizes),
    muStarError: deviation(sizes) / root,
    mu: group ? Number.NaN : mean(effects),
    muError: group ? Number.NaN : sigma / root,
    sigma: group ? Number.NaN : sigma,
  };
}
