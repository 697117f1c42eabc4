/**
 * How much to build, as plain data: JSON without loss, and without NaN (what is not there is null).
 * Money is $bn as of the start of the window, a `gain` is against the choice `as-planned` in the same futures.
 */
import type { Localised } from '#base';
import type { CompanyFile, OrderPlan } from './company-types.ts';
import type { Estimated } from './compare-types.ts';
import type { PosteriorUse } from './posterior.ts';
import type { FailureInfo, Probability } from './result-types.ts';
import type { ScenarioRequest } from './world-types.ts';

export type ChoiceKind = 'level' | 'wait' | 'flexible' | 'lease' | 'plan';
/** What the recommended choice is best at: mean value, mean of the worst tenth, or largest mean regret over the states. */
export type Objective = 'mean' | 'cvar' | 'regret';

export interface DecideRequest extends ScenarioRequest {
  /** Element of Firm, such as `amazon`; or a company of one's own, which takes the market of each future as given. */
  readonly firm?: string;
  readonly company?: CompanyFile;
  /** Orders by year that are compared with what the rule wants. */
  readonly plan?: OrderPlan;
  /** Multiples of what the firm's rule orders. Default 0.6, 0.8, 1, 1.2, 1.4; 1 and 1 -+ step are always among them. */
  readonly levels?: readonly number[];
  /** Share of the plan by which "less" and "more" differ from it. Default 0.2. */
  readonly step?: number;
  /** First moment at which orders are multiplied, and for how many years. Default 2027 and 2. */
  readonly from?: number;
  readonly years?: number;
  /** Quarters that a waiting firm orders nothing. Default 4; 0 leaves waiting out. */
  readonly wait?: number;
  /** What stands at the horizon counts in full (the default) or for nothing. */
  readonly terminal?: 'full' | 'none';
  /** Two beliefs, or outputs known when the choice is made such as `market_elasticity_2027`. Default: those worth knowing most. */
  readonly map?: readonly [string, string];
  /** Beliefs that could be observed with noise, a standard deviation in the belief's own unit. */
  readonly signals?: readonly { readonly id: string; readonly noise: number }[];
  readonly objective?: Objective;
  /** Limits that a recommended choice must keep: greatest P(ruin), least mean value in the worst tenth ($bn). */
  readonly maxRuin?: number;
  readonly minCvar?: number;
}

/** A number known to within an error; null where there is none to give. */
export interface Quantity {
  readonly value: number | null;
  readonly standardError: number | null;
}

export interface DecideChoice {
  /** `level-0.8`, `as-planned`, `wait-4-level-1`, `shells-first`, `lease`, `plan`. */
  readonly id: string;
  readonly kind: ChoiceKind;
  readonly label: Localised;
  /** Multiple of orders while the window is open; null for a plan of one's own. */
  readonly level: number | null;
  readonly waitYears: number;
  /** Net present value from the start of the window on, mean over futures. */
  readonly value: Estimated;
  /** Against as planned. */
  readonly gain: Estimated;
  /** All capex from the start of the window to two years after its end. */
  readonly capex: Estimated;
  /** Installed (of a company: owned and leased) a year after the end of the window, MH100e. */
  readonly capacity: Estimated;
  /** Mean value in the tenth of the futures in which it is lowest. */
  readonly cvar: Estimated;
  /** Futures in which the firm cannot serve its debt for a year before the horizon. */
  readonly ruin: Probability;
  /** Against the best choice of each future, mean and mean of the worst tenth. */
  readonly regret: Estimated;
  readonly regretCvar: Estimated;
  /** Futures in which no other choice is better. */
  readonly best: Probability;
}

/** A belief, or an output that is known when the choice is made. */
export interface DecideAxis {
  readonly id: string;
  readonly label: Localised;
  readonly unit: string;
  /** A belief is drawn wider for the map than it is believed; an output only where the futures are. */
  readonly kind: 'belief' | 'output';
  readonly scale: 'linear' | 'log';
  /** Ends of the map. */
  readonly low: number;
  readonly high: number;
  /** 5 %, median and 95 % as believed: "you are here" is the median. */
  readonly believed: { readonly low: number; readonly here: number; readonly high: number };
  /** Columns or rows of the map from low to high, equally spaced on the scale. */
  readonly points: readonly number[];
}

export interface DecideResult {
  /** SHA-256 of the canonical JSON of everything else here. */
  readonly hash: string;
  readonly seed: number;
  readonly n: number;
  /** Simulations in all. */
  readonly runs: number;
  readonly model: { readonly name: string; readonly hash: string };
  readonly dataDate: string;
  readonly scenario: {
    readonly id: string;
    readonly title: Localised;
    readonly set: Readonly<Record<string, number>>;
    /** The fit whose draws replace beliefs; absent when all is drawn from beliefs. */
    readonly posterior?: PosteriorUse;
  };
  readonly firm: { readonly id: string; readonly label: Localised; readonly own: boolean };
  readonly window: { readonly from: number; readonly years: number };
  readonly horizon: number;
  readonly discountRate: number;
  readonly terminal: 'full' | 'none';
  readonly step: number;
  /** Shares of the futures that are the tail: 0.1. */
  readonly tail: number;
  readonly choices: readonly DecideChoice[];

  /** Probability of the worlds that favour building more, and the one above which building more is right. */
  readonly pStar: Quantity & {
    /** Under these beliefs: futures in which a step more is worth more than a step less. */
    readonly here: Probability;
    /** Mean loss of a step more in futures that favour less, and of a step less in the others. */
    readonly costOfTooMuch: Quantity;
    readonly costOfTooLittle: Quantity;
    /** `here` less p*: above 0, build more. */
    readonly margin: Quantity;
    readonly verdict: 'more' | 'less' | 'undecided';
    /** Futures that would decide, if it stays as it is; null when decided or out of reach. */
    readonly futuresNeeded: number | null;
  };

  /** Expected regret of a step less over that of a step more. Above 1, too little is the greater risk. */
  readonly lambda: Quantity & {
    readonly regretOfLess: Estimated;
    readonly regretOfMore: Estimated;
    /** Value of a step more less value of a step less: 0 exactly where lambda is 1. */
    readonly difference: Estimated;
    /** Part of the sum of all differences, whatever their sign, that the largest hundredth of the futures makes up. */
    readonly heaviest: number;
    /** On the mean of the worst tenth of regrets. */
    readonly onTail: Quantity;
    /** With nothing, and with the full value, for what stands at the horizon. */
    readonly withoutTerminal: Quantity;
    readonly withTerminal: Quantity;
  };

  /** Lambda over two beliefs, by regression on the same futures; all else as believed. */
  readonly contour: {
    readonly x: DecideAxis;
    readonly y: DecideAxis;
    /** `[row x column]`, row 0 at the low end of y: mean value of a step more less that of a step less. Lambda = 1 where it is 0. */
    readonly difference: readonly number[];
    readonly differenceError: readonly number[];
    /** `[row x column]`; null where regression gives a regret of 0 or less. */
    readonly lambda: readonly (number | null)[];
    /** Shares of the map where a step more is better by more than two standard errors, and where less is; the rest is open. */
    readonly more: number;
    readonly less: number;
    /** Difference at the medians of both beliefs, and lambda there. */
    readonly here: Quantity & { readonly lambda: number | null };
    /** Share of the variance of the difference over the map that the two beliefs explain. */
    readonly explained: number;
  };

  /** Belief by belief, where too little becomes the greater risk than too much; the clearest first. */
  readonly thresholds: readonly {
    readonly id: string;
    readonly label: Localised;
    readonly unit: string;
    /** Ends of what was looked at: the map's for its two axes, else 5 % and 95 % of the belief. */
    readonly range: readonly [number, number];
    /** Null when lambda stays on one side of 1 all along the range. */
    readonly at: Quantity;
    /** Side of the threshold on which more is better; `always` and `never` without a threshold. */
    readonly moreWhen: 'above' | 'below' | 'always' | 'never';
    /** Futures, as believed, on that side. */
    readonly probability: Probability;
    /** Value of a step more less that of a step less at both ends of the range. */
    readonly ends: readonly [Estimated, Estimated];
  }[];

  /** Choices by states: quarters of the map, cut at both medians. */
  readonly regret: {
    readonly states: readonly { readonly id: string; readonly label: Localised; readonly probability: Probability }[];
    /** `[choice][state]`: best mean value in the state less that of the choice. */
    readonly table: readonly (readonly Estimated[])[];
    readonly minimaxChoice: string;
    readonly minimaxRegret: Estimated;
    /** Over single futures: the choice whose 99 % regret is least. */
    readonly minimaxFutures: { readonly choice: string; readonly regret: number };
  };

  /** Of knowing everything before choosing. */
  readonly evpi: Quantity;
  /** Of knowing one belief, the greatest first. `noise` is what a belief that tells nothing would seem to be worth. */
  readonly evppi: readonly (Quantity & {
    readonly id: string;
    readonly label: Localised;
    readonly unit: string;
    readonly bias: number;
    readonly distinct: boolean;
  })[];
  readonly evppiNoise: number;
  readonly evsi: readonly (Quantity & {
    readonly id: string;
    readonly label: Localised;
    readonly unit: string;
    readonly noise: number;
    readonly bias: number;
  })[];

  /** Waiting against choosing now; null when no wait was asked for. */
  readonly waiting: {
    readonly years: number;
    /** What is watched meanwhile. */
    readonly watched: readonly string[];
    /** Rivals go on by their rules; rivals wait as long; null for a company that takes prices as given. */
    readonly withRivals: WaitingValue;
    readonly rivalsWait: WaitingValue | null;
    /** Value of waiting when rivals wait less that when they do not: what their going first costs. */
    readonly preemption: Quantity | null;
  } | null;

  readonly cvar: { readonly level: number; readonly choice: string } & Quantity;
  readonly ruin: Quantity & { readonly choice: string };

  /** The choice that the objective and the limits select; null when none keeps them. */
  readonly recommended: {
    readonly objective: Objective;
    readonly limits: readonly Limit[];
    readonly choice: string | null;
    /** The limit that no choice keeps; null when one keeps all. */
    readonly binding: Limit | null;
    /** Whether the second best is further away than two standard errors of the difference. */
    readonly clear: boolean;
    readonly runnerUp: string | null;
  };
  readonly answer: { readonly en: readonly string[]; readonly fr: readonly string[] };
  readonly failures: { readonly failed: number; readonly groups: readonly FailureInfo[] };
}

export interface WaitingValue {
  /** Option less cost of delay: above 0, wait. */
  readonly value: Quantity;
  /** What choosing with knowledge adds to choosing blind, both later. */
  readonly option: Quantity;
  /** What the best blind choice loses by coming later. */
  readonly delay: Quantity;
}

/** A limit on the choices, and the nearest that any choice comes to it. */
export interface Limit {
  readonly on: 'ruin' | 'cvar';
  readonly limit: number;
  readonly attained: number;
  readonly choice: string;
}
