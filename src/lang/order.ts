/** Order of evaluation. */

import { JevonsError } from '#base';

export interface DependencyOrder {
  /** Every id once, each behind everything it depends on. */
  readonly order: string[];
}

/**
 * Sorts so that everything comes behind what it depends on. Deterministic: ids are taken in the order given and
 * dependencies in the order listed. Linear in ids and dependencies; does not recurse.
 *
 * @param ids Everything to be ordered, each once.
 * @param dependenciesOf What an id needs; names outside `ids` are taken as known and left out.
 * @throws JevonsError kind `data`, code `cycle`, with the cycle in full: `simultaneous equations: a -> b -> a`, where
 *   `a -> b` means that a needs b. One issue for each cycle when there are several, no two sharing an id.
 */
export function orderByDependency(
  ids: readonly string[],
  dependenciesOf: (id: string) => Iterable<string>,
): DependencyOrder {
  const known = new Set(ids);
  const done = new Set<string>();
  const depths = new Map<string, number>();
  const order: string[] = [];
  const path: { id: string; rest: Iterator<string> }[] = [];
  const cycles: string[][] = [];
  const inCycle = new Set<string>();
  const enter = (id: string) => {
    depths.set(id, path.length);
    path.push({ id, rest: dependenciesOf(id)[Symbol.iterator]() });
  };
  for (const root of ids) {
    if (done.has(root)) continue;
    enter(root);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const next = top.rest.next();
      if (next.done === true) {
        path.pop();
        depths.delete(top.id);
        done.add(top.id);
        order.push(top.id);
        continue;
      }
      const needed = next.value;
      if (!known.has(needed) || done.has(needed)) continue;
      const depth = depths.get(needed);
      if (depth === undefined) enter(needed);
      else
        recordCycle(
          path.slice(depth).map((step) => step.id),
          cycles,
          inCycle,
        );
    }
  }
  if (cycles.length > 0) throw cycleError(cycles);
  return { order };
}

function recordCycle(cycle: string[], cycles: string[][], inCycle: Set<string>): void {
  if (cycle.some((id) => inCycle.has(id))) return;
  for (const id of cycle) inCycle.add(id);
  cycles.push(cycle);
}

function cycleError(cycles: readonly (readonly string[])[]): JevonsError {
  const issues = cycles.map(
    (cycle) =>
      new JevonsError(`simultaneous equations: ${[...cycle, cycle[0]].join(' -> ')}`, {
        kind: 'data',
        code: 'cycle',
        hint: 'break the cycle with a stock (INTEG) or a delay',
      }),
  );
  const what =
    issues.length === 1
      ? (issues[0]?.message ?? '')
      : `${issues.length} cycles of ${issues.map((issue) => issue.message).join('; ')}`;
  return new JevonsError(what, {
    kind: 'data',
    code: 'cycle',
    hint: 'break the cycle with a stock (INTEG) or a delay',
    issues,
  });
}
