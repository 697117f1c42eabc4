/** The world that a study runs on: equations, parameters, scenarios and facts, checked against each other. */
import type { Correlation, JointDraws } from '#analysis';
import type { Localised } from '#base';
import type { Plan } from '#engine';
import type { Ledger } from '#ledger';
import type { Distribution } from '#stats';
import type { Posterior, PosteriorUse } from './posterior.ts';

/** `world`: how things are; `choice`: what somebody decides; `structure`: which theory, how it is computed. */
export type ParameterGroup = 'world' | 'choice' | 'structure';

/** One row of `model/parameters.csv`. */
export interface Parameter {
  /** Scalar id of a constant of the model. */
  readonly id: string;
  readonly group: ParameterGroup;
  readonly unit: string;
  readonly default: number;
  /** The domain: a value outside is refused. */
  readonly low: number;
  readonly high: number;
  /** A selector (of a rule, of a theory): only whole numbers mean something, and nothing is drawn. */
  readonly whole?: true;
  /** What is believed about it; absent when it has one value. */
  readonly belief?: Distribution;
  /** What the sources support; outside it a value is a guess. */
  readonly evidence?: readonly [number, number];
  readonly source: string;
  readonly grade: string;
  readonly justification: string;
  /** ISO date from which the value could be known; absent when it always was. */
  readonly knownSince?: string;
  /** The fact that gives the value as of a date; absent when the value does not come from the ledger. */
  readonly fact?: string;
  /** Place among the controls that a reader meets first, from 1; absent for the others. */
  readonly control?: number;
  /** Gaussian-copula correlations with other beliefs; each pair stands in one row only. */
  readonly correlatedWith: readonly { readonly id: string; readonly value: number }[];
  readonly label: Localised;
  readonly note: string;
}

/** A named set of changes, one file of `model/scenarios/`. */
export interface ScenarioPreset {
  /** The file's name without its ending. */
  readonly id: string;
  readonly title: Localised;
  readonly description: Localised;
  readonly set: Readonly<Record<string, number>>;
  readonly beliefs: Readonly<Record<string, Distribution>>;
}

/** Everything that decides the answer, and nothing else: what a link holds. */
export interface Scenario {
  /** Preset it starts from. */
  readonly id: string;
  readonly title: Localised;
  /** Constants with one value, beside the preset's own: a value set is certain. */
  readonly set: Readonly<Record<string, number>>;
  /** Beliefs that replace the default ones. */
  readonly beliefs: Readonly<Record<string, Distribution>>;
  readonly seed: number;
  /** Number of futures. */
  readonly n: number;
  /** Facts published on this day or before are known. */
  readonly asOf: string;
}

/** What a person may ask for; what is left out takes the preset's or the default value. */
export interface ScenarioRequest {
  readonly scenario?: string;
  readonly set?: Readonly<Record<string, number>>;
  readonly beliefs?: Readonly<Record<string, Distribution>>;
  readonly seed?: number;
  readonly n?: number;
  readonly asOf?: string;
  /** Draws that replace the beliefs they are about; what is set or believed besides stays. `default`: those of the world. */
  readonly posterior?: Posterior | 'default';
}

/** A start value taken from the ledger. */
export interface FactUse {
  readonly parameter: string;
  readonly fact: string;
  /** In the parameter's unit. */
  readonly value: number;
  readonly published: string;
  /** The documents it was printed in. */
  readonly sources: readonly string[];
}

/** Where the value of a parameter comes from in a resolved scenario. */
export type ValueOrigin = 'default' | 'fact' | 'preset' | 'set' | 'posterior';

/** A scenario joined with the world: what an ensemble needs. */
export interface ResolvedScenario {
  readonly scenario: Scenario;
  /** Constants that are the same in every future. */
  readonly fixed: Readonly<Record<string, number>>;
  /** Constants that are drawn. */
  readonly beliefs: Readonly<Record<string, Distribution>>;
  /** Constants that are drawn together from a posterior, and what it is. */
  readonly joint?: JointDraws;
  readonly posterior?: PosteriorUse;
  /** Between beliefs that are drawn. */
  readonly correlations: readonly Correlation[];
  /** Value (of a belief: its median) of every parameter, and where it comes from. */
  readonly values: Readonly<Record<string, { readonly value: number; readonly origin: ValueOrigin }>>;
  readonly facts: readonly FactUse[];
}

export interface World {
  readonly plan: Plan;
  /** SHA-256 of the plan and the parameters, 64 hexadecimal digits. */
  readonly modelHash: string;
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly scenarios: ReadonlyMap<string, ScenarioPreset>;
  readonly ledger: Ledger;
  /** Getting Big Too Fast, for its proofs. */
  readonly gbtf: Plan;
  /** Text of `data/proofs/proofs.csv`. */
  readonly proofTable: string;
  /** The last publication date among the facts: the default `asOf`. */
  readonly dataDate: string;
  /**
   * The posterior that comes with the world, read and checked when it is first asked for; absent where none was handed in.
   *
   * @throws JevonsError those of `posteriorFromJson`.
   */
  readonly posterior?: () => Posterior;
}
