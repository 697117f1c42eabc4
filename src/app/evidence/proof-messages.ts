/** Messages between the page and the thread that recomputes the proofs. */
import type { ProofResult } from '#studies';
import type { ErrorReport } from '../engine/protocol.ts';

export interface ToProofs {
  readonly urls: { readonly world: string; readonly theses: string };
  /** The long ones, or all others. */
  readonly heavy: boolean;
}

export type FromProofs =
  | {
      readonly kind: 'results';
      readonly results: readonly ProofResult[];
      /** Parts computed, of how many; and how many long ones there are besides. */
      readonly done: number;
      readonly of: number;
      readonly heavy: number;
    }
  | { readonly kind: 'failed'; readonly report: ErrorReport };
