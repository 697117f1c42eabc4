/** What a thesis gives for values of its inputs: its equations, run by the engine at their first moment. */
import { JevonsError } from '#base';
import { createSimulator, type Simulator } from '#engine';
import type { InputValues, Thesis } from './types.ts';

/** By thesis: to prepare a plan costs more than to run it. */
const prepared = new WeakMap<Thesis, Simulator>();

function simulatorOf(thesis: Thesis): Simulator {
  const known = prepared.get(thesis);
  if (known !== undefined) return known;
  const made = createSimulator(thesis.plan, {
    backend: 'reference',
    vary: thesis.inputs.map(({ id }) => id),
    outputs: [thesis.output.id],
  });
  prepared.set(thesis, made);
  return made;
}

/**
 * The output for each set of values; inputs not named stay as published. Computes any thesis, whatever its kind.
 *
 * @returns `[set]`, unit of the output; NaN or infinite where the equations have no finite value.
 */
export function evaluateAll(thesis: Thesis, sets: readonly InputValues[]): Float64Array {
  const simulator = simulatorOf(thesis);
  const runs = sets.length;
  const inputs = new Float64Array(thesis.inputs.length * runs);
  thesis.inputs.forEach(({ id, value }, index) => {
    sets.forEach((set, run) => {
      inputs[index * runs + run] = set[id] ?? value;
    });
  });
  const { values } = simulator.run({ runs, inputs, firstRun: 0, seed: 0 });
  // One output; the first save point comes first.
  return values.slice(0, runs);
}

/**
 * @returns Unit of the output.
 * @throws JevonsError `not-reproducible` for a thesis whose number cannot be had; `not-finite` when the values divide by
 *   zero or the like.
 */
export function evaluateThesis(thesis: Thesis, values: InputValues = {}): number {
  refuseIrreproducible(thesis);
  const answer = evaluateAll(thesis, [values])[0] ?? Number.NaN;
  if (Number.isFinite(answer)) return answer;
  const set = Object.entries(values).map(([id, value]) => `${id} ${value}`);
  throw new JevonsError(`has no finite answer with ${set.join(', ')}`, {
    kind: 'usage',
    code: 'not-finite',
    where: thesis.id,
    hint: 'take values inside the plausible ranges',
  });
}

/** @throws JevonsError kind `data`, code `not-reproducible`, with the reason. */
export function refuseIrreproducible(thesis: Thesis): void {
  if (thesis.kind !== 'not_reproducible') return;
  throw new JevonsError(`is not run: ${thesis.reproducibility.en.replace(/\.$/, '')}`, {
    kind: 'data',
    code: 'not-reproducible',
    where: thesis.id,
    hint: `"jevons must-be-true ${thesis.id}" shows what is known of it`,
  });
}
