import { JevonsError } from '#base';
import type { Plan } from './plan/plan.ts';
import { resolveQuestion, type SimulatorOptions } from './question.ts';
import { ReferenceSimulator } from './reference/reference-simulator.ts';
import type { Simulator } from './simulator.ts';
import { WasmSimulator } from './wasm/wasm-simulator.ts';

/**
 * A simulator of a plan for one question: which constants differ between runs, which scalars are wanted.
 * Both backends give the same bytes; `spec.backend` says which one it is.
 *
 * @throws JevonsError kind `usage` for an unknown name or an impossible choice, kind `data` for a time axis that does
 * not fit, code `unsupported-by-wasm` when that backend is asked for and cannot compute the model exactly.
 */
export function createSimulator(plan: Plan, options: SimulatorOptions = {}): Simulator {
  const question = resolveQuestion(plan, options);
  if (options.backend === 'reference') return new ReferenceSimulator(question);
  try {
    return new WasmSimulator(question);
  } catch (error) {
    const refused = error instanceof JevonsError && error.code === 'unsupported-by-wasm';
    if (options.backend === 'wasm' || !refused) throw error;
    return new ReferenceSimulator(question);
  }
}
