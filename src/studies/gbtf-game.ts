/**
 * Getting Big Too Fast (Sterman, Henderson, Beinhocker and Newman 2007) as a game: aggressive or conservative, with capacity
 * at once or a year late, in slow and fast markets; and the speed of the market at which the best reply turns.
 */
import {
  expectedPayoffs,
  fromSortedProfiles,
  mixedEquilibria,
  type NormalForm,
  pureEquilibria,
  pureMix,
  regretOf,
} from '#analysis';
import {
  canonicalJson,
  formatNumber,
  frenchSpaces,
  JevonsError,
  type Language,
  type Localised,
  sha256Hex,
} from '#base';
import { askedTimeAxis, createSimulator, type Plan } from '#engine';
import type { GbtfCapacity, GbtfGameRequest, GbtfGameResult, GbtfStrategyId } from './gbtf-game-types.ts';
import { gainWords, gameWords } from './race-game-answer.ts';
import { gameName } from './race-game-critical.ts';
import type { CriticalGain, RaceGameName } from './race-game-types.ts';
import type { World } from './world-types.ts';

const labels: Readonly<Record<GbtfStrategyId, Localised>> = {
  aggressive: { en: 'at least 80 % of the market', fr: 'au moins 80 % du marché' },
  conservative: { en: 'at most half of the market', fr: 'au plus la moitié du marché' },
};
const strategyIds: readonly GbtfStrategyId[] = ['aggressive', 'conservative'];
const capacityIds: readonly GbtfCapacity[] = ['perfect', 'lag'];

/** Shares that the article's two strategies claim and allow. */
const shares = { minimum_target_share: 0.8, maximum_target_share: 0.5 };
const usualStrengths: readonly number[] = [0.5, 1, 2];
const searchFrom = 0.05;
const searchTo = 4;
const searchPoints = 80;
const halvings = 36;
const billion = 1e9;

/** Pay-offs of each firm, $bn, at each strength: first both aggressive, then one of each, then both conservative. */
interface Table {
  readonly bothAggressive: number;
  readonly aggressiveAlone: number;
  readonly conservativeAlone: number;
  readonly bothConservative: number;
}

class TwoFirms {
  runs = 0;
  private readonly simulator;
  private readonly inputs = [
    'word_of_mouth_strength',
    'perfect_capacity',
    'strategy[first]',
    'strategy[second]',
    ...Object.keys(shares).flatMap((id) => [`${id}[first]`, `${id}[second]`]),
  ];

  /** @param finer How many times shorter the step is. */
  constructor(plan: Plan, finer: number) {
    const { dt, steps } = askedTimeAxis(plan, { outputs: [] });
    this.simulator = createSimulator(plan, {
      vary: this.inputs,
      outputs: ['net_present_value[first]', 'net_present_value[second]'],
      time: { dt: dt / finer, saveEvery: steps * finer },
    });
  }

  /** All strengths in one batch. */
  tables(capacity: GbtfCapacity, strengths: readonly number[]): Table[] {
    // Aggressive first: the firms are alike, so the other order gives the same.
    const plays: readonly (readonly [number, number])[] = [
      [1, 1],
      [1, 2],
      [2, 2],
    ];
    const runs = strengths.length * plays.length;
    const values = new Float64Array(this.inputs.length * runs);
    strengths.forEach((strength, k) => {
      plays.forEach((play, p) => {
        const given = [
          strength,
          capacity === 'perfect' ? 1 : 0,
          ...play,
          ...Object.values(shares).flatMap((s) => [s, s]),
        ];
        given.forEach((value, row) => {
          values[row * runs + k * plays.length + p] = value;
        });
      });
    });
    const result = this.simulator.run({ runs, inputs: values, firstRun: 0, seed: 1 });
    this.runs += runs;
    const { savePoints } = this.simulator.spec.time;
    const last = (firm: number, run: number) =>
      (result.values[(firm * savePoints + savePoints - 1) * runs + run] ?? Number.NaN) / billion;
    return strengths.map((_, k) => {
      const at = k * plays.length;
      return {
        bothAggressive: last(0, at),
        aggressiveAlone: last(0, at + 1),
        conservativeAlone: last(1, at + 1),
        bothConservative: last(0, at + 2),
      };
    });
  }
}

const gainsOf = (table: Table): Readonly<Record<CriticalGain, number>> => ({
  'against-restraint': table.aggressiveAlone - table.bothConservative,
  'against-push': table.bothAggressive - table.conservativeAlone,
  together: table.bothConservative - table.bothAggressive,
});
const gainIds: readonly CriticalGain[] = ['against-restraint', 'against-push', 'together'];

const nameOf = ({ bothConservative, aggressiveAlone, conservativeAlone, bothAggressive }: Table): RaceGameName =>
  gameName({
    restraint: bothConservative,
    pushAlone: aggressiveAlone,
    restrainAlone: conservativeAlone,
    push: bothAggressive,
  });

const formOf = (table: Table): NormalForm =>
  fromSortedProfiles(2, 2, ([one, other]) => {
    if (one === 0 && other === 0) return [table.bothAggressive, table.bothAggressive];
    if (one === 0) return [table.aggressiveAlone, table.conservativeAlone];
    return [table.bothConservative, table.bothConservative];
  });

/** Whether every constant is the same for both firms. */
function alike(plan: Plan): boolean {
  const values = new Map(plan.scalars.map(({ id, value }) => [id, value]));
  return [...values].every(
    ([id, value]) =>
      value === undefined || !id.includes('[first]') || Object.is(values.get(id.replace('[first]', '[second]')), value),
  );
}

/** @throws JevonsError `outside-domain`; `not-exchangeable` when the model's two firms are not alike. */
export function gbtfGame(world: World, request: GbtfGameRequest = {}): GbtfGameResult {
  const { wordOfMouth = usualStrengths, capacities = capacityIds, from = searchFrom, to = searchTo } = request;
  checkStrengths([...wordOfMouth, from, to], from < to);
  const plan = world.gbtf;
  if (!alike(plan)) {
    throw new JevonsError('the two firms of the model are not alike, so that one play cannot stand for two', {
      kind: 'data',
      code: 'not-exchangeable',
      where: 'model/gbtf.mdl',
    });
  }
  const firms = new TwoFirms(plan, 1);
  const fine = new TwoFirms(plan, 2);
  const rows = capacities.flatMap((capacity) =>
    firms
      .tables(capacity, wordOfMouth)
      .map((table, k) => ({ capacity, wordOfMouth: wordOfMouth[k] ?? Number.NaN, table })),
  );
  const solved = rows.map(({ table, ...place }) => ({ ...place, ...solve(table) }));
  const critical = capacities.flatMap((capacity) => criticalOf(firms, fine, capacity, from, to));
  const facts = {
    model: { name: 'gbtf', hash: sha256Hex(canonicalJson(plan)) },
    runs: firms.runs + fine.runs,
    strategies: strategyIds.map((id) => ({ id, label: labels[id] })),
    exchangeable: { holds: true },
    payoffs: rows.map(({ table, ...place }) => ({ ...place, ...table, game: nameOf(table) })),
    equilibria: solved.map(({ capacity, wordOfMouth, nash }) => ({ capacity, wordOfMouth, nash })),
    planner: solved.map(({ capacity, wordOfMouth, planner }) => ({ capacity, wordOfMouth, ...planner })),
    coordinationGap: solved.map(({ capacity, wordOfMouth, gap }) => ({ capacity, wordOfMouth, ...gap })),
    critical,
    searched: [from, to] as const,
  };
  const body = { ...facts, answer: { en: sentences(facts, 'en'), fr: sentences(facts, 'fr').map(frenchSpaces) } };
  return { hash: sha256Hex(canonicalJson(body)), ...body };
}

function checkStrengths(strengths: readonly number[], ordered: boolean): void {
  const bad = strengths.find((one) => !(one >= 0 && one <= 20));
  if (bad === undefined && ordered) return;
  throw new JevonsError(
    bad === undefined
      ? 'the search needs a lower and then a higher end'
      : `word of mouth of strength ${bad}; expected 0 to 20 1/Year`,
    { kind: 'usage', code: 'outside-domain', hint: '0.5 is a slow market, 2 a fast one' },
  );
}

function solve(table: Table) {
  const form = formOf(table);
  const total = (payoffs: readonly number[]) => payoffs.reduce((sum, one) => sum + one, 0);
  const pair = (values: readonly number[]): [number, number] => [values[0] ?? Number.NaN, values[1] ?? Number.NaN];
  const nash = [
    ...pureEquilibria(form).map((profile) => ({ kind: 'pure' as const, mix: pureMix(form.sizes, profile) })),
    ...mixedEquilibria(form).found.map(({ mix }) => ({ kind: 'mixed' as const, mix })),
  ].map(({ kind, mix }) => ({
    kind,
    aggressive: pair(mix.map(([first = Number.NaN]) => first)),
    payoffs: pair(expectedPayoffs(form, mix)),
    regret: regretOf(form, mix),
  }));
  const plans = [
    { strategies: ['aggressive', 'aggressive'] as const, total: 2 * table.bothAggressive },
    { strategies: ['aggressive', 'conservative'] as const, total: table.aggressiveAlone + table.conservativeAlone },
    { strategies: ['conservative', 'conservative'] as const, total: 2 * table.bothConservative },
  ];
  const planner = plans.reduce((best, other) => (other.total > best.total ? other : best));
  const totals = nash.map(({ payoffs }) => total(payoffs));
  const gap = { best: planner.total - Math.max(...totals), worst: planner.total - Math.min(...totals) };
  return { nash, planner, gap };
}

/** Changes of sign on a grid, each closed in by halving. */
function criticalOf(
  firms: TwoFirms,
  fine: TwoFirms,
  capacity: GbtfCapacity,
  from: number,
  to: number,
): GbtfGameResult['critical'][number][] {
  const grid = Array.from({ length: searchPoints + 1 }, (_, k) => from + ((to - from) * k) / searchPoints);
  const tables = firms.tables(capacity, grid);
  return gainIds.flatMap((gain) =>
    tables.slice(1).flatMap((after, k) => {
      const before = tables[k];
      if (before === undefined || gainsOf(before)[gain] * gainsOf(after)[gain] >= 0) return [];
      const ends = [grid[k] ?? from, grid[k + 1] ?? to] as const;
      const found = closedIn(firms, capacity, gain, ends);
      // The finer model may turn in the cell beside: it is looked for in three.
      const width = ends[1] - ends[0];
      const finer = closedIn(fine, capacity, gain, [Math.max(0, ends[0] - width), ends[1] + width]);
      const value = (found[0] + found[1]) / 2;
      return [
        {
          capacity,
          gain,
          value,
          error: (found[1] - found[0]) / 2,
          stepError: Math.abs((finer[0] + finer[1]) / 2 - value),
          below: nameOf(before),
          above: nameOf(after),
        },
      ];
    }),
  );
}

function closedIn(
  firms: TwoFirms,
  capacity: GbtfCapacity,
  gain: CriticalGain,
  [from, to]: readonly [number, number],
): readonly [number, number] {
  const at = (strength: number) => {
    const [table] = firms.tables(capacity, [strength]);
    return table === undefined ? Number.NaN : gainsOf(table)[gain];
  };
  let [low, high] = [from, to];
  const sign = at(low) < 0;
  for (let k = 0; k < halvings; k += 1) {
    const middle = (low + high) / 2;
    if (at(middle) < 0 === sign) low = middle;
    else high = middle;
  }
  return [low, high];
}

const capacityWords: Readonly<Record<Language, Readonly<Record<GbtfCapacity, string>>>> = {
  en: { perfect: 'With capacity at once', lag: 'With capacity a year late' },
  fr: { perfect: 'Avec une capacité immédiate', lag: 'Avec un an de retard de capacité' },
};

function sentences({ payoffs, critical, searched }: Omit<GbtfGameResult, 'hash' | 'answer'>, lang: Language): string[] {
  const en = lang === 'en';
  const number = (value: number) => formatNumber(value, lang, { significant: 4 });
  return [...new Set(payoffs.map(({ capacity }) => capacity))].map((capacity) => {
    const rows = payoffs.filter((row) => row.capacity === capacity);
    const games = rows
      .map(({ wordOfMouth, game }) => `${number(wordOfMouth)}${en ? ': ' : ' : '}${gameWords[lang][game]}`)
      .join(en ? '; ' : ' ; ');
    const turns = critical
      .filter((one) => one.capacity === capacity)
      .map(({ value, gain, below, above }) =>
        en
          ? `at ${number(value)} ${gainWords.en[gain]} turns (${gameWords.en[below]} → ${gameWords.en[above]})`
          : `à ${number(value)} tourne ${gainWords.fr[gain]} (${gameWords.fr[below]} → ${gameWords.fr[above]})`,
      );
    const none = en
      ? `the game does not change between ${number(searched[0])} and ${number(searched[1])}`
      : `le jeu ne change pas entre ${number(searched[0])} et ${number(searched[1])}`;
    const where = turns.length === 0 ? none : turns.join(en ? '; ' : ' ; ');
    return en
      ? `${capacityWords.en[capacity]}, by strength of word of mouth, ${games}. As it grows, ${where}.`
      : `${capacityWords.fr[capacity]}, selon la force du bouche-à-oreille, ${games}. Quand elle croît, ${where}.`;
  });
}
