/** One future of the race, firm by firm: what stands, what is ordered and what is spent. */
import { type EnsembleExecution, ensemble } from '#analysis';
import { canonicalJson, JevonsError, type Localised, sha256Hex } from '#base';
import { firmLabel, firms } from './headline-outputs.ts';
import { resolveScenario } from './scenario.ts';
import type { ScenarioRequest, World } from './world-types.ts';

export interface ReplayedFirm {
  readonly id: string;
  readonly label: Localised;
  /** Installed compute, MH100e, one value for each time. */
  readonly capacity: readonly number[];
  /** Rate of orders, MH100e a year. */
  readonly orders: readonly number[];
  /** Rate of capex, $bn a year. */
  readonly capex: readonly number[];
  /** Share of what has power that is in use. */
  readonly utilisation: readonly number[];
}

export interface RaceReplay {
  /** SHA-256 of the canonical JSON of everything else here. */
  readonly hash: string;
  /** The future is the first one of this seed. */
  readonly seed: number;
  readonly n: 1;
  readonly model: { readonly name: string; readonly hash: string };
  readonly dataDate: string;
  readonly scenario: { readonly id: string; readonly set: Readonly<Record<string, number>> };
  /** Starts of years. */
  readonly times: readonly number[];
  readonly firms: readonly ReplayedFirm[];
}

const read = ['installed_capacity', 'order_rate', 'capex', 'utilisation'] as const;

/**
 * @param request Its number of futures is not used.
 * @throws JevonsError those of `resolveScenario` and `ensemble`; `future-failed` when this future has no numbers.
 */
export async function raceReplay(
  world: World,
  request: ScenarioRequest = {},
  execution: EnsembleExecution = {},
): Promise<RaceReplay> {
  const resolved = resolveScenario(world, { ...request, n: 1 });
  const { scenario } = resolved;
  const ids = firms(world.plan);
  const result = await ensemble(
    {
      plan: world.plan,
      beliefs: resolved.beliefs,
      ...(resolved.joint === undefined ? {} : { joint: resolved.joint }),
      correlations: resolved.correlations,
      fixed: resolved.fixed,
      outputs: ids.flatMap((firm) => read.map((name) => `${name}[${firm}]`)),
      runs: 1,
      seed: scenario.seed,
      levels: [0.5],
    },
    execution,
  );
  if (result.failed > 0) {
    throw new JevonsError(
      `the future of seed ${scenario.seed} failed in ${result.failures[0]?.variable ?? 'the run'}`,
      {
        kind: 'failure',
        code: 'future-failed',
        hint: 'take another seed',
      },
    );
  }
  const years = [...(result.outputs[0]?.times ?? [])].flatMap((time, at) =>
    Number.isInteger(time) ? [{ time, at }] : [],
  );
  const series = (id: string) => {
    const values = result.outputs.find((output) => output.id === id)?.mean;
    return years.map(({ at }) => values?.[at] ?? Number.NaN);
  };
  const body = {
    seed: scenario.seed,
    n: 1 as const,
    model: { name: 'race', hash: world.modelHash },
    dataDate: scenario.asOf,
    scenario: { id: scenario.id, set: scenario.set },
    times: years.map(({ time }) => time),
    firms: ids.map((firm) => ({
      id: firm,
      label: firmLabel(firm),
      capacity: series(`installed_capacity[${firm}]`),
      orders: series(`order_rate[${firm}]`),
      capex: series(`capex[${firm}]`),
      utilisation: series(`utilisation[${firm}]`),
    })),
  };
  return { hash: sha256Hex(canonicalJson(body)), ...body };
}
