/** A comparison of scenarios on the same draws, as plain data. */
import type { Localised } from '#base';
import type { PosteriorUse } from './posterior.ts';
import type { FailureInfo, Probability } from './result-types.ts';
import type { ParameterGroup, ScenarioRequest } from './world-types.ts';

/** What kind of change: of a belief, a choice, a theory, or of what was known. */
export type ChangeGroup = ParameterGroup | 'facts';

export interface CompareRequest {
  /** Two or more; every other one is compared with the first. Seed and number of futures are those of the comparison. */
  readonly scenarios: readonly ScenarioRequest[];
  /** Ids of `readOutput`. */
  readonly outputs?: readonly string[];
  readonly n?: number;
  readonly seed?: number;
  /** `auto` (the default): by each change while they are few, else by group. */
  readonly split?: 'auto' | 'changes' | 'groups' | 'none';
}

export interface Estimated {
  readonly value: number;
  /** As if the futures were independent draws. */
  readonly standardError: number;
}

export interface Range80 {
  readonly low: number;
  readonly median: number;
  readonly high: number;
}

export interface OutputDifference {
  readonly id: string;
  readonly label: Localised;
  readonly unit: string;
  readonly first: Range80 & { readonly mean: number };
  readonly other: Range80 & { readonly mean: number };
  /** Other less first, future by future. */
  readonly difference: Range80 & { readonly mean: Estimated };
  /** Shares of futures. */
  readonly firstAbove: Probability;
  readonly otherAbove: Probability;
  readonly equal: Probability;
  /** Futures left out: one of the runs failed. */
  readonly dropped: number;
  /** Parts of the mean difference; they add up to it. */
  readonly byGroup: readonly (Estimated & { readonly group: ChangeGroup })[];
  /** Empty when split by groups only. */
  readonly byChange: readonly (Estimated & { readonly id: string })[];
}

/** One constant, or the elements of one subscripted constant that change together. */
export interface Change {
  readonly id: string;
  readonly label: Localised;
  readonly group: ChangeGroup;
  readonly parts: readonly ChangedConstant[];
}

export interface ChangedConstant {
  readonly id: string;
  readonly unit: string;
  /** A number, or the text of a belief. */
  readonly first: number | string;
  readonly other: number | string;
}

export interface ScenarioName {
  /** Preset it starts from. */
  readonly id: string;
  readonly title: Localised;
  readonly set: Readonly<Record<string, number>>;
  readonly asOf: string;
  /** What its parameters are drawn from when it is not their beliefs. */
  readonly posterior?: PosteriorUse;
}

export interface ScenarioDifference {
  readonly other: ScenarioName;
  readonly changes: readonly Change[];
  readonly split: 'changes' | 'groups' | 'none';
  readonly outputs: readonly OutputDifference[];
  readonly answer: { readonly en: readonly string[]; readonly fr: readonly string[] };
}

export interface CompareResult {
  /** SHA-256 of the canonical JSON of everything else here. */
  readonly hash: string;
  readonly seed: number;
  readonly n: number;
  /** Simulations in all. */
  readonly runs: number;
  readonly model: { readonly name: string; readonly hash: string };
  readonly first: ScenarioName;
  readonly comparisons: readonly ScenarioDifference[];
  readonly failures: { readonly failed: number; readonly groups: readonly FailureInfo[] };
}
