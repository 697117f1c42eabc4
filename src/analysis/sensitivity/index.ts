/** Which input carries the answer: four methods on any model, one way to ask them. */
export {
  type BatchFunction,
  type EvaluationOptions,
  evaluateAtOnce,
  evaluateDesign,
  runSensitivity,
} from './evaluate.ts';

import { morris } from './morris.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { pawn } from './pawn.ts';
import { sobolIndices } from './sobol-indices.ts';

export type {
  Estimate,
  MethodId,
  Sample,
  SensitivityDesign,
  SensitivityMethod,
  Verdict,
} from './method.ts';
export { type MorrisRow, type MorrisSettings, morris } from './morris.ts';
export { type OneAtATimeEstimate, type OneAtATimeRow, type OneAtATimeSettings, oneAtATime } from './one-at-a-time.ts';
export { type PawnEstimate, type PawnRow, type PawnSettings, pawn } from './pawn.ts';
export {
  copulaFactor,
  correlatedGroups,
  type InputGroup,
  refuseDependent,
  type SensitivityProblem,
  unitsOf,
} from './problem.ts';
export { type SobolEstimate, type SobolRow, type SobolSettings, sobolIndices } from './sobol-indices.ts';
export { ishigami, sobolG, sobolGExact } from './test-functions.ts';

/** Every method by its id, for whoever lists them. */
export const sensitivityMethods = { oat: oneAtATime, morris, sobol: sobolIndices, pawn } as const;
