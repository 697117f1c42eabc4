/** The race as a game between firms that choose rules, as plain data: JSON without loss, null for what is not there. */
import type { Localised } from '#base';
import type { FailureInfo } from './result-types.ts';
import type { ScenarioRequest } from './world-types.ts';

/** Order rules of the model by name, in the order of their numbers from 1. */
export type OrderRuleId =
  | 'forecast'
  | 'guidance'
  | 'follow'
  | 'trigger'
  | 'cournot'
  | 'match'
  | 'grab'
  | 'leave'
  | 'newsvendor'
  | 'planner'
  | 'blind'
  | 'keep'
  | 'accommodate'
  | 'lead';

/** What a firm may choose: a rule, and how much of what it asks for is wanted. */
export interface RaceStrategySpec {
  readonly rule: OrderRuleId;
  /** Of `aggressiveness[Firm]`; 1 when left out. */
  readonly aggressiveness?: number;
}

/** Which of two sums a planner makes as large as it can. */
export type WelfareId = 'industry' | 'surplus';

/** Whether what still stands at the horizon is worth something. */
export type TerminalValue = 'full' | 'none';

export interface RaceGameRequest extends ScenarioRequest {
  /** Ids of the firms that choose; the others keep the rule of the scenario. Default: the three that plan to spend most. */
  readonly firms?: readonly string[];
  /** What each of them may choose. */
  readonly strategies?: readonly RaceStrategySpec[];
  /** Other strategies for single firms. */
  readonly strategiesOf?: Readonly<Record<string, readonly RaceStrategySpec[]>>;
  /** Default: surplus. Both sums are always reported. */
  readonly planner?: WelfareId;
  /** Default: full. The equilibria under the other are reported beside. */
  readonly terminal?: TerminalValue;
  /** Finds where the game between two strategies changes its type. */
  readonly critical?: CriticalRequest;
}

export interface CriticalRequest {
  /** One belief, or two: the crossing along the first at several values of the second. */
  readonly beliefs: readonly [string] | readonly [string, string];
  /** Ends of the scan of the first; default: the 5 % and 95 % quantiles of its belief. */
  readonly from?: number;
  readonly to?: number;
  /** Points of the scan; default 7. */
  readonly points?: number;
  /** Holding back and pushing; default: those that build least and most when all play them. */
  readonly pair?: readonly [RaceStrategySpec, RaceStrategySpec];
}

/** An estimate of a mean over futures. */
export interface WithError {
  readonly value: number;
  /** As if the futures were independent draws: cautious for the design that is used. */
  readonly standardError: number;
}

/** A difference of two means on the same futures. */
export interface Gap extends WithError {
  /** 95 %. */
  readonly interval: readonly [number, number];
  /** Over the size of the planner's sum; null when that is too near to nothing. */
  readonly share: number | null;
}

export interface RaceStrategy {
  /** `grab`, `forecast x 1.3`. */
  readonly id: string;
  readonly rule: OrderRuleId;
  readonly aggressiveness: number;
  readonly label: Localised;
}

export interface RacePlayer {
  /** Id of the firm. */
  readonly id: string;
  readonly label: Localised;
  readonly strategies: readonly RaceStrategy[];
  /** What it does in the scenario. */
  readonly actual: RaceStrategy;
  /** Strategies that are never a best reply to what is left after the same was done for all (strictly dominated), by id. */
  readonly dominated: readonly string[];
}

/** One choice of each player. */
export interface RaceProfile {
  /** Place of the strategy of each player. */
  readonly profile: readonly number[];
  /** Ids of the strategies. */
  readonly strategies: readonly string[];
  /** What to set so that a run plays it. */
  readonly set: Readonly<Record<string, number>>;
  /** Of each player, $bn. */
  readonly payoffs: readonly WithError[];
  /** Of each player: the most that it would gain by another choice while the others stay, $bn; 0 for a best reply. */
  readonly regrets: readonly number[];
  /** Place of the best reply of each player to what the others do here. */
  readonly bestReplies: readonly number[];
  readonly welfare: Readonly<Record<WelfareId, WithError>>;
  /** Capacity of all firms ever built by the horizon, MH100e. */
  readonly built: WithError;
}

/** Chance of each strategy of each player, `[player][strategy]`. */
export type Mix = readonly (readonly number[])[];

export interface RaceEquilibrium {
  readonly kind: 'pure' | 'mixed';
  /** Of a pure one. */
  readonly profile: readonly number[] | null;
  readonly mix: Mix;
  /** Greatest gain of any player by another choice, in the estimated game, $bn. */
  readonly regret: number;
  /** Regret plus twice the payoff noise: what is claimed of the true game, $bn. */
  readonly epsilon: number;
  /**
   * The same from gains measured future by future, which is sharper: 0 when it surely is an equilibrium of the true game.
   * Of pure ones.
   */
  readonly regretBound: number | null;
  readonly payoffs: readonly WithError[];
  readonly total: number;
  readonly welfare: Readonly<Record<WelfareId, WithError>>;
}

/** A distribution over profiles from which nobody gains by turning away: the ends of the set by the players' total. */
export interface MediatedEquilibrium {
  readonly total: number;
  /** Profiles that are played, most likely first. */
  readonly distribution: readonly { readonly profile: readonly number[]; readonly chance: number }[];
  readonly payoffs: readonly number[];
  /** Greatest gain by turning away that the solution leaves, $bn: rounding. */
  readonly regret: number;
}

export interface RaceEquilibria {
  /** Of the estimated game, pure ones first. */
  readonly nash: readonly RaceEquilibrium[];
  /** Whether all equilibria of the listed strategies were looked for, or only some could be. */
  readonly search: 'all' | 'some';
  readonly verdict: 'one' | 'many' | 'none-pure' | 'none';
  /** Profiles that may be equilibria of the true game: nobody has a choice there that is surely better. */
  readonly withinNoise: readonly (readonly number[])[];
  readonly noise: {
    /** No payoff that matters for a choice is further off than this, $bn, with the chance given, all taken together. */
    readonly value: number;
    readonly chance: number;
    /** Greatest standard error of one such payoff, $bn. */
    readonly greatestStandardError: number;
  };
  readonly correlated: { readonly best: MediatedEquilibrium; readonly worst: MediatedEquilibrium };
  readonly coarseCorrelated: { readonly best: MediatedEquilibrium; readonly worst: MediatedEquilibrium };
  /** Best replies in turn, from every profile. */
  readonly bestReplyDynamics: {
    /** From what firms do in the scenario, or from the first profile when that is not on the list. */
    readonly path: readonly (readonly number[])[];
    readonly endsIn: 'equilibrium' | 'cycle';
    /** Profiles of the cycle; of one, the equilibrium. */
    readonly attractor: readonly (readonly number[])[];
    /** Share of all profiles from which each equilibrium is reached, and from which none is. */
    readonly basins: readonly { readonly profile: readonly number[]; readonly share: number }[];
    readonly cycling: number;
  };
  /** Each plays best against how often the others have played what; converged only if nobody could gain for long. */
  readonly fictitiousPlay: { readonly converged: boolean; readonly regret: number; readonly mix: Mix };
  /** Pure equilibria when what stands at the horizon is worth nothing (or, if that was asked, in full). */
  readonly otherTerminal: { readonly terminal: TerminalValue; readonly pure: readonly (readonly number[])[] };
}

export interface RacePlanner {
  readonly maximises: WelfareId;
  /** A profile of the game, or one rule for all players that is not on their list. */
  readonly policy:
    | { readonly kind: 'profile'; readonly profile: readonly number[] }
    | { readonly kind: 'common'; readonly strategy: RaceStrategy };
  readonly set: Readonly<Record<string, number>>;
  readonly welfare: Readonly<Record<WelfareId, WithError>>;
  readonly payoffs: readonly WithError[];
  readonly built: WithError;
  /** Policies that were compared: all profiles of the game, and the common ones. */
  readonly compared: number;
  readonly common: readonly {
    readonly strategy: RaceStrategy;
    readonly welfare: Readonly<Record<WelfareId, WithError>>;
  }[];
}

/** Gaps in what one sum measures, $bn. */
export interface RaceGaps {
  readonly welfare: WelfareId;
  /** Planner of this sum. */
  readonly planner: Pick<RacePlanner, 'policy' | 'welfare'>;
  /** Planner less equilibrium; of several equilibria the one that best replies reach from the actual rules, else the best. */
  readonly coordination: Gap | null;
  /** Place in `equilibria.nash`; null when there is none. */
  readonly equilibrium: number | null;
  /** Planner less the best and less the worst equilibrium. */
  readonly coordinationRange: readonly [Gap, Gap] | null;
  /** The planner chosen on one half of the futures and judged on the other: free of the luck of the choice. */
  readonly crossFitted: WithError | null;
  /** Equilibrium less what firms do in the scenario. */
  readonly behavioural: Gap | null;
}

/** The name of a game of two strategies for one firm against all others. */
export type RaceGameName = 'dilemma' | 'chicken' | 'stag-hunt' | 'restraint-dominates' | 'pushing-dominates';

export interface CriticalPoint {
  readonly value: number;
  /** Mean over players: pay-off of each when all hold back, of who pushes alone, of who alone holds back, when all push. */
  readonly restraint: number;
  readonly pushAlone: number;
  readonly restrainAlone: number;
  readonly push: number;
  readonly game: RaceGameName;
  /** Gain of pushing when the others hold back, when they push; gain of all by holding back together. Means over players. */
  readonly gains: Readonly<Record<CriticalGain, WithError>>;
  /** Of each player. */
  readonly byPlayer: readonly {
    readonly id: string;
    readonly game: RaceGameName;
    readonly gains: Readonly<Record<CriticalGain, WithError>>;
  }[];
}

export type CriticalGain = 'against-restraint' | 'against-push' | 'together';

/** Where a gain changes its sign. */
export interface Crossing extends WithError {
  /** Id of the firm whose gain it is; null for the mean of all, which is nobody's where firms differ. */
  readonly player: string | null;
  readonly gain: CriticalGain;
  readonly interval: readonly [number, number];
  /** Whether the interval lies within the scan: else noise may have made the crossing, or hidden where it is. */
  readonly resolved: boolean;
  readonly below: RaceGameName;
  readonly above: RaceGameName;
  /** Chance, by the belief as it is held, of a value below. */
  readonly chanceBelow: number | null;
}

export interface CriticalScan {
  readonly belief: { readonly id: string; readonly label: Localised; readonly unit: string };
  readonly pair: readonly [RaceStrategy, RaceStrategy];
  /** One scan, or one for each value of the second belief. */
  readonly scans: readonly {
    readonly second: {
      readonly id: string;
      readonly label: Localised;
      readonly unit: string;
      readonly value: number;
    } | null;
    readonly points: readonly CriticalPoint[];
    readonly crossings: readonly Crossing[];
  }[];
}

export interface RaceGameResult {
  /** SHA-256 of the canonical JSON of everything else here. */
  readonly hash: string;
  readonly seed: number;
  /** Futures, the same for every profile. */
  readonly n: number;
  /** Simulations in all. */
  readonly runs: number;
  readonly model: { readonly name: string; readonly hash: string };
  readonly dataDate: string;
  readonly scenario: { readonly id: string; readonly title: Localised; readonly set: Readonly<Record<string, number>> };
  readonly terminal: TerminalValue;
  /** What the two sums are. */
  readonly welfareDefinitions: Readonly<Record<WelfareId, Localised>>;
  /** The players and what each may choose. */
  readonly strategies: readonly RacePlayer[];
  /** Whether players could change places without changing the game: measured, not assumed. */
  readonly exchangeable: { readonly holds: boolean; readonly greatestDifference: number | null };
  /** Every profile, the last player's choice changing fastest. */
  readonly payoffs: readonly RaceProfile[];
  /** What firms do in the scenario. */
  readonly actual: {
    readonly profile: readonly number[] | null;
    readonly payoffs: readonly WithError[];
    readonly welfare: Readonly<Record<WelfareId, WithError>>;
    readonly built: WithError;
  };
  readonly equilibria: RaceEquilibria;
  readonly planner: RacePlanner;
  /** In the planner's own sum; null when no equilibrium was found. */
  readonly coordinationGap: (Gap & { readonly equilibrium: number; readonly crossFitted: WithError | null }) | null;
  readonly behaviouralGap: Gap | null;
  /** The same for both sums. */
  readonly gaps: Readonly<Record<WelfareId, RaceGaps>>;
  readonly critical: CriticalScan | null;
  readonly answer: { readonly en: readonly string[]; readonly fr: readonly string[] };
  readonly failures: {
    readonly failed: number;
    readonly groups: readonly FailureInfo[];
    /** Futures left out of every profile because they failed under one. */
    readonly dropped: number;
  };
}
