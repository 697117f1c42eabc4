/** Runs the studies of the views beside Explore, one after the other, away from the thread that draws. */
import { type EnsembleExecution, type EvaluationOptions, inProcessExecutor, parseLoopTable } from '#analysis';
import { canonicalJson, JevonsError, sha256Hex } from '#base';
import {
  buildWorld,
  companyFromJson,
  compare,
  decide,
  drawnFutures,
  drivers,
  foundingExample,
  gbtfGame,
  type HeadlineResult,
  headline,
  loopDominance,
  outputsOffered,
  raceGame,
  raceReplay,
  resolveScenario,
  type ScenarioRequest,
  sampleCompany,
  scenarioFromQuery,
  type World,
  type WorldTexts,
} from '#studies';
import { controlData } from '../bundle/control-data.ts';
import { errorReport } from './error-report.ts';
import type { FromInquiry, Inquiries, InquiryName, InquiryUrls, ToInquiry } from './inquiry-protocol.ts';
import { worldFor } from './posterior-world.ts';

type Answers = {
  [Name in InquiryName]: (
    asked: Inquiries[Name]['asked'],
    execution: EvaluationOptions,
  ) => Promise<Inquiries[Name]['answer']>;
};

let urls: InquiryUrls | undefined;
let opened: Promise<World> | undefined;
/** What is asked for is computed one at a time, in the order of asking. */
let last: Promise<unknown> = Promise.resolve();
const running = new Map<number, AbortController>();

async function fetched(place: keyof InquiryUrls): Promise<Response> {
  const response = urls === undefined ? undefined : await fetch(urls[place]);
  if (response?.ok === true) return response;
  throw new JevonsError(`the model and its data could not be loaded (${response?.status ?? 'not open'})`, {
    kind: 'failure',
    code: 'world-not-loaded',
    ...(urls === undefined ? {} : { where: urls[place] }),
  });
}

/** A failure is forgotten, so that the next question tries again. */
function world(): Promise<World> {
  opened ??= fetched('world')
    .then(async (response) => buildWorld((await response.json()) as WorldTexts))
    .catch((error) => {
      opened = undefined;
      throw error;
    });
  return opened;
}

/** The world that these scenarios ask for: with the fit to the record where one of them wants it. */
async function worldOf(...queries: readonly string[]): Promise<World> {
  const asked = queries.some((query) => /(?:^|&)posterior=/.test(query));
  return worldFor(await world(), asked, urls?.posterior ?? '');
}

/** Fans by scenario and draws: a pin that comes or goes does not compute the others again. */
const fans = new Map<string, HeadlineResult>();
const mostFans = 8;

async function fanOf(known: World, request: ScenarioRequest, key: string, { signal }: EvaluationOptions) {
  const kept = fans.get(key);
  if (kept !== undefined) return kept;
  const options = { executor: inProcessExecutor(nextTurn), ...(signal === undefined ? {} : { signal }) };
  const result = await headline(known, request, options);
  if (fans.size >= mostFans) fans.delete(fans.keys().next().value ?? '');
  fans.set(key, result);
  return result;
}

/** A query without its number of futures, which the inquiry gives. */
const scenarioOf = (known: World, query: string): ScenarioRequest => {
  const { n: _, ...request } = scenarioFromQuery(known, query).request;
  return request;
};

const answers: Answers = {
  outputs: async () => outputsOffered(await world()),
  fans: async ({ queries, n, seed }, execution) => {
    const known = await worldOf(...queries);
    const found: HeadlineResult[] = [];
    for (const query of queries) {
      const request = { ...scenarioOf(known, query), n, seed };
      found.push(await fanOf(known, request, `${n} ${seed} ${query}`, execution));
      execution.onProgress?.(found.length, queries.length);
    }
    return found;
  },
  comparison: async ({ queries, ...rest }, execution) => {
    const known = await worldOf(...queries);
    const read = queries.map((query) => scenarioFromQuery(known, query));
    const result = await compare(known, { ...rest, scenarios: read.map(({ request }) => request) }, execution);
    return { result, issues: read.map(({ issues }) => issues) };
  },
  drivers: async ({ query, points, ...rest }, execution) => {
    const known = await worldOf(query);
    const request = { ...scenarioOf(known, query), ...rest, ...(points === undefined ? {} : { points }) };
    return drivers(known, request, execution);
  },
  draws: async ({ query, output, n }, execution) => {
    const known = await worldOf(query);
    return drawnFutures(known, { ...scenarioOf(known, query), n }, output, execution);
  },
  loops: async ({ query }) => {
    const known = await worldOf(query);
    const names = parseLoopTable(await (await fetched('loops')).text(), 'race.loops.csv');
    const request = scenarioOf(known, query);
    const found = loopDominance(known, request, names);
    const { seed, asOf } = resolveScenario(known, request).scenario;
    const body = { ...found, seed, model: { name: 'race', hash: known.modelHash }, dataDate: asOf };
    return { ...body, hash: sha256Hex(canonicalJson(body)) };
  },
  game: async ({ query, n, game }, execution) => {
    const known = await worldOf(query);
    return raceGame(known, { ...scenarioOf(known, query), ...game, n }, inThread(execution));
  },
  replay: async ({ query, seed, set }, execution) => {
    const known = await worldOf(query);
    const scenario = scenarioOf(known, query);
    return raceReplay(known, { ...scenario, seed, set: { ...scenario.set, ...set } }, inThread(execution));
  },
  gbtf: async (asked) => gbtfGame(await world(), asked),
  facts: async () => {
    const { ledger, dataDate } = await world();
    const { median, sampleSize, companies } = ledger.guidanceAgainstOutcome({}).summary;
    return { founding: foundingExample(ledger), outcomes: { median, sampleSize, companies }, dataDate };
  },
  decision: async ({ query, company, map, levels, maxRuin, minCvar, ...rest }, { signal, onProgress }) => {
    const known = await worldOf(query);
    const request = {
      ...scenarioOf(known, query),
      ...rest,
      ...(map === undefined ? {} : { map }),
      ...(levels === undefined ? {} : { levels }),
      ...(maxRuin === undefined ? {} : { maxRuin }),
      ...(minCvar === undefined ? {} : { minCvar }),
      ...(company === undefined ? {} : { company: companyFromJson(company.text, company.name) }),
    };
    return decide(known, request, {
      executor: inProcessExecutor(nextTurn),
      ...(signal === undefined ? {} : { signal }),
      ...(onProgress === undefined ? {} : { onProgress }),
    });
  },
  company: async () => JSON.stringify(sampleCompany, null, 2),
  control: async ({ id }) => {
    const parameter = (await world()).parameters.get(id);
    if (parameter === undefined) {
      throw new JevonsError(`unknown parameter "${id}"`, { kind: 'usage', code: 'unknown-parameter' });
    }
    return { ...controlData(parameter), justification: parameter.justification };
  },
};

/** An ensemble in this thread that hears when it is taken back. */
function inThread({ signal, onProgress }: EvaluationOptions): EnsembleExecution {
  return {
    executor: inProcessExecutor(nextTurn),
    ...(signal === undefined ? {} : { signal }),
    ...(onProgress === undefined ? {} : { onProgress }),
  };
}

/** A turn of the event loop, in which a cancellation is heard; timers would wait longer. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

function post(message: FromInquiry): void {
  self.postMessage(message);
}

/** Milliseconds between two words on progress. */
const progressGap = 100;

async function answer(id: number, name: InquiryName, asked: unknown, signal: AbortSignal): Promise<void> {
  // What was taken back while it waited is not begun.
  if (signal.aborted) return post({ kind: 'cancelled', id });
  let told = performance.now();
  const onProgress = (done: number, of: number) => {
    const now = performance.now();
    if (now - told < progressGap) return;
    told = now;
    post({ kind: 'progress', id, done, of });
  };
  // One name and what is asked under it travel together; the type cannot say so.
  const method = answers[name] as (asked: unknown, execution: EvaluationOptions) => Promise<never>;
  try {
    post({ kind: 'answer', id, answer: await method(asked, { signal, pause: nextTurn, onProgress }) });
  } catch (error) {
    post(signal.aborted ? { kind: 'cancelled', id } : { kind: 'failed', id, report: errorReport(error) });
  }
}

self.addEventListener('message', (event: MessageEvent<ToInquiry>) => {
  const message = event.data;
  if (message.kind === 'open') urls = message.urls;
  else if (message.kind === 'cancel') running.get(message.id)?.abort();
  else {
    const { id, name, asked } = message;
    const controller = new AbortController();
    running.set(id, controller);
    last = last.then(() => answer(id, name, asked, controller.signal)).finally(() => running.delete(id));
  }
});
