import { JevonsError } from '#base';
import type { PlanScalar } from './plan/plan.ts';
import type { Question } from './question.ts';
import type { Batch, SimulatorSpec } from './simulator.ts';

export function specOf(
  { axis, method, inputs, outputs, scalars }: Question,
  backend: SimulatorSpec['backend'],
): SimulatorSpec {
  const idOf = (scalar: number) => (scalars[scalar] as PlanScalar).id;
  return { time: axis, method, backend, inputs: inputs.map(idOf), outputs: outputs.map(idOf) };
}

/** Largest result of one call, in numbers: 2 GB. */
const largestResult = 268_435_456;

/** @throws JevonsError `batch-shape`, or `batch-too-large` with the size that it would need. */
export function checkBatch({ runs, inputs, firstRun, seed }: Batch, spec: SimulatorSpec): void {
  const refuse = (what: string, code: string, hint: string): never => {
    throw new JevonsError(what, { kind: 'usage', code, hint });
  };
  if (!Number.isSafeInteger(runs) || runs < 0)
    refuse(`a batch cannot have ${runs} runs`, 'batch-shape', 'give a count');
  if (!Number.isSafeInteger(firstRun) || firstRun < 0) {
    refuse(`the first run cannot be ${firstRun}`, 'batch-shape', 'give a whole number from 0');
  }
  if (!Number.isSafeInteger(seed) || seed < 0) {
    refuse(`the seed cannot be ${seed}`, 'batch-shape', 'give a whole number from 0');
  }
  const expected = spec.inputs.length * runs;
  if (inputs.length !== expected) {
    refuse(
      `the batch has ${inputs.length} input values; ${spec.inputs.length} inputs of ${runs} runs need ${expected}`,
      'batch-shape',
      'lay the inputs out as [input x run]',
    );
  }
  const size = spec.outputs.length * spec.time.savePoints * runs;
  if (size > largestResult) {
    const gigabytes = (count: number) => `${Math.ceil((count * 8) / 1e8) / 10} GB`;
    refuse(
      `the batch would need ${gigabytes(size)} for its results; ${gigabytes(largestResult)} is the most`,
      'batch-too-large',
      'ask for fewer runs at a time, fewer outputs or fewer save points',
    );
  }
}
