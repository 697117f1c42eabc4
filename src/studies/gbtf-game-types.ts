/** Getting Big Too Fast as a game of two firms, as plain data. */
import type { Localised } from '#base';
import type { CriticalGain, RaceGameName } from './race-game-types.ts';

export type GbtfStrategyId = 'aggressive' | 'conservative';
/** Capacity that is there when it is needed, or a year late. */
export type GbtfCapacity = 'perfect' | 'lag';

export interface GbtfGameRequest {
  /** Strengths of word of mouth at which the table is made; default 0.5, 1, 2. */
  readonly wordOfMouth?: readonly number[];
  readonly capacities?: readonly GbtfCapacity[];
  /** Strengths between which changes of the game are looked for; default 0.05 to 4. */
  readonly from?: number;
  readonly to?: number;
}

/** A place in the world of the model. */
export interface GbtfPlace {
  readonly capacity: GbtfCapacity;
  /** 1/Year. */
  readonly wordOfMouth: number;
}

export interface GbtfGameResult {
  /** SHA-256 of the canonical JSON of everything else here. */
  readonly hash: string;
  readonly model: { readonly name: string; readonly hash: string };
  readonly runs: number;
  readonly strategies: readonly { readonly id: GbtfStrategyId; readonly label: Localised }[];
  /** The firms have the same constants, so that one play stands for the two in which they change places. */
  readonly exchangeable: { readonly holds: boolean };
  /** $bn in 40 years, of each firm; the game by its best replies. */
  readonly payoffs: readonly (GbtfPlace & {
    /** Each when both are aggressive. */
    readonly bothAggressive: number;
    readonly aggressiveAlone: number;
    readonly conservativeAlone: number;
    readonly bothConservative: number;
    readonly game: RaceGameName;
  })[];
  readonly equilibria: readonly (GbtfPlace & {
    readonly nash: readonly {
      readonly kind: 'pure' | 'mixed';
      /** Chance that each firm is aggressive. */
      readonly aggressive: readonly [number, number];
      readonly payoffs: readonly [number, number];
      readonly regret: number;
    }[];
  })[];
  /** What two firms under one owner would do. */
  readonly planner: readonly (GbtfPlace & {
    readonly strategies: readonly [GbtfStrategyId, GbtfStrategyId];
    readonly total: number;
  })[];
  /** Planner less the best and less the worst equilibrium, of both firms together. */
  readonly coordinationGap: readonly (GbtfPlace & { readonly best: number; readonly worst: number })[];
  readonly critical: readonly {
    readonly capacity: GbtfCapacity;
    readonly gain: CriticalGain;
    /** Strength of word of mouth, 1/Year. */
    readonly value: number;
    /** Half of the interval in which it was closed in. */
    readonly error: number;
    /** How far it moves when the step of the simulation is halved. */
    readonly stepError: number;
    readonly below: RaceGameName;
    readonly above: RaceGameName;
  }[];
  /** Ends of the search. */
  readonly searched: readonly [number, number];
  readonly answer: { readonly en: readonly string[]; readonly fr: readonly string[] };
}
