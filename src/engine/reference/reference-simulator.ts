import { checkBatch, specOf } from '../batches.ts';
import type { Question } from '../question.ts';
import type { Batch, BatchResult, RunFailure, Simulator, SimulatorSpec } from '../simulator.ts';
import { ReferenceMachine } from './machine.ts';

/** The plain interpreter behind the common interface. */
export class ReferenceSimulator implements Simulator {
  readonly spec: SimulatorSpec;
  private readonly question: Question;
  private readonly machine: ReferenceMachine;

  constructor(question: Question) {
    this.question = question;
    this.spec = specOf(question, 'reference');
    this.machine = new ReferenceMachine(question);
  }

  run(batch: Batch): BatchResult {
    checkBatch(batch, this.spec);
    const { runs, firstRun, seed, inputs } = batch;
    const { outputs, axis } = this.question;
    const values = new Float64Array(outputs.length * axis.savePoints * runs);
    const failures: RunFailure[] = [];
    for (let run = 0; run < runs; run += 1) {
      const failure = this.machine.run(
        (input) => inputs[input * runs + run] as number,
        seed,
        firstRun + run,
        (savePoint, scalars) => {
          for (let output = 0; output < outputs.length; output += 1) {
            values[(output * axis.savePoints + savePoint) * runs + run] = scalars[outputs[output] as number] as number;
          }
        },
      );
      if (failure !== undefined) failures.push(failure);
    }
    return { values, failures };
  }
}
