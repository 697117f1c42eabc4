/**
 * Splits a difference between two states of a model among the changes that lead from one to the other, whatever their order.
 *
 * Changes stand in groups. The Owen value of a change is its mean effect over all orders in which groups come one after
 * the other and members of a group come together; so the members of a group add up to the Shapley value of the group,
 * and all add up to the difference. With one change a group it is the Shapley value.
 *
 * @see Shapley (1953); Owen (1977), doi:10.1007/978-3-642-45494-3_7.
 */
import { JevonsError } from '#base';

/** Which changes are made: one flag each. */
export type Coalition = readonly boolean[];

export interface AttributionPlan {
  readonly changes: number;
  /** Coalitions whose value is needed, nothing and everything among them; each once. */
  readonly coalitions: readonly Coalition[];
  /** For each change: `[coalition with it, coalition without it, weight]`. */
  readonly terms: readonly (readonly (readonly [withIt: number, without: number, weight: number])[])[];
}

const mostCoalitions = 4096;

/** @returns All subsets of some items. */
function* subsets(items: readonly number[]): Generator<number[]> {
  const [first, ...rest] = items;
  if (first === undefined) {
    yield [];
    return;
  }
  for (const some of subsets(rest)) {
    yield some;
    yield [first, ...some];
  }
}

/** 2 to the power of a count, also past 31. */
function twoTo(count: number): number {
  let value = 1;
  for (let i = 0; i < count; i += 1) value *= 2;
  return value;
}

/** Chance that a random order puts exactly these `before` of `others` ahead of one. */
function orderWeight(others: number, before: number): number {
  let ways = 1;
  for (let i = 0; i < before; i += 1) ways = (ways * (others - i)) / (i + 1);
  return 1 / ((others + 1) * ways);
}

/**
 * @param groups Changes by number from 0, each in one group.
 * @throws JevonsError `too-many-changes`.
 */
export function attributionPlan(groups: readonly (readonly number[])[]): AttributionPlan {
  const changes = groups.reduce((sum, group) => sum + group.length, 0);
  refuseTooMany(groups);
  const coalitions: Coalition[] = [];
  const places = new Map<string, number>();
  const placeOf = (members: readonly number[]): number => {
    const coalition = Array.from({ length: changes }, (_, change) => members.includes(change));
    const key = coalition.map(Number).join('');
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, coalitions.length);
    coalitions.push(coalition);
    return coalitions.length - 1;
  };
  placeOf([]);
  placeOf(groups.flat());
  const terms: (readonly [number, number, number])[][] = Array.from({ length: changes }, () => []);
  groups.forEach((group, own) => {
    const otherGroups = groups.map((_, g) => g).filter((g) => g !== own);
    for (const chosen of subsets(otherGroups)) {
      const ahead = chosen.flatMap((g) => groups[g] ?? []);
      for (const change of group) {
        const mates = group.filter((one) => one !== change);
        for (const some of subsets(mates)) {
          const weight = orderWeight(otherGroups.length, chosen.length) * orderWeight(mates.length, some.length);
          const without = [...ahead, ...some];
          terms[change]?.push([placeOf([...without, change]), placeOf(without), weight]);
        }
      }
    }
  });
  return { changes, coalitions, terms };
}

/** Upper bound of the coalitions that a plan would need. */
export function coalitionsNeeded(groups: readonly (readonly number[])[]): number {
  return groups.reduce((sum, group) => sum + twoTo(groups.length - 1 + group.length), 0);
}

function refuseTooMany(groups: readonly (readonly number[])[]): void {
  const needed = coalitionsNeeded(groups);
  if (needed <= mostCoalitions) return;
  throw new JevonsError(
    `splitting by each change would take some ${needed} sets of changes; at most ${mostCoalitions}`,
    {
      kind: 'usage',
      code: 'too-many-changes',
      hint: 'split by groups, or compare with a scenario in between',
    },
  );
}

/**
 * The share of each change in one future.
 *
 * @param values Of each coalition of the plan, in its order.
 */
export function attribute({ terms }: AttributionPlan, values: ArrayLike<number>): number[] {
  return terms.map((all) =>
    all.reduce(
      (sum, [withIt, without, weight]) =>
        sum + weight * ((values[withIt] ?? Number.NaN) - (values[without] ?? Number.NaN)),
      0,
    ),
  );
}
