/** What one scenario says otherwise than another. */
import { formatDistribution } from '#stats';
import type { Change, ChangeGroup } from './compare-types.ts';
import { sameGiven } from './paired-futures.ts';
import { givenOf, movedConstants } from './race-futures.ts';
import type { ResolvedScenario, World } from './world-types.ts';

export const changeGroups: readonly ChangeGroup[] = ['world', 'choice', 'structure', 'facts'];

/** Elements of one subscripted constant are one change: nobody decides about them apart. */
export function changesBetween(world: World, first: ResolvedScenario, other: ResolvedScenario): Change[] {
  const changed = movedConstants([first, other]).filter((id) => !sameGiven(id, first, other));
  const families = new Map<string, string[]>();
  for (const id of changed) {
    const key = `${groupOf(world, id, first, other)} ${id.replace(/\[.*$/, '')}`;
    families.set(key, [...(families.get(key) ?? []), id]);
  }
  return [...families.values()].map((ids) => {
    const [id = ''] = ids;
    const parameter = world.parameters.get(id);
    const label = parameter?.label ?? { en: id, fr: id };
    // The label of an element ends with its name: `Decision rule: Amazon`.
    const common = (text: string) => (ids.length > 1 ? text.replace(/\s*:[^:]*$/, '') : text);
    return {
      id: ids.length > 1 ? id.replace(/\[.*$/, '') : id,
      label: { en: common(label.en), fr: common(label.fr) },
      group: groupOf(world, id, first, other),
      parts: ids.map((one) => ({
        id: one,
        unit: world.parameters.get(one)?.unit ?? '',
        first: written(first, one),
        other: written(other, one),
      })),
    };
  });
}

/** A start value that both take from documents differs because of the day. */
function groupOf(world: World, id: string, first: ResolvedScenario, other: ResolvedScenario): ChangeGroup {
  const both = [first, other].every(({ values }) => values[id]?.origin === 'fact');
  return both ? 'facts' : (world.parameters.get(id)?.group ?? 'world');
}

function written(scenario: ResolvedScenario, id: string): number | string {
  const given = givenOf(scenario, id);
  if (typeof given === 'number') return given;
  return given.name === 'joint' ? given.coordinate : formatDistribution(given);
}
