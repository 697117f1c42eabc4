/** The page's side of the computation: starts the threads, sends one job at a time, hands back what comes. */
import type { HeadlineResult, ScenarioRequest } from '#studies';
import type { ErrorReport, FromStudy, LinkIssue, Phase, ToStudy } from './protocol.ts';
import { emptyQueue, ended, forgotten, type Orders, wish } from './queue.ts';

export type EngineResult = Extract<FromStudy, { kind: 'result' }>;

export interface EngineEvents {
  readonly onReady: (request: ScenarioRequest, issues: readonly LinkIssue[]) => void;
  readonly onResult: (message: EngineResult) => void;
  readonly onFailure: (report: ErrorReport, fatal: boolean) => void;
  /** Phase that is being computed, or undefined when nothing is. */
  readonly onBusy: (phase: Phase | undefined) => void;
}

export interface Engine {
  /** Wants these phases of this request, instead of everything that waits. */
  wish(
    request: ScenarioRequest,
    phases: readonly Phase[],
    runs: { readonly preview: number; readonly full: number },
  ): void;
  close(): void;
}

/** Threads beyond this bring little: a preview is a few chunks. */
const mostWorkers = 8;

interface Wanted {
  readonly request: ScenarioRequest;
  readonly runs: { readonly preview: number; readonly full: number };
}

export interface EngineParts {
  readonly worldUrl: string;
  readonly posteriorUrl: string;
  /** Of the page's address, without the question mark. */
  readonly query: string;
  /** What the browser says it has. */
  readonly cores: number;
  /** The default scenario as computed when the page was built. */
  readonly built: HeadlineResult;
  readonly warmRuns: number;
}

/** Starts the threads. */
export function startEngine({ cores, ...opening }: EngineParts, events: EngineEvents): Engine {
  const study = new Worker(new URL('./study.worker.ts', import.meta.url), { type: 'module', name: 'study' });
  const count = Math.min(Math.max(Math.floor(cores) || 1, 1), mostWorkers);
  const channels = Array.from({ length: count }, () => new MessageChannel());
  const chunkWorkers = channels.map((channel, index) => {
    const worker = new Worker(new URL('./chunk.worker.ts', import.meta.url), {
      type: 'module',
      name: `futures ${index}`,
    });
    worker.postMessage(channel.port2, [channel.port2]);
    return worker;
  });
  let queue = emptyQueue<Wanted>();
  const send = (message: ToStudy, transfer: Transferable[] = []) => study.postMessage(message, transfer);
  const follow = (orders: Orders<Wanted>) => {
    queue = orders.queue;
    if (orders.cancel !== undefined) send({ kind: 'cancel', id: orders.cancel });
    if (orders.send !== undefined) {
      const { id, phase, request } = orders.send;
      send({ kind: 'run', id, phase, request: request.request, runs: request.runs[phase] });
    }
    events.onBusy(queue.flying?.phase);
  };
  const close = () => {
    for (const worker of [study, ...chunkWorkers]) worker.terminate();
    queue = emptyQueue();
  };
  const crash = (event: ErrorEvent) => {
    close();
    events.onBusy(undefined);
    events.onFailure(crashReport(event), true);
  };
  for (const worker of [study, ...chunkWorkers]) worker.addEventListener('error', crash);
  study.addEventListener('message', (event: MessageEvent<FromStudy>) => {
    const message = event.data;
    if (message.kind === 'ready') events.onReady(message.request, message.issues);
    else if (message.kind === 'result') events.onResult(message);
    else if (message.kind === 'failed') {
      queue = forgotten(queue);
      events.onFailure(message.report, message.id < 0);
    }
    if (message.kind !== 'ready') follow(ended(queue, message.id));
  });
  const ports = channels.map((channel) => channel.port1);
  send({ kind: 'open', ...opening, ports }, ports);
  return { wish: (request, phases, runs) => follow(wish(queue, { request, runs }, phases)), close };
}

function crashReport(event: ErrorEvent): ErrorReport {
  return {
    name: 'worker',
    message: event.message || 'a worker thread could not be started',
    code: 'worker-died',
    hint: '',
    details: event.filename ? [`${event.filename}:${event.lineno}:${event.colno}`] : [],
    stack: event.error instanceof Error ? (event.error.stack ?? '') : '',
  };
}
