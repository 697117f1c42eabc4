/** The same question under each rival theory of demand, price and forecast, on the same draws: what hangs on the theory. */
import type { EnsembleExecution } from '#analysis';
import { canonicalJson, formatMoney, type Language, type Localised, sha256Hex } from '#base';
import { headline } from './headline.ts';
import type { HeadlineResult, Probability, Spread } from './result-types.ts';
import { resolveScenario } from './scenario.ts';
import { theorySelectors } from './theories.ts';
import type { ScenarioRequest, World } from './world-types.ts';

export interface TheoryResult {
  readonly value: number;
  readonly label: Localised;
  /** Whether the scenario has this one. */
  readonly chosen: boolean;
  /** $ bn in the calendar year 2030. */
  readonly capex2030: Spread;
  /** End of the four quarters in which spending is highest, among futures in which that is before the horizon. */
  readonly spendingPeak: Spread;
  /** Economic over-capacity met by the end of 2029. */
  readonly overCapacity: Probability;
  /** Growth of service over fall of its cost, mid 2026. */
  readonly effectiveElasticity: Spread;
  /** Futures that gave no number. */
  readonly failed: number;
}

export interface RivalTheories {
  /** SHA-256 of the canonical JSON of everything else here. */
  readonly hash: string;
  readonly model: { readonly hash: string };
  readonly dataDate: string;
  readonly scenario: string;
  readonly seed: number;
  /** Futures of each. */
  readonly n: number;
  readonly selectors: readonly {
    readonly id: string;
    readonly label: Localised;
    readonly theories: readonly TheoryResult[];
  }[];
  readonly answer: Readonly<Record<Language, readonly string[]>>;
}

const overCapacityYear = '2029';

function theoryResult(value: number, label: Localised, chosen: boolean, result: HeadlineResult): TheoryResult {
  const { capex2030, spendingPeak, overCapacity, effectiveElasticity } = result.findings;
  const economic = overCapacity.economic[overCapacityYear];
  if (economic === undefined) throw new Error(`no over-capacity by ${overCapacityYear}`);
  return {
    value,
    label,
    chosen,
    capex2030,
    spendingPeak,
    overCapacity: economic,
    effectiveElasticity,
    failed: result.failures.failed,
  };
}

/** Runs of the ensemble that `rivalTheories` makes: the scenario's own theories are run once. */
export const rivalRuns = 1 + theorySelectors.reduce((sum, { theories }) => sum + theories.length - 1, 0);

/**
 * One theory is changed at a time; the others, and all draws, stay as the scenario has them.
 *
 * @throws JevonsError those of `headline`.
 */
export async function rivalTheories(
  world: World,
  request: ScenarioRequest = {},
  execution: EnsembleExecution = {},
): Promise<RivalTheories> {
  const { scenario, values } = resolveScenario(world, request);
  let done = 0;
  const run = async (set: Readonly<Record<string, number>>) => {
    const before = done;
    const { onProgress, ...rest } = execution;
    const report = (finished: number, total: number) =>
      onProgress?.(before + finished, before + total + (rivalRuns - 1 - before / scenario.n) * scenario.n);
    const result = await headline(
      world,
      { ...request, set: { ...request.set, ...set } },
      { ...rest, onProgress: report },
    );
    done += scenario.n;
    return result;
  };
  const own = await run({});
  const found: RivalTheories['selectors'][number][] = [];
  for (const { id, label, theories } of theorySelectors) {
    const results: TheoryResult[] = [];
    for (const { value, label: theory } of theories) {
      const chosen = values[id]?.value === value;
      results.push(theoryResult(value, theory, chosen, chosen ? own : await run({ [id]: value })));
    }
    found.push({ id, label, theories: results });
  }
  const body = {
    model: { hash: world.modelHash },
    dataDate: world.dataDate,
    scenario: scenario.id,
    seed: scenario.seed,
    n: scenario.n,
    selectors: found,
    answer: { en: sentences(found, 'en'), fr: sentences(found, 'fr') },
  };
  return { hash: sha256Hex(canonicalJson(body)), ...body };
}

function sentences(found: RivalTheories['selectors'], lang: Language): string[] {
  const all = found.flatMap(({ label, theories }) =>
    theories.flatMap((theory) =>
      theory.capex2030.median === null ? [] : [{ of: label[lang], median: theory.capex2030.median, theory }],
    ),
  );
  const own = all.find(({ theory }) => theory.chosen);
  const sorted = all.toSorted((a, b) => a.median - b.median);
  const [least, most] = [sorted.at(0), sorted.at(-1)];
  if (own === undefined || least === undefined || most === undefined) return [];
  const money = (value: number) => formatMoney(value, lang);
  const named = ({ of, theory }: (typeof all)[number]) =>
    `${of.toLowerCase()}${lang === 'fr' ? ' :' : ':'} ${theory.label[lang]}`;
  const text: Record<Language, string> = {
    en: `Median capex of 2030 is ${money(own.median)} with the theories chosen; one theory changed at a time, it goes from ${money(least.median)} (${named(least)}) to ${money(most.median)} (${named(most)}).`,
    fr: `La médiane de l’investissement de 2030 est de ${money(own.median)} avec les théories retenues ; en changeant une théorie à la fois, elle va de ${money(least.median)} (${named(least)}) à ${money(most.median)} (${named(most)}).`,
  };
  return [text[lang]];
}
