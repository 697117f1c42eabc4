/** What somebody believes apart from what somebody decides: the world of a request with the choices of the default scenario. */
import { defaultRequest, presetNamed } from './scenario.ts';
import type { ScenarioRequest, World } from './world-types.ts';

/**
 * @returns `default` when the request changes nothing that is believed, `whole` when it changes nothing that is decided, else the
 *   request of the world alone. What nobody decides is believed: beliefs about the world, theories of it, and the record when beliefs are weighed by it.
 * @throws JevonsError `unknown-scenario`.
 */
export function ownWorld(world: World, request: ScenarioRequest): 'default' | 'whole' | ScenarioRequest {
  const preset = presetNamed(world, request.scenario ?? defaultRequest.scenario);
  const isChoice = (id: string) => world.parameters.get(id)?.group === 'choice';
  // What is set stands above what is believed, and the request above its scenario.
  const given = new Map(
    [preset.beliefs, preset.set, request.beliefs ?? {}, request.set ?? {}].flatMap((one) => Object.entries(one)),
  );
  const believed = [...given].filter(([id]) => !isChoice(id));
  if (believed.length === given.size) return 'whole';
  if (believed.length === 0 && request.posterior === undefined) return 'default';
  const { scenario: _, set: __, beliefs: ___, ...draws } = request;
  return {
    ...draws,
    set: Object.fromEntries(believed.flatMap(([id, value]) => (typeof value === 'number' ? [[id, value]] : []))),
    beliefs: Object.fromEntries(believed.flatMap(([id, value]) => (typeof value === 'number' ? [] : [[id, value]]))),
  };
}
