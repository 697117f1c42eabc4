/** What the views beside Explore ask the thread that runs studies, and what it says: plain data. */
import type {
  CompareResult,
  DecideRequest,
  DecideResult,
  DrawnFutures,
  DriversRequest,
  DriversResult,
  FoundingExample,
  GbtfGameRequest,
  GbtfGameResult,
  HeadlineResult,
  LoopDominance,
  OutputOffered,
  RaceGameRequest,
  RaceGameResult,
  RaceReplay,
} from '#studies';
import type { ControlData } from '../bundle/start-data.ts';
import type { ErrorReport, LinkIssue } from './protocol.ts';

/** A scenario as a link's query, without the question mark. */
export type Query = string;

export interface ComparisonAsked {
  /** Two or more; every other one is compared with the first. */
  readonly queries: readonly Query[];
  readonly n: number;
  readonly seed: number;
  readonly split: 'none' | 'auto';
}

/** What a comparison and its pictures are made of. */
export interface ComparisonAnswer {
  readonly result: CompareResult;
  /** Parts of each query that could not be used. */
  readonly issues: readonly (readonly LinkIssue[])[];
}

export interface DriversAsked {
  /** Its number of futures is not used. */
  readonly query: Query;
  readonly method: NonNullable<DriversRequest['method']>;
  readonly output: string;
  readonly points?: number | undefined;
  readonly groups?: 'auto' | 'none';
}

export interface DecisionAsked {
  /** Its number of futures is not used. */
  readonly query: Query;
  readonly n: number;
  /** Of the model; a company's own file stands above it. */
  readonly firm: string;
  /** Text of a company file, and its name. */
  readonly company?: { readonly text: string; readonly name: string } | undefined;
  readonly step: number;
  readonly from: number;
  readonly years: number;
  readonly objective: NonNullable<DecideRequest['objective']>;
  readonly map?: readonly [string, string] | undefined;
  readonly levels?: readonly number[] | undefined;
  readonly maxRuin?: number | undefined;
  readonly minCvar?: number | undefined;
}

/** Of one future, the one in the middle of all beliefs. */
export interface LoopsAnswer extends LoopDominance {
  readonly hash: string;
  readonly seed: number;
  readonly model: HeadlineResult['model'];
  readonly dataDate: string;
}

/** What the ledger says to the lesson on facts. */
export interface FactsLesson {
  readonly founding: FoundingExample;
  /** Outcome over the first word, less 1, over the years that can be compared; null when there are none. */
  readonly outcomes: { readonly median: number | null; readonly sampleSize: number; readonly companies: number };
  readonly dataDate: string;
}

export interface GameAsked {
  /** Its number of futures is not used. */
  readonly query: Query;
  readonly n: number;
  /** Ids of firms and rules; what is left out is what the study takes by default. */
  readonly game: Pick<RaceGameRequest, 'firms' | 'strategiesOf' | 'planner'>;
}

/** Each inquiry by name. */
export interface Inquiries {
  readonly outputs: { readonly asked: null; readonly answer: readonly OutputOffered[] };
  /** Quantiles over time of each scenario. */
  readonly fans: {
    readonly asked: { readonly queries: readonly Query[]; readonly n: number; readonly seed: number };
    readonly answer: readonly HeadlineResult[];
  };
  readonly comparison: { readonly asked: ComparisonAsked; readonly answer: ComparisonAnswer };
  readonly drivers: { readonly asked: DriversAsked; readonly answer: DriversResult };
  readonly draws: {
    readonly asked: { readonly query: Query; readonly output: string; readonly n: number };
    readonly answer: DrawnFutures;
  };
  readonly loops: { readonly asked: { readonly query: Query }; readonly answer: LoopsAnswer };
  readonly game: { readonly asked: GameAsked; readonly answer: RaceGameResult };
  /** The first future of a seed, with some constants set besides. */
  readonly replay: {
    readonly asked: { readonly query: Query; readonly seed: number; readonly set: Readonly<Record<string, number>> };
    readonly answer: RaceReplay;
  };
  readonly gbtf: { readonly asked: GbtfGameRequest; readonly answer: GbtfGameResult };
  readonly facts: { readonly asked: null; readonly answer: FactsLesson };
  readonly decision: { readonly asked: DecisionAsked; readonly answer: DecideResult };
  /** A company file to start from. */
  readonly company: { readonly asked: null; readonly answer: string };
  readonly control: { readonly asked: { readonly id: string }; readonly answer: ControlData };
}

export type InquiryName = keyof Inquiries;

export interface InquiryUrls {
  readonly world: string;
  readonly loops: string;
  readonly posterior: string;
}

export type ToInquiry =
  | { readonly kind: 'open'; readonly urls: InquiryUrls }
  | {
      readonly kind: 'ask';
      readonly id: number;
      readonly name: InquiryName;
      readonly asked: Inquiries[InquiryName]['asked'];
    }
  | { readonly kind: 'cancel'; readonly id: number };

export type FromInquiry =
  | { readonly kind: 'progress'; readonly id: number; readonly done: number; readonly of: number }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: Inquiries[InquiryName]['answer'] }
  | { readonly kind: 'cancelled'; readonly id: number }
  | { readonly kind: 'failed'; readonly id: number; readonly report: ErrorReport };
