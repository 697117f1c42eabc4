/** How many runs may be computed at a stretch before a stop has to be heard. */
import type { Plan, SimulatorSpec } from '#engine';

/** What a stretch should take, so that a stop is heard in well under 50 ms on a machine several times slower. */
const stretchNs = 8e6;
/** Generous: what an operation of the plan takes each step, before the platform has optimised anything. */
const operationNs = { wasm: 1.5, reference: 40 } as const;
/** Runs that the fast backend computes together, so that fewer cost as much. */
const together = 4;

/** Depends on the model alone, not on a clock; results are the same for any number. */
export function runsPerTurn(plan: Plan, { backend, method, time }: SimulatorSpec): number {
  const evaluations = time.steps * (method === 'rk4' ? 4 : 1);
  const runNs = plan.nodes.length * evaluations * operationNs[backend];
  const least = backend === 'wasm' ? together : 1;
  return Math.max(least, Math.floor(stretchNs / runNs / least) * least);
}
