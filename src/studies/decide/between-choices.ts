/** Which choice: by regret over states, by waiting, by an objective within limits. */
import { estimateDifference, estimateMean, greatestMean, regretByState, selectChoice, valueOfWaiting } from '#analysis';
import { quantiles } from '#stats';
import type { DecideAxis, DecideChoice, DecideRequest, DecideResult, Limit, WaitingValue } from '../decide-types.ts';
import { planned } from './choice-specs.ts';
import type { CommonFutures, Futures } from './futures.ts';
import { probability, quantity } from './quantities.ts';
import { type ChoiceOutcome, watched } from './race-values.ts';
import { type DecidePlan, defaultDecide } from './setup.ts';

type Facts = Omit<DecideResult, 'hash' | 'answer'>;

/** Choices against the quarters of the map. */
export function regretOf(
  choices: readonly DecideChoice[],
  values: readonly Float64Array[],
  regrets: readonly Float64Array[],
  futures: Futures,
  [x, y]: readonly [DecideAxis, DecideAxis],
): Facts['regret'] {
  const side = (axis: DecideAxis) =>
    (futures.read.get(axis.id) ?? new Float64Array(0)).map((value) => (value > axis.believed.here ? 1 : 0));
  const [right, top] = [side(x), side(y)];
  const stateOf = right.map((one, i) => one + 2 * (top[i] ?? 0));
  const found = regretByState(values, stateOf, 4);
  const words = { en: ['low', 'high'], fr: ['bas', 'haut'] } as const;
  const name = (state: number, lang: 'en' | 'fr') =>
    `${x.label[lang]} ${words[lang][state % 2 === 1 ? 1 : 0]}, ${y.label[lang]} ${words[lang][state > 1 ? 1 : 0]}`;
  const highest = regrets.map((row) => quantiles(row, [0.99])[0] ?? Number.NaN);
  const least = highest.indexOf(Math.min(...highest));
  return {
    states: [0, 1, 2, 3].map((state) => ({
      id: `${state % 2 === 1 ? 'high' : 'low'}-${state > 1 ? 'high' : 'low'}`,
      label: { en: name(state, 'en'), fr: name(state, 'fr') },
      probability: probability(stateOf.filter((one) => one === state).length, futures.count),
    })),
    table: found.table,
    minimaxChoice: choices[found.minimaxChoice]?.id ?? planned,
    minimaxRegret: found.minimaxRegret,
    minimaxFutures: { choice: choices[least]?.id ?? planned, regret: highest[least] ?? Number.NaN },
  };
}

export function waitingOf(
  { outcomes }: Futures,
  common: CommonFutures,
  plan: DecidePlan,
  terminal: 'full' | 'none',
): Facts['waiting'] {
  const waits = (some: readonly ChoiceOutcome[]) => some.filter(({ spec }) => spec.kind === 'wait');
  const [first] = waits(outcomes);
  if (first === undefined) return null;
  const found = (all: readonly ChoiceOutcome[], later: readonly ChoiceOutcome[]) =>
    valueOfWaiting(
      all.filter(({ spec }) => spec.kind === 'level').map((one) => one[terminal]),
      later.map((one) => one[terminal]),
      later[0]?.seen ?? [],
      { seed: plan.seed },
    );
  const shown = ({ value, option, delay }: ReturnType<typeof found>): WaitingValue => ({
    value: quantity(value),
    option: quantity(option),
    delay: quantity(delay),
  });
  const withRivals = shown(found(outcomes, waits(outcomes)));
  const facts = { years: first.spec.waitYears, watched: [...watched], withRivals };
  if (common.rivalsWait.length === 0) return { ...facts, rivalsWait: null, preemption: null };
  const [alone, against] = [common.rivalsWait, waits(common.outcomes)].map((some) => found(common.outcomes, some));
  if (alone === undefined || against === undefined) return { ...facts, rivalsWait: null, preemption: null };
  // The best blind choices differ future by future; what is seen adds its own error.
  const best = (some: readonly ChoiceOutcome[]) =>
    some.map((one) => one[terminal])[greatestMean(some.map((one) => one[terminal]))] ?? new Float64Array(0);
  const blind = estimateDifference(best(common.rivalsWait), best(waits(common.outcomes)));
  return {
    ...facts,
    rivalsWait: shown(alone),
    preemption: quantity({
      value: alone.value.value - against.value.value,
      standardError: Math.sqrt(
        blind.standardError * blind.standardError +
          alone.option.standardError * alone.option.standardError +
          against.option.standardError * against.option.standardError,
      ),
    }),
  };
}

export function recommendedOf(
  { objective = defaultDecide.objective, maxRuin, minCvar }: DecideRequest,
  choices: readonly DecideChoice[],
  table: Facts['regret']['table'],
  outcomes: readonly ChoiceOutcome[],
  values: readonly Float64Array[],
): Facts['recommended'] {
  const scoreOf = (choice: DecideChoice, i: number): number => {
    if (objective === 'cvar') return choice.cvar.value;
    if (objective === 'regret') return -Math.max(...(table[i] ?? []).map(({ value }) => value));
    return choice.value.value;
  };
  const asked = [
    ...(maxRuin === undefined ? [] : [{ on: 'ruin' as const, limit: maxRuin, least: -maxRuin }]),
    ...(minCvar === undefined ? [] : [{ on: 'cvar' as const, limit: minCvar, least: minCvar }]),
  ];
  const measure = (choice: DecideChoice, on: Limit['on']) => (on === 'ruin' ? -choice.ruin.value : choice.cvar.value);
  const candidates = choices.map((choice, i) => ({
    score: scoreOf(choice, i),
    measures: asked.map(({ on }) => measure(choice, on)),
  }));
  const limits = asked.map(({ on, limit }): Limit => {
    const scores = choices.map((choice) => measure(choice, on));
    const nearest = scores.indexOf(Math.max(...scores));
    const attained = scores[nearest] ?? Number.NaN;
    return { on, limit, attained: on === 'ruin' ? -attained : attained, choice: choices[nearest]?.id ?? planned };
  });
  const found = selectChoice(
    candidates,
    asked.map(({ least }) => least),
  );
  const [first, second] = [values[found.chosen], values[found.runnerUp]];
  const apart =
    first === undefined || second === undefined
      ? { value: 1, standardError: 0 }
      : estimateMean(first.map((value, i) => value - (second[i] ?? Number.NaN)));
  return {
    objective,
    limits,
    choice: outcomes[found.chosen]?.spec.id ?? null,
    binding: limits[found.binding] ?? null,
    clear: objective === 'mean' ? Math.abs(apart.value) > 2 * apart.standardError : found.runnerUp < 0,
    runnerUp: outcomes[found.runnerUp]?.spec.id ?? null,
  };
}
