/** What travels between an executor and its workers. */
import { JevonsError } from '#base';
import type { Plan } from '#engine';
import type { PackedSketches } from '#stats';
import type { ChunkRequest, ChunkResult, EnsembleRequest } from './types.ts';

/** The little that Node's and the browser's workers have in common; one of these stands at each end. */
export interface WorkerLike {
  postMessage(message: unknown, transfer?: ArrayBuffer[]): void;
  addListener(listener: (data: unknown) => void): void;
  /** Calls the listener once the other end can no longer answer: it threw, it ended, or a message was lost. */
  addFailureListener?(listener: (cause: unknown) => void): void;
}

export type ToWorker =
  | { readonly type: 'plan'; readonly plan: number; readonly value: Plan }
  | {
      readonly type: 'request';
      readonly job: number;
      readonly plan: number;
      readonly request: Omit<EnsembleRequest, 'plan'>;
    }
  | { readonly type: 'chunk'; readonly job: number; readonly chunk: ChunkRequest }
  | { readonly type: 'collect'; readonly job: number }
  | { readonly type: 'cancel'; readonly job: number };

export type FromWorker =
  | { readonly type: 'result'; readonly job: number; readonly result: ChunkResult }
  | { readonly type: 'sketches'; readonly job: number; readonly sketches: PackedSketches | undefined }
  | { readonly type: 'error'; readonly job: number; readonly error: SentError };

export interface SentError {
  readonly message: string;
  readonly kind: JevonsError['kind'];
  readonly code: string;
  readonly where?: string;
  readonly hint?: string;
}

export function sendable(cause: unknown): SentError {
  if (!(cause instanceof JevonsError)) {
    return { message: cause instanceof Error ? cause.message : String(cause), kind: 'failure', code: 'worker-failed' };
  }
  const { message, kind, code, where, hint } = cause;
  return { message, kind, code, ...(where === undefined ? {} : { where }), ...(hint === undefined ? {} : { hint }) };
}

export function received({ message, ...details }: SentError): JevonsError {
  return new JevonsError(message, details);
}
