/** Futures shared by several scenarios: a constant that is uncertain in one of them has the same place in its belief in all. */
import { type Correlation, copulaFactor, type EvaluationOptions, type SensitivityProblem } from '#analysis';
import { JevonsError } from '#base';
import { correlate, sampleDesign, sobolDimensions } from '#stats';
import { coordinatesOf, type Given, givenOf, movedConstants, RaceFutures } from './race-futures.ts';
import type { ReadOutput } from './read-outputs.ts';
import type { ResolvedScenario, World } from './world-types.ts';

/** Futures computed at a stretch. */
const block = 32;

export class PairedFutures {
  readonly race: RaceFutures;
  /** Constants that are drawn in any of the scenarios, sorted. */
  readonly inputs: readonly string[];
  private readonly points: Float64Array;
  private readonly outputs: readonly ReadOutput[];
  private readonly n: number;

  constructor(
    world: World,
    scenarios: readonly ResolvedScenario[],
    outputs: readonly ReadOutput[],
    n: number,
    seed: number,
  ) {
    this.race = new RaceFutures(world, movedConstants(scenarios), outputs, seed);
    this.inputs = [...new Set(scenarios.flatMap(coordinatesOf))].sort();
    this.outputs = outputs;
    this.n = n;
    const dimensions = this.inputs.length;
    const kind = dimensions <= sobolDimensions ? 'sobol' : 'latin-hypercube';
    this.points = sampleDesign({ kind, runs: n, dimensions, seed }).points;
    const problem: SensitivityProblem = { inputs: this.inputs, correlations: correlationsOf(scenarios) };
    const factor = dimensions === 0 ? undefined : copulaFactor(problem);
    if (factor !== undefined) correlate(this.points, factor, dimensions);
  }

  /** @returns `[future]`: where each draws from the belief about a constant, strictly between 0 and 1. */
  placesOf(input: string): Float64Array {
    const column = this.inputs.indexOf(input);
    return Float64Array.from({ length: this.n }, (_, i) => this.points[i * this.inputs.length + column] ?? Number.NaN);
  }

  /** @returns `[output x future]`. @param done Called after each stretch with its futures. @throws JevonsError `aborted`. */
  async run(
    given: (constant: string) => Given,
    { signal, pause }: EvaluationOptions,
    done: (futures: number) => void,
  ): Promise<Float64Array> {
    const width = this.inputs.length;
    const values = new Float64Array(this.outputs.length * this.n);
    for (let from = 0; from < this.n; from += block) {
      await pause?.();
      if (signal?.aborted === true)
        throw new JevonsError('stopped before the end', { kind: 'aborted', code: 'aborted' });
      const count = Math.min(block, this.n - from);
      const points = this.points.subarray(from * width, (from + count) * width);
      const found = this.race.run(given, this.inputs, points, count, from);
      this.outputs.forEach((_, output) => {
        values.set(found.subarray(output * count, (output + 1) * count), output * this.n + from);
      });
      done(count);
    }
    return values;
  }
}

function correlationsOf(scenarios: readonly ResolvedScenario[]): Correlation[] {
  const pairs = new Map<string, Correlation>();
  for (const { correlations } of scenarios) {
    for (const pair of correlations) pairs.set(`${pair.first} ${pair.second}`, pair);
  }
  return [...pairs.values()];
}

/** Whether a scenario says the same of a constant as another. */
export function sameGiven(id: string, one: ResolvedScenario, other: ResolvedScenario): boolean {
  const [a, b] = [givenOf(one, id), givenOf(other, id)];
  if (typeof a === 'number' || typeof b === 'number') return Object.is(a, b);
  if (a.name === 'joint' || b.name === 'joint') {
    return a.name === 'joint' && b.name === 'joint' && a.coordinate === b.coordinate;
  }
  return (
    a.name === b.name &&
    a.parameters.length === b.parameters.length &&
    a.parameters.every((p, i) => p === b.parameters[i])
  );
}
