/** The futures themselves: what each draws of every belief, and what becomes of one output in it. */
import type { EvaluationOptions } from '#analysis';
import { canonicalJson, type Localised, sha256Hex } from '#base';
import { rankCorrelation } from '#stats';
import { failureGroups } from './drivers.ts';
import { PairedFutures } from './paired-futures.ts';
import { givenOf, isJoint, valueAt } from './race-futures.ts';
import { readOutput } from './read-outputs.ts';
import type { FailureInfo } from './result-types.ts';
import { resolveScenario } from './scenario.ts';
import type { ParameterGroup, ScenarioRequest, World } from './world-types.ts';

export interface DrawnInput {
  readonly id: string;
  readonly label: Localised;
  readonly unit: string;
  readonly group: ParameterGroup;
  /** What may be set; a far tail of a belief may lie outside. */
  readonly domain: readonly [low: number, high: number];
  /** One a future. */
  readonly values: readonly number[];
  /** Spearman's, with the output; null when there is none. */
  readonly rankCorrelation: number | null;
}

export interface DrawnFutures {
  /** SHA-256 of the canonical JSON of everything else here. */
  readonly hash: string;
  readonly seed: number;
  readonly n: number;
  readonly model: { readonly name: string; readonly hash: string };
  readonly dataDate: string;
  readonly scenario: { readonly id: string; readonly title: Localised; readonly set: Readonly<Record<string, number>> };
  readonly output: { readonly id: string; readonly label: Localised; readonly unit: string };
  /** One a future; null where the run failed. */
  readonly values: readonly (number | null)[];
  /** Every belief that is drawn, by id. */
  readonly inputs: readonly DrawnInput[];
  readonly failures: { readonly failed: number; readonly groups: readonly FailureInfo[] };
}

/**
 * The futures are those of `compare` for the same scenario, seed and number.
 *
 * @throws JevonsError those of `resolveScenario`, `unknown-output`, `outside-the-run`, `aborted`.
 */
export async function drawnFutures(
  world: World,
  request: ScenarioRequest,
  outputId: string,
  execution: EvaluationOptions = {},
): Promise<DrawnFutures> {
  const resolved = resolveScenario(world, request);
  const { scenario } = resolved;
  const { n, seed } = scenario;
  const output = readOutput(world.plan, outputId);
  const futures = new PairedFutures(world, [resolved], [output], n, seed);
  let done = 0;
  const found = await futures.run(
    (id) => givenOf(resolved, id),
    execution,
    (count) => {
      done += count;
      execution.onProgress?.(done, n);
    },
  );
  const { failures } = futures.race;
  const body = {
    seed,
    n,
    model: { name: 'race', hash: world.modelHash },
    dataDate: scenario.asOf,
    scenario: { id: scenario.id, title: scenario.title, set: scenario.set },
    output: { id: output.id, label: output.label, unit: output.unit },
    values: Array.from(found, (value) => (Number.isFinite(value) ? value : null)),
    inputs: [...Object.keys(resolved.beliefs), ...(resolved.joint?.ids ?? [])].sort().map((id): DrawnInput => {
      const belief = givenOf(resolved, id);
      const places = futures.placesOf(isJoint(belief) ? belief.coordinate : id);
      const values = Array.from(places, (place) => valueAt(belief, place));
      const order = rankCorrelation(values, found);
      const { label, unit, group, low, high } = world.parameters.get(id) ?? unnamed(id);
      return {
        id,
        label,
        unit,
        group,
        domain: [low, high],
        values,
        rankCorrelation: Number.isFinite(order) ? order : null,
      };
    }),
    failures: { failed: failures.length, groups: failureGroups(failures) },
  };
  return { hash: sha256Hex(canonicalJson(body)), ...body };
}

const unnamed = (id: string) => ({
  label: { en: id, fr: id },
  unit: '',
  group: 'world' as const,
  low: Number.NEGATIVE_INFINITY,
  high: Number.POSITIVE_INFINITY,
});
