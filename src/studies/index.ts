/** Questions: where the model, the facts and the methods meet. */

export * from './articles/index.ts';
export { type ComparePlan, compare, comparedOutputs, planComparison } from './compare.ts';
export { groupWords, scenarioLabel } from './compare-answer.ts';
export { type CompareRows, compareRows } from './compare-rows.ts';
export type * from './compare-types.ts';
export { type DrawnFutures, type DrawnInput, drawnFutures } from './drawn-futures.ts';
export {
  type DriversPlan,
  defaultDrivers,
  driverMethods,
  drivers,
  planDrivers,
} from './drivers.ts';
export type * from './drivers-types.ts';

export { defaultFit, type FitRequest, fitToFacts } from './fit.ts';
export type { FitTables } from './fit-targets.ts';

export { type FoundingExample, foundingExample } from './founding.ts';
export { gbtfGame } from './gbtf-game.ts';
export type * from './gbtf-game-types.ts';
export { headline } from './headline.ts';
export { firmLabel, firms } from './headline-outputs.ts';
export { type DominantLoop, type LoopDominance, loopDominance, type Turn } from './loop-dominance.ts';
export * from './must-be-true/index.ts';
export { planText } from './plan-text.ts';
export { type Posterior, type PosteriorUse, posteriorFromJson } from './posterior.ts';
export { type ProofJob, proofJobs, runProofs } from './proofs.ts';
export { planRaceGame, type RaceGamePlan, raceGame, welfareDefinitions } from './race-game.ts';
export {
  equilibriumText,
  gainWords,
  gameWords,
  halfWidth,
  mixText,
  money,
  policyText,
  profileText,
  welfareWords,
} from './race-game-answer.ts';
export { defaultStrategies, orderRuleIds, orderRules } from './race-game-strategies.ts';
export type * from './race-game-types.ts';
export { type RaceReplay, type ReplayedFirm, raceReplay } from './race-replay.ts';
export { type OutputOffered, outputsOffered } from './read-outputs.ts';
export type * from './result-types.ts';
export {
  defaultRequest,
  type LinkIssue,
  presetNamed,
  resolveScenario,
  scenarioFromJson,
  scenarioFromQuery,
  scenarioToQuery,
} from './scenario.ts';
export { buildWorld, type WorldTexts } from './world.ts';
export type * from './world-types.ts';
