/** What the numbers of the model rest on: grades of the parameters, and how far each moves the answer. */
import { canonicalJson, type Localised, sha256Hex } from '#base';
import { createSimulator } from '#engine';
import { quantile } from '#stats';
import { sharesAWhole } from './joint-checks.ts';
import { resolveScenario } from './scenario.ts';
import type { Parameter, ParameterGroup, ResolvedScenario, World } from './world-types.ts';

/** From a source that measures it, to a guess that argues. */
export const grades = ['solid', 'contested', 'weak', 'judgement'] as const;
export type Grade = (typeof grades)[number];

export interface Carrier {
  readonly id: string;
  readonly label: Localised;
  readonly group: ParameterGroup;
  readonly grade: string;
  readonly unit: string;
  readonly justification: string;
  /** Values tried: ends of the middle 80 % of what is believed, of what sources support, or a fifth (of a date, a year) off. */
  readonly low: number;
  readonly high: number;
  readonly basis: 'belief' | 'evidence' | 'fifth';
  /** $ bn in the calendar year 2030 at both, and the share of the default run by which they differ. */
  readonly capexLow: number;
  readonly capexHigh: number;
  readonly swing: number;
}

export interface Honesty {
  /** SHA-256 of the canonical JSON of everything else here. */
  readonly hash: string;
  readonly model: { readonly hash: string };
  readonly dataDate: string;
  /** Rows of `parameters.csv`: by grade, then group; and how many of them have a belief. */
  readonly grades: readonly {
    readonly grade: Grade;
    readonly world: number;
    readonly choice: number;
    readonly structure: number;
    readonly believed: number;
  }[];
  /** $ bn, capex of 2030 in the run at default values. */
  readonly capex2030: number;
  /** All that can be moved, most first; of rows with subscripts, each firm or segment by itself. */
  readonly carriers: readonly Carrier[];
  /** Selectors, mechanisms that are off, numbers that are 0, and shares that must add up to 1. */
  readonly notMoved: readonly string[];
}

const answerYear = 2030;
const share = 0.2;

/** What a number without a unit of size is moved by: a fifth of a date would be four centuries. */
const isDate = (unit: string, value: number) => unit === 'Year' && value > 1900;

type Tried = Pick<Carrier, 'low' | 'high' | 'basis'>;

/** The two values to try; absent where there are none. */
function ends(parameter: Parameter, { values }: ResolvedScenario): Tried | undefined {
  const { id, unit, belief, evidence, whole } = parameter;
  if (whole || sharesAWhole(id)) return undefined;
  if (belief !== undefined) return { low: quantile(belief, 0.1), high: quantile(belief, 0.9), basis: 'belief' };
  const value = values[id]?.value ?? parameter.default;
  // A mechanism that is off stays off: what a source says of its size is no doubt about its being there.
  const off = value === parameter.low || value === 0;
  if (evidence !== undefined && !off) return { low: evidence[0], high: evidence[1], basis: 'evidence' };
  const reach = isDate(unit, value) ? 1 : share * Math.abs(value);
  const [low, high] = [Math.max(parameter.low, value - reach), Math.min(parameter.high, value + reach)];
  return low < high && !off ? { low, high, basis: 'fifth' } : undefined;
}

/** Capex of the answer's year, $ bn, for a set of constants that differ from run to run. */
function capexOf(
  world: World,
  resolved: ResolvedScenario,
  ids: readonly string[],
  runs: readonly ReadonlyMap<string, number>[],
): number[] {
  const firms = world.plan.scalars.flatMap(({ id }) => (id.startsWith('capex_so_far[') ? [id] : []));
  const base = (id: string) => resolved.values[id]?.value ?? Number.NaN;
  const fix = Object.fromEntries(
    Object.keys(resolved.values).flatMap((id) => (ids.includes(id) ? [] : [[id, base(id)] as const])),
  );
  const simulator = createSimulator(world.plan, { fix, vary: [...ids], outputs: firms, backend: 'wasm' });
  const inputs = Float64Array.from(ids.flatMap((id) => runs.map((run) => run.get(id) ?? base(id))));
  const { values } = simulator.run({ runs: runs.length, inputs, firstRun: 0, seed: 1 });
  const { time } = simulator.spec;
  const point = (date: number) => Math.round((date - time.start) / (time.dt * time.saveEvery));
  return runs.map((_, run) =>
    firms.reduce((sum, _firm, output) => {
      // [output x save point x run]
      const at = (date: number) => values[(output * time.savePoints + point(date)) * runs.length + run] ?? Number.NaN;
      return sum + at(answerYear + 1) - at(answerYear);
    }, 0),
  );
}

/** One parameter moved at a time from the default run: what it carries by itself, without interactions. */
export function honesty(world: World): Honesty {
  const resolved = resolveScenario(world);
  const parameters = [...world.parameters.values()];
  const moved = parameters.flatMap((parameter) => {
    const found = ends(parameter, resolved);
    return found === undefined ? [] : [{ parameter, ...found }];
  });
  const runs = [
    new Map<string, number>(),
    ...moved.flatMap(({ parameter, low, high }) => [new Map([[parameter.id, low]]), new Map([[parameter.id, high]])]),
  ];
  const capex = capexOf(
    world,
    resolved,
    moved.map(({ parameter }) => parameter.id),
    runs,
  );
  const [capex2030 = Number.NaN] = capex;
  const carriers = moved.map(({ parameter, low, high, basis }, i): Carrier => {
    const [capexLow = Number.NaN, capexHigh = Number.NaN] = capex.slice(1 + 2 * i, 3 + 2 * i);
    const { id, label, group, grade, unit, justification } = parameter;
    const tried = { low, high, basis, capexLow, capexHigh };
    return {
      id,
      label,
      group,
      grade,
      unit,
      justification,
      ...tried,
      swing: Math.abs(capexHigh - capexLow) / capex2030,
    };
  });
  const body = {
    model: { hash: world.modelHash },
    dataDate: world.dataDate,
    grades: grades.map((grade) => {
      const rows = parameters.filter((row) => row.grade === grade);
      const count = (group: ParameterGroup) => rows.filter((row) => row.group === group).length;
      const believed = rows.filter((row) => row.belief !== undefined).length;
      return { grade, world: count('world'), choice: count('choice'), structure: count('structure'), believed };
    }),
    capex2030,
    carriers: carriers.toSorted((a, b) => b.swing - a.swing),
    notMoved: parameters.flatMap(({ id }) => (moved.some(({ parameter }) => parameter.id === id) ? [] : [id])),
  };
  return { hash: sha256Hex(canonicalJson(body)), ...body };
}
