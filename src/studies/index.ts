/** Questions: where the model, the facts and the methods meet. */

export * from './articles/index.ts';
export * from './backtest/index.ts';
export type * from './company-types.ts';
export { type ComparePlan, compare, comparedOutputs, planComparison } from './compare.ts';
export { groupWords, scenarioLabel } from './compare-answer.ts';
export { type CompareRows, compareRows } from './compare-rows.ts';
export type * from './compare-types.ts';
export {
  companyFromJson,
  type DecidePlan,
  decide,
  defaultDecide,
  planDecision,
  planFromJson,
  sampleCompany,
} from './decide/index.ts';
export type * from './decide-types.ts';
export { type DrawnFutures, type DrawnInput, drawnFutures } from './drawn-futures.ts';
export {
  type DriversPlan,
  defaultDrivers,
  driverMethods,
  drivers,
  planDrivers,
} from './drivers.ts';
export type * from './drivers-types.ts';

export { defaultFit, type FitExecution, fitToFacts } from './fit.ts';
export type { FitRequest } from './fit-problem.ts';
export type { FitTables } from './fit-targets.ts';

export { type FoundingExample, foundingExample } from './founding.ts';
export { gbtfGame } from './gbtf-game.ts';
export type * from './gbtf-game-types.ts';
export { headline } from './headline.ts';
export { firmLabel, firms } from './headline-outputs.ts';
export { type Carrier, type Grade, grades, type Honesty, honesty } from './honesty.ts';
export { type DominantLoop, type LoopDominance, loopDominance, type Turn } from './loop-dominance.ts';
export * from './must-be-true/index.ts';
export { optimise, optimiseCost, optimiseDefaults, planOptimise } from './optimise.ts';
export type * from './optimise-types.ts';
export { ownWorld } from './own-world.ts';
export { planText } from './plan-text.ts';
export {
  defaultPosteriorFile,
  type Posterior,
  type PosteriorUse,
  posteriorFromJson,
  posteriorText,
} from './posterior.ts';
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
export { type RivalTheories, rivalRuns, rivalTheories, type TheoryResult } from './rival-theories.ts';
export {
  defaultRequest,
  type LinkIssue,
  presetNamed,
  resolveScenario,
  scenarioFromJson,
  scenarioFromQuery,
  scenarioToQuery,
} from './scenario.ts';
export { expandOutputs, planSweep, readManifest, sweepPiece } from './sweep.ts';
export { type ComputedPiece, computePiece, computeTogether, type SweepValues } from './sweep-piece.ts';
export type * from './sweep-types.ts';
export { type TheorySelector, theorySelectors } from './theories.ts';
export { buildWorld, type WorldTexts, withDefaultPosterior } from './world.ts';
export type * from './world-types.ts';
