/**
 * What to compute next: one job in flight, the latest wish wins, and a full run gives way to a new preview.
 * Pure, so that every order of events can be tested.
 */
import type { Phase } from './protocol.ts';

export interface Job<Request> {
  readonly id: number;
  readonly phase: Phase;
  readonly request: Request;
}

export interface Queue<Request> {
  readonly flying: Job<Request> | undefined;
  /** At most a preview and the full run of the same request. */
  readonly waiting: readonly Job<Request>[];
  readonly nextId: number;
}

/** What the caller has to do after a change of the queue. */
export interface Orders<Request> {
  readonly queue: Queue<Request>;
  readonly send?: Job<Request>;
  readonly cancel?: number;
}

export function emptyQueue<Request>(): Queue<Request> {
  return { flying: undefined, waiting: [], nextId: 1 };
}

/**
 * @param phases What is wanted of this request, in order; earlier wishes that wait are forgotten.
 */
export function wish<Request>(queue: Queue<Request>, request: Request, phases: readonly Phase[]): Orders<Request> {
  const waiting = phases.map((phase, index) => ({ id: queue.nextId + index, phase, request }));
  const next = { ...queue, waiting, nextId: queue.nextId + phases.length };
  const { flying } = queue;
  if (flying === undefined) return start(next);
  // A preview is nearly done and shows the way; a full run that nobody waits for any more is not worth its time.
  return flying.phase === 'full' ? { queue: next, cancel: flying.id } : { queue: next };
}

/** The job in flight has ended, well or badly. */
export function ended<Request>(queue: Queue<Request>, id: number): Orders<Request> {
  if (queue.flying?.id !== id) return { queue };
  return start({ ...queue, flying: undefined });
}

/** Everything that waits is forgotten: after a failure nothing more is known to work. */
export function forgotten<Request>(queue: Queue<Request>): Queue<Request> {
  return { ...queue, waiting: [] };
}

function start<Request>(queue: Queue<Request>): Orders<Request> {
  const [send, ...waiting] = queue.waiting;
  if (send === undefined) return { queue };
  return { queue: { ...queue, flying: send, waiting }, send };
}
