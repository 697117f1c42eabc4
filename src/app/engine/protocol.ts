/** Messages between the page and the thread that holds the world. */
import type { HeadlineResult, ScenarioRequest } from '#studies';

/** `preview`: few futures, while a slider moves; `full`: as many as were asked for. */
export type Phase = 'preview' | 'full';

/** A part of a link that cannot be used. */
export interface LinkIssue {
  readonly where: string;
  readonly code: string;
  readonly message: string;
}

/** What can be shown and copied of an error. */
export interface ErrorReport {
  readonly name: string;
  readonly message: string;
  readonly code: string;
  readonly hint: string;
  readonly details: readonly string[];
  readonly stack: string;
}

export type ToStudy =
  | {
      readonly kind: 'open';
      readonly worldUrl: string;
      readonly posteriorUrl: string;
      readonly query: string;
      readonly ports: readonly MessagePort[];
      /** The default scenario as computed when the page was built. */
      readonly built: HeadlineResult;
      /** Futures of a first preview: computed ahead, so that the first move of a slider finds the engine warm. */
      readonly warmRuns: number;
    }
  | {
      readonly kind: 'run';
      readonly id: number;
      readonly phase: Phase;
      readonly request: ScenarioRequest;
      /** Futures of this run: the request's own when the phase is full. */
      readonly runs: number;
    }
  | { readonly kind: 'cancel'; readonly id: number };

export type FromStudy =
  | {
      readonly kind: 'ready';
      /** The scenario of the link. */
      readonly request: ScenarioRequest;
      readonly issues: readonly LinkIssue[];
    }
  | {
      readonly kind: 'result';
      readonly id: number;
      readonly phase: Phase;
      /** The request that this answers. */
      readonly asked: ScenarioRequest;
      readonly result: HeadlineResult;
      /**
       * Default scenario with the same seed, futures and data date: what changes are measured against.
       * Absent when it is the one of the result before.
       */
      readonly baseline?: HeadlineResult;
      /**
       * The world of the request with the choices of the default: a result where beliefs and choices are both changed, else
       * the name of the one it is.
       */
      readonly ownWorld: HeadlineResult | 'baseline' | 'result';
      /** Link of the scenario, without the leading question mark. */
      readonly query: string;
      readonly milliseconds: number;
    }
  | { readonly kind: 'cancelled'; readonly id: number }
  /** `id` is -1 when the world could not be opened. */
  | { readonly kind: 'failed'; readonly id: number; readonly report: ErrorReport };
