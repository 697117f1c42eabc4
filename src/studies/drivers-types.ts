/** The drivers of an answer, as plain data. */
import type { MethodId, OneAtATimeEstimate, PawnEstimate, SobolEstimate, Verdict } from '#analysis';
import type { Localised } from '#base';
import type { PosteriorUse } from './posterior.ts';
import type { FailureInfo } from './result-types.ts';
import type { ParameterGroup, ScenarioRequest } from './world-types.ts';

export interface DriversRequest extends Omit<ScenarioRequest, 'n'> {
  /** Default `sobol`. */
  readonly method?: MethodId;
  /** Default `capex_2030`. */
  readonly output?: string;
  /** Base points, walks or runs, as the method counts them. */
  readonly points?: number;
  /** Half-width allowed for a 95 % interval. */
  readonly tolerance?: number;
  /** Of PAWN. */
  readonly slices?: number;
  /**
   * `auto` (the default): correlated inputs share an index where the method needs independence. `none`: every input by
   * itself, or a refusal. A list: groups of one's own.
   */
  readonly groups?: 'auto' | 'none' | readonly { readonly id: string; readonly members: readonly string[] }[];
}

/** An input, or a group of inputs that are moved together. */
export interface Driver {
  readonly id: string;
  readonly members: readonly string[];
  readonly label: Localised;
  /** Of its first member. */
  readonly group: ParameterGroup;
  /** What it is ranked by: total order, mean size of effects, median distance, or swing. */
  readonly index: number | null;
  /** Standard error of the index; 0 where nothing is drawn. */
  readonly error: number | null;
  readonly converged: boolean;
  /** Sobol'. */
  readonly first?: number;
  readonly firstError?: number;
  readonly total?: number;
  readonly totalError?: number;
  /** Morris; null for a group, which has no direction. */
  readonly mu?: number | null;
  readonly sigma?: number | null;
  /** PAWN. */
  readonly max?: number;
  readonly influential?: boolean;
  /** One at a time: the output at both ends of the belief. */
  readonly low?: number | null;
  readonly high?: number | null;
}

export interface DriversResult {
  /** SHA-256 of the canonical JSON of everything else here. */
  readonly hash: string;
  readonly seed: number;
  readonly method: {
    readonly id: MethodId;
    readonly name: Localised;
    readonly asks: Localised;
    readonly reference: string;
  };
  readonly output: { readonly id: string; readonly label: Localised; readonly unit: string };
  /** Base points; of one at a time, 1. */
  readonly points: number;
  readonly runs: number;
  readonly dropped: number;
  readonly model: { readonly name: string; readonly hash: string };
  readonly dataDate: string;
  readonly scenario: {
    readonly id: string;
    readonly title: Localised;
    readonly set: Readonly<Record<string, number>>;
    /** What its parameters are drawn from when it is not their beliefs: they are one driver together. */
    readonly posterior?: PosteriorUse;
  };
  readonly design: string;
  /** The greatest first. */
  readonly drivers: readonly Driver[];
  readonly verdict: Omit<Verdict, 'pointsNeeded'> & { readonly pointsNeeded: number | null };
  readonly base?: OneAtATimeEstimate['base'];
  readonly variance?: SobolEstimate['variance'];
  readonly mean?: SobolEstimate['mean'];
  readonly dummy?: PawnEstimate['dummy'];
  /** Correlated inputs that share an index. */
  readonly joined: readonly (readonly string[])[];
  readonly answer: { readonly en: readonly string[]; readonly fr: readonly string[] };
  readonly failures: { readonly failed: number; readonly groups: readonly FailureInfo[] };
}
