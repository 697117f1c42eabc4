/** What the page is built with: computed once from the model, the facts and the engine when the app is built. */
import type { Localised } from '#base';
import type { ReportedPoint } from '#charts';
import type { Distribution } from '#stats';
import type { HeadlineResult, TheorySelector } from '#studies';

/** One control: of the rail, or one that stands beside it for a while. */
export interface ControlData {
  readonly id: string;
  readonly group: 'world' | 'choice';
  readonly unit: string;
  readonly label: Localised;
  readonly default: number;
  /** The domain: a value outside is refused. */
  readonly low: number;
  readonly high: number;
  /** Only whole numbers: a choice among rules. */
  readonly whole?: boolean;
  /** Nine tenths of the belief; absent when every future has the default. */
  readonly belief?: readonly [low: number, high: number];
  /** The belief itself. */
  readonly drawn?: Distribution;
  /** What the sources span. */
  readonly evidence?: readonly [low: number, high: number];
  readonly sources: readonly string[];
  readonly grade: string;
  readonly knownSince?: string;
  /** In English; of controls of the rail it stands in the texts. */
  readonly justification?: string;
}

export interface ScenarioData {
  readonly id: string;
  readonly title: Localised;
  readonly description: Localised;
  /** Middle (and, of a belief, nine tenths) of each parameter it changes. */
  readonly changes: readonly ScenarioChange[];
}

export interface ScenarioChange {
  readonly id: string;
  readonly label: Localised;
  readonly unit: string;
  readonly value: number;
  readonly belief?: readonly [low: number, high: number];
  /** The belief itself. */
  readonly drawn?: Distribution;
}

/** What was reported for an output, on its own definition. */
export interface HistoryData {
  readonly output: string;
  readonly label: Localised;
  /** `same` quantity as simulated, or a `part` of it. */
  readonly basis: 'same' | 'part';
  readonly points: readonly ReportedPoint[];
}

export interface StartData {
  readonly controls: readonly ControlData[];
  /** Rival theories: sliders alone would hide what hangs on the form of the model. */
  readonly theories: readonly TheorySelector[];
  readonly scenarios: readonly ScenarioData[];
  readonly histories: readonly HistoryData[];
  /** Default scenario. */
  readonly result: HeadlineResult;
  /** Version of the package and start of the model's hash. */
  readonly modelVersion: string;
}
