/** One run of a model with every value of every step kept. */
import { createSimulator, type Plan, type RunFailure, type SimulatorOptions, type TimeAxis } from '#engine';

export interface RunChoice {
  /** Constants to set, by id. */
  readonly fix?: Readonly<Record<string, number>>;
  readonly method?: 'euler' | 'rk4';
  readonly seed?: number;
}

export interface SavedRun {
  readonly options: SimulatorOptions;
  readonly seed: number;
  readonly time: TimeAxis;
  /** `[step][scalar]`. */
  readonly rows: readonly Float64Array[];
  readonly failure?: RunFailure;
}

/** @param plan With its hidden stocks shown. */
export function saveRun(plan: Plan, choice: RunChoice): SavedRun {
  // For one run the reference is the quicker way: it needs no compilation.
  const options: SimulatorOptions = {
    backend: 'reference',
    fix: choice.fix ?? {},
    method: choice.method ?? 'euler',
    time: { saveEvery: 1 },
  };
  const simulator = createSimulator(plan, options);
  const seed = choice.seed ?? 1;
  const { values, failures } = simulator.run({ runs: 1, inputs: new Float64Array(0), firstRun: 0, seed });
  const { time, outputs } = simulator.spec;
  const index = new Map(plan.scalars.map(({ id }, scalar) => [id, scalar]));
  const rows = Array.from({ length: time.savePoints }, (_, step) => {
    const row = new Float64Array(plan.scalars.length);
    row[plan.timeScalars.time] = time.start + step * time.dt;
    outputs.forEach((id, output) => {
      row[index.get(id) as number] = values[output * time.savePoints + step] as number;
    });
    return row;
  });
  const [failure] = failures;
  return { options, seed, time, rows, ...(failure === undefined ? {} : { failure }) };
}
