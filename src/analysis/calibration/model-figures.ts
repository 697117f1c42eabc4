/** What a model gives for figures that were observed: sums of its outputs at a time, or over a span. */
import { JevonsError } from '#base';
import { createSimulator, type Plan, type RunFailure, type SimulatorOptions } from '#engine';

/** Where a figure stands in the model. */
export interface FigurePlace {
  readonly id: string;
  /** Scalars of the model, added up. */
  readonly inputs: readonly string[];
  /** Time of a save point. */
  readonly at: number;
  /** Of a total over a span: the value at `at` less that at `since`. */
  readonly since?: number;
}

export interface FiguresRequest {
  readonly plan: Plan;
  /** Constants whose values each run gives. */
  readonly vary: readonly string[];
  readonly fixed?: Readonly<Record<string, number>>;
  readonly observations: readonly FigurePlace[];
  readonly time?: SimulatorOptions['time'];
  readonly method?: 'euler' | 'rk4';
  readonly backend?: 'reference' | 'wasm';
}

export interface ModelFigures {
  /** @param rows Values of the constants, one row a run. @returns `[run x observation]`; NaN where a run failed. */
  figures(rows: readonly ArrayLike<number>[]): Float64Array;
  /** Why the last runs failed. */
  readonly failures: readonly RunFailure[];
}

/** Lanes that the fast backend takes at a time. */
const mostRuns = 256;

/** @throws JevonsError `not-a-save-point`; those of the engine. */
export function modelFigures(request: FiguresRequest): ModelFigures {
  const { plan, vary, fixed = {}, observations } = request;
  const outputs = [...new Set(observations.flatMap(({ inputs }) => inputs))];
  const simulator = createSimulator(plan, {
    vary: [...vary],
    fix: fixed,
    outputs,
    ...(request.time === undefined ? {} : { time: request.time }),
    ...(request.method === undefined ? {} : { method: request.method }),
    ...(request.backend === undefined ? {} : { backend: request.backend }),
  });
  const { time } = simulator.spec;
  const places = observations.map((one) => ({
    rows: one.inputs.map((id) => outputs.indexOf(id)),
    at: savePoint(one, one.at, time),
    since: one.since === undefined ? -1 : savePoint(one, one.since, time),
  }));
  let failures: readonly RunFailure[] = [];
  const some = (rows: readonly ArrayLike<number>[], found: Float64Array, from: number): void => {
    const runs = rows.length;
    const inputs = new Float64Array(vary.length * runs);
    rows.forEach((row, run) => {
      for (let i = 0; i < vary.length; i += 1) inputs[i * runs + run] = row[i] as number;
    });
    const result = simulator.run({ runs, inputs, firstRun: 0, seed: 0 });
    failures = [...failures, ...result.failures.map((failure) => ({ ...failure, run: failure.run + from }))];
    const failed = new Set(result.failures.map(({ run }) => run));
    const read = (output: number, point: number, run: number) =>
      result.values[(output * time.savePoints + point) * runs + run] ?? Number.NaN;
    for (let run = 0; run < runs; run += 1) {
      if (failed.has(run)) continue;
      places.forEach(({ rows: scalars, at, since }, o) => {
        let sum = 0;
        for (const output of scalars) sum += read(output, at, run) - (since < 0 ? 0 : read(output, since, run));
        found[(from + run) * observations.length + o] = sum;
      });
    }
  };
  return {
    figures: (rows) => {
      failures = [];
      const found = new Float64Array(rows.length * observations.length).fill(Number.NaN);
      for (let from = 0; from < rows.length; from += mostRuns) some(rows.slice(from, from + mostRuns), found, from);
      return found;
    },
    get failures() {
      return failures;
    },
  };
}

function savePoint(
  { id }: FigurePlace,
  at: number,
  time: { start: number; dt: number; saveEvery: number; savePoints: number },
) {
  const point = (at - time.start) / (time.dt * time.saveEvery);
  const whole = Math.round(point);
  if (Math.abs(point - whole) < 1e-6 && whole >= 0 && whole < time.savePoints) return whole;
  throw new JevonsError(`the model keeps no values at ${at}`, {
    kind: 'data',
    code: 'not-a-save-point',
    where: id,
    hint: `values are kept every ${time.dt * time.saveEvery} from ${time.start} to ${time.start + (time.savePoints - 1) * time.dt * time.saveEvery}`,
  });
}
