/** Chooses the plain backend where the browser has no WebAssembly, or none with 128-bit vectors; the numbers are the same. */
import type { Executor } from '#analysis';

/** The smallest module that uses a vector: a function that returns one. */
const vectorModule = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
]);

export function hasVectors(): boolean {
  return typeof WebAssembly === 'object' && WebAssembly.validate(vectorModule);
}

/** @param vectors Whether the fast backend can run here. */
export function usableExecutor(executor: Executor, vectors: boolean): Executor {
  if (vectors) return executor;
  return {
    workers: executor.workers,
    map: (request, chunks, onChunk, signal) =>
      executor.map({ ...request, backend: 'reference' }, chunks, onChunk, signal),
  };
}
