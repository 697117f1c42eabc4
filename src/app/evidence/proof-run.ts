/** The page's side of the proofs: what has come so far, kept while the reader looks elsewhere. */

import thesesUrl from 'virtual:theses-url';
import worldUrl from 'virtual:world-url';
import { signal } from '@preact/signals';
import type { ProofResult } from '#studies';
import type { ErrorReport } from '../engine/protocol.ts';
import type { FromProofs, ToProofs } from './proof-messages.ts';

export interface ProofRun {
  readonly results: readonly ProofResult[];
  /** Of the run under way; undefined when none is. */
  readonly progress?: { readonly done: number; readonly of: number };
  /** Long ones that nobody has asked for yet. */
  readonly heavyLeft: number;
  readonly failure?: ErrorReport;
}

const nothing: ProofRun = { results: [], heavyLeft: 0 };
export const proofRun = signal<ProofRun>(nothing);

let worker: Worker | undefined;
let heavyAsked = false;

const absolute = (url: string) => new URL(url, location.href).href;

/** Computes the quick ones, once for the life of the page. */
export function proveOnce(): void {
  if (worker === undefined) proveAgain();
}

export function proveAgain(): void {
  worker?.terminate();
  worker = new Worker(new URL('./proofs.worker.ts', import.meta.url), { type: 'module', name: 'proofs' });
  worker.addEventListener('message', (event: MessageEvent<FromProofs>) => take(event.data));
  worker.addEventListener('error', (event) => {
    const message = event.message || 'a worker thread could not be started';
    take({
      kind: 'failed',
      report: { name: 'worker', message, code: 'worker-died', hint: '', details: [], stack: '' },
    });
  });
  heavyAsked = false;
  proofRun.value = { ...nothing, progress: { done: 0, of: 0 } };
  ask(false);
}

export function proveHeavy(): void {
  heavyAsked = true;
  const { failure: _, ...before } = proofRun.value;
  proofRun.value = { ...before, heavyLeft: 0, progress: { done: 0, of: before.heavyLeft } };
  ask(true);
}

function ask(heavy: boolean): void {
  const message: ToProofs = { urls: { world: absolute(worldUrl), theses: absolute(thesesUrl) }, heavy };
  worker?.postMessage(message);
}

function take(message: FromProofs): void {
  const { progress: _, ...before } = proofRun.value;
  if (message.kind === 'failed') {
    proofRun.value = { ...before, failure: message.report };
    return;
  }
  const { done, of, heavy } = message;
  proofRun.value = {
    ...before,
    results: [...before.results, ...message.results],
    heavyLeft: heavyAsked ? 0 : heavy,
    ...(done < of ? { progress: { done, of } } : {}),
  };
}
