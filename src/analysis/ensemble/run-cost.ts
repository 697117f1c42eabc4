/** How many runs may be computed at a stretch before a stop has to be heard. */
import type { Plan, SimulatorSpec } from '#engine';

/** What a stretch should take, so that a stop is heard in well under 50 ms on a machine several times slower. */
const stretchNs = 1e7;
/** What an operation of the plan takes in each step: 0.35 and 24 on a machine of 2025, three times that until optimised. */
const operationNs = { wasm: 0.6, reference: 30 } as const;
/** Runs that the fast backend computes together, so that fewer cost as much. */
export const together = 4;

/** Depends on the model alone, not on a clock; results are the same for any number. */
export function runsPerTurn(plan: Plan, { backend, method, time }: SimulatorSpec): number {
  const evaluations = time.steps * (method === 'rk4' ? 4 : 1);
  const runNs = plan.nodes.length * evaluations * operationNs[backend];
  const least = backend === 'wasm' ? together : 1;
  return Math.max(least, Math.floor(stretchNs / runNs / least) * least);
}
