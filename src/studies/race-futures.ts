/** The race run on given values: for methods that place their futures themselves. */
import { createSimulator, type RunFailure, type Simulator } from '#engine';
import { type Distribution, quantile } from '#stats';
import { checkYear, type ReadOutput, readRuns } from './read-outputs.ts';
import type { ResolvedScenario, World } from './world-types.ts';

/** A constant of a posterior: its value in every row, and the coordinate that chooses the row for all of them. */
export interface JointColumn {
  readonly name: 'joint';
  readonly coordinate: string;
  readonly values: readonly number[];
}

/** What a scenario says of one constant. */
export type Given = number | Distribution | JointColumn;

export function isJoint(given: Given): given is JointColumn {
  return typeof given === 'object' && given.name === 'joint';
}

/** Every constant that a scenario draws or sets, or that its parameters name. */
export function givenOf(scenario: ResolvedScenario, id: string): Given {
  const { beliefs, fixed, values } = scenario;
  return beliefs[id] ?? columnOf(scenario, id) ?? fixed[id] ?? values[id]?.value ?? Number.NaN;
}

const columns = new WeakMap<ResolvedScenario, Map<string, JointColumn>>();

function columnOf(scenario: ResolvedScenario, id: string): JointColumn | undefined {
  const { joint } = scenario;
  const place = joint?.ids.indexOf(id) ?? -1;
  if (joint === undefined || place < 0) return undefined;
  const known = columns.get(scenario) ?? new Map<string, JointColumn>();
  columns.set(scenario, known);
  const column = known.get(id) ?? {
    name: 'joint' as const,
    coordinate: jointCoordinate(scenario) ?? '',
    values: joint.rows.map((row) => row[place] ?? Number.NaN),
  };
  known.set(id, column);
  return column;
}

/** The name of the coordinate that chooses a row of the posterior: one for all that is drawn from it. */
export function jointCoordinate({ posterior }: ResolvedScenario): string | undefined {
  return posterior === undefined ? undefined : `posterior ${posterior.hash.slice(0, 12)}`;
}

/** What futures of a scenario are placed by: a belief each, and one for a posterior. */
export function coordinatesOf(scenario: ResolvedScenario): string[] {
  const joint = jointCoordinate(scenario);
  return [...Object.keys(scenario.beliefs), ...(joint === undefined ? [] : [joint])];
}

/** Constants that differ from the model text or between futures in any of the scenarios, sorted. */
export function movedConstants(scenarios: readonly ResolvedScenario[]): string[] {
  const ids = scenarios.flatMap(({ beliefs, fixed, joint }) => [
    ...Object.keys(beliefs),
    ...Object.keys(fixed),
    ...(joint?.ids ?? []),
  ]);
  return [...new Set(ids)].sort();
}

/** What a constant is at a place strictly between 0 and 1. */
export function valueAt(is: Given, place: number): number {
  if (typeof is === 'number') return is;
  return is.name === 'joint' ? (is.values[Math.floor(place * is.values.length)] ?? Number.NaN) : quantile(is, place);
}

export class RaceFutures {
  readonly failures: RunFailure[] = [];
  private readonly simulator: Simulator;
  private readonly constants: readonly string[];
  private readonly outputs: readonly ReadOutput[];
  private readonly seed: number;

  /** @throws JevonsError `outside-the-run`, and those of the engine. */
  constructor(world: World, constants: readonly string[], outputs: readonly ReadOutput[], seed: number) {
    const kept = [...new Set(outputs.flatMap(({ scalars }) => scalars))];
    this.simulator = createSimulator(world.plan, { vary: [...constants], outputs: kept });
    for (const output of outputs) checkYear(output, this.simulator.spec.time);
    this.constants = constants;
    this.outputs = outputs;
    this.seed = seed;
  }

  /**
   * @param given Value or belief of each constant.
   * @param inputs Constants whose place in their belief the points give.
   * @param points `[run x input]`, strictly between 0 and 1.
   * @param firstRun Place of the first in the design.
   * @returns `[output x run]`, not a number in runs that failed.
   */
  run(
    given: (constant: string) => Given,
    inputs: readonly string[],
    points: Float64Array,
    runs: number,
    firstRun: number,
  ): Float64Array {
    const values = new Float64Array(this.constants.length * runs);
    this.constants.forEach((id, row) => {
      const is = given(id);
      const column = inputs.indexOf(typeof is !== 'number' && is.name === 'joint' ? is.coordinate : id);
      for (let run = 0; run < runs; run += 1) {
        values[row * runs + run] = valueAt(is, points[run * inputs.length + column] ?? Number.NaN);
      }
    });
    const result = this.simulator.run({ runs, inputs: values, firstRun, seed: this.seed });
    this.failures.push(...result.failures);
    return this.read(result.values, runs, new Set(result.failures.map(({ run }) => run - firstRun)));
  }

  private read(values: Float64Array, runs: number, bad: ReadonlySet<number>): Float64Array {
    const { time, outputs: kept } = this.simulator.spec;
    const block = time.savePoints * runs;
    const series = (scalar: string) => {
      const from = kept.indexOf(scalar) * block;
      return values.subarray(from, from + block);
    };
    const found = new Float64Array(this.outputs.length * runs);
    this.outputs.forEach((output, row) => {
      const numbers = readRuns(output, time, runs, series);
      for (const run of bad) numbers[run] = Number.NaN;
      found.set(numbers, row * runs);
    });
    return found;
  }
}
