import type { Plan } from './plan/plan.ts';
import { resolveQuestion, type SimulatorOptions } from './question.ts';
import { ReferenceSimulator } from './reference/reference-simulator.ts';
import type { Simulator } from './simulator.ts';

/**
 * A simulator of a plan for one question: which constants differ between runs, which scalars are wanted.
 *
 * @throws JevonsError kind `usage` for an unknown name or an impossible choice, kind `data` for a time axis that does
 * not fit, code `unsupported-by-wasm` when that backend is asked for and cannot compute the model exactly.
 */
export function createSimulator(plan: Plan, options: SimulatorOptions = {}): Simulator {
  return new ReferenceSimulator(resolveQuestion(plan, options));
}
