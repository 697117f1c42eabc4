/** What a person has chosen, and the changes they can make to it; all pure. */
import type { Distribution } from '#stats';
import type { ScenarioRequest } from '#studies';
import type { ScenarioData, StartData } from '../bundle/start-data.ts';

export type Chosen = ScenarioRequest;

/** The scenario that a choice starts from. */
export function scenarioOf({ scenarios }: Pick<StartData, 'scenarios'>, chosen: Chosen): ScenarioData | undefined {
  return scenarios.find(({ id }) => id === (chosen.scenario ?? 'default'));
}

/** Whether nothing but the named scenario decides the answer. */
export function isUntouched(chosen: Chosen): boolean {
  return Object.keys(chosen.set ?? {}).length === 0 && Object.keys(chosen.beliefs ?? {}).length === 0;
}

/** A value that holds in every future, whatever was believed before. */
export function withValue(chosen: Chosen, id: string, value: number): Chosen {
  return { ...withoutValue(chosen, id), set: { ...chosen.set, [id]: value } };
}

/** Another belief about a parameter: it is drawn, whatever was set before. */
export function withBelief(chosen: Chosen, id: string, belief: Distribution): Chosen {
  const { [id]: _, ...set } = chosen.set ?? {};
  return { ...chosen, set, beliefs: { ...chosen.beliefs, [id]: belief } };
}

/** Back to what the scenario says of this parameter. */
export function withoutValue(chosen: Chosen, id: string): Chosen {
  const { [id]: _, ...set } = chosen.set ?? {};
  const { [id]: __, ...beliefs } = chosen.beliefs ?? {};
  // What was never there does not appear, so that equal choices are equal data.
  return {
    ...chosen,
    ...(chosen.set === undefined ? {} : { set }),
    ...(chosen.beliefs === undefined ? {} : { beliefs }),
  };
}

/** Another scenario with the same draws and data date; sliders go back. */
export function withScenario(chosen: Chosen, scenario: string): Chosen {
  const { set: _, beliefs: __, ...rest } = chosen;
  return { ...rest, scenario };
}

/** What was chosen before the link was read stands above it; another scenario replaces what the link sets. */
export function above(link: Chosen, chosen: Chosen): Chosen {
  const { set, beliefs, ...draws } = link;
  if (chosen.scenario !== undefined) return { ...draws, ...chosen };
  return { ...draws, ...chosen, set: { ...set, ...chosen.set }, beliefs: { ...beliefs, ...chosen.beliefs } };
}

export function sameChoice(left: Chosen, right: Chosen): boolean {
  return choiceKey(left) === choiceKey(right);
}

/** A text that is equal for equal choices, whatever the order in which they were made. */
export function choiceKey(chosen: Chosen): string {
  const sorted = (record: Readonly<Record<string, unknown>> | undefined) =>
    Object.entries(record ?? {}).sort(([left], [right]) => (left < right ? -1 : 1));
  return JSON.stringify([
    chosen.scenario ?? 'default',
    sorted(chosen.set),
    sorted(chosen.beliefs),
    chosen.seed ?? null,
    chosen.n ?? null,
    chosen.asOf ?? null,
    chosen.posterior === undefined ? null : 'posterior',
  ]);
}
