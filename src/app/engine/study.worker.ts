/** Holds the world and computes answers; futures are drawn by the chunk workers. */
import { type Executor, type WorkerLike, workerExecutor } from '#analysis';
import { JevonsError } from '#base';
import {
  buildWorld,
  type HeadlineResult,
  headline,
  ownWorld,
  resolveScenario,
  type ScenarioRequest,
  scenarioFromQuery,
  scenarioToQuery,
  type World,
  type WorldTexts,
} from '#studies';
import { errorReport } from './error-report.ts';
import { worldFor } from './posterior-world.ts';
import type { FromStudy, Phase, ToStudy } from './protocol.ts';

interface Opened {
  readonly world: World;
  readonly posteriorUrl: string;
  readonly executor: Executor;
}

let opened: Opened | undefined;
const running = new Map<number, AbortController>();
/** Default scenario by futures, seed and data date: what every answer is compared with. */
const baselines = new Map<string, HeadlineResult>();
const mostBaselines = 12;
/** The last world without its choices, so that moving a choice does not compute it again. */
let ownWorldKept: { readonly key: string; readonly result: HeadlineResult } | undefined;
let baselineSent: HeadlineResult | undefined;

function post(message: FromStudy): void {
  self.postMessage(message);
}

function portLike(port: MessagePort): WorkerLike {
  return {
    postMessage: (message, transfer) => port.postMessage(message, (transfer ?? []) as Transferable[]),
    addListener: (listener) => {
      port.onmessage = (event: MessageEvent<unknown>) => listener(event.data);
    },
    // What a thread throws reaches the page, which then ends them all; what only the port can know is said here.
    addFailureListener: (listener) => {
      port.addEventListener('messageerror', () => listener('a message could not be read'));
      port.addEventListener('close', () => listener('its channel was closed'));
    },
  };
}

async function open(message: Extract<ToStudy, { kind: 'open' }>): Promise<void> {
  const response = await fetch(message.worldUrl);
  if (!response.ok) {
    throw new JevonsError(`the model and its data could not be loaded (${response.status})`, {
      kind: 'failure',
      code: 'world-not-loaded',
      where: message.worldUrl,
    });
  }
  const world = buildWorld((await response.json()) as WorldTexts);
  keepBaseline(message.built);
  opened = { world, posteriorUrl: message.posteriorUrl, executor: workerExecutor(message.ports.map(portLike)) };
  const { request, issues } = scenarioFromQuery(world, message.query);
  post({ kind: 'ready', request, issues });
  if (running.size === 0) warmUp(opened, message.warmRuns);
}

async function baselineOf(
  { world, executor }: Opened,
  request: ScenarioRequest,
  signal: AbortSignal,
): Promise<HeadlineResult> {
  const { n, seed, asOf } = resolveScenario(world, request).scenario;
  const kept = baselines.get(drawsKey(n, seed, asOf));
  if (kept !== undefined) return kept;
  const result = await headline(world, { n, seed, asOf }, { executor, signal });
  keepBaseline(result);
  return result;
}

async function ownWorldOf(
  { world, executor }: Opened,
  request: ScenarioRequest,
  signal: AbortSignal,
): Promise<HeadlineResult | 'baseline' | 'result'> {
  const own = ownWorld(world, request);
  if (own === 'whole') return 'result';
  if (own === 'default') return 'baseline';
  const key = scenarioToQuery(world, own);
  if (ownWorldKept?.key !== key) ownWorldKept = { key, result: await headline(world, own, { executor, signal }) };
  return ownWorldKept.result;
}

const drawsKey = (n: number, seed: number, asOf: string) => `${n} ${seed} ${asOf}`;

function keepBaseline(result: HeadlineResult): void {
  if (baselines.size >= mostBaselines) baselines.delete(baselines.keys().next().value ?? '');
  baselines.set(drawsKey(result.n, result.seed, result.dataDate), result);
}

/** Gives way to whatever is asked for: the executor ends the job under way when another comes. */
function warmUp(ready: Opened, runs: number): void {
  baselineOf(ready, { n: runs }, new AbortController().signal).catch(() => {});
}

async function run(id: number, phase: Phase, asked: ScenarioRequest, runs: number): Promise<void> {
  if (opened === undefined) throw new JevonsError('the world is not open', { kind: 'failure', code: 'world-not-open' });
  const controller = new AbortController();
  running.set(id, controller);
  const { signal } = controller;
  try {
    const request = { ...asked, n: runs };
    const world = await worldFor(opened.world, request.posterior !== undefined, opened.posteriorUrl);
    const ready = { ...opened, world };
    const { executor } = opened;
    const started = performance.now();
    const result = await headline(world, request, { executor, signal });
    const own = await ownWorldOf(ready, request, signal);
    const milliseconds = performance.now() - started;
    const baseline = await baselineOf(ready, request, signal);
    // The link holds the futures that were asked for, not those of a preview.
    const query = scenarioToQuery(world, asked);
    const known = baseline === baselineSent;
    baselineSent = baseline;
    const answer = { result, ownWorld: own, ...(known ? {} : { baseline }) };
    post({ kind: 'result', id, phase, asked, ...answer, query, milliseconds });
  } catch (error) {
    if (signal.aborted) post({ kind: 'cancelled', id });
    else throw error;
  } finally {
    running.delete(id);
  }
}

self.addEventListener('message', (event: MessageEvent<ToStudy>) => {
  const message = event.data;
  if (message.kind === 'cancel') running.get(message.id)?.abort();
  else if (message.kind === 'open')
    open(message).catch((error) => post({ kind: 'failed', id: -1, report: errorReport(error) }));
  else {
    const { id, phase, request, runs } = message;
    run(id, phase, request, runs).catch((error) => post({ kind: 'failed', id, report: errorReport(error) }));
  }
});
