import { canonicalId } from '#base';
import type { CausalGraph } from '#lang';
import type { LoopName } from './loop-table.ts';

/**
 * A short loop through the variables of a name in their order: the shortest way from each to the next that meets none
 * used before.
 *
 * @returns Ids, from the one that comes first in the graph; undefined when there is none.
 */
export function ringThrough({ nodes, links }: CausalGraph, { through, avoiding }: LoopName): string[] | undefined {
  const order = new Map(nodes.map((id, i) => [id, i]));
  const stops = through.map(canonicalId);
  if (!stops.every((stop) => order.has(stop))) return undefined;
  const next = new Map<string, string[]>();
  for (const { from, to } of links) next.set(from, [...(next.get(from) ?? []), to]);
  const used = new Set([...stops, ...avoiding.map(canonicalId)]);
  const ring: string[] = [];
  for (const [i, from] of stops.entries()) {
    const to = stops[(i + 1) % stops.length] as string;
    const way = shortestWay(next, from, to, used);
    if (way === undefined) return undefined;
    ring.push(from, ...way);
    for (const id of way) used.add(id);
  }
  const start = ring.reduce((best, id, i) => ((order.get(id) ?? 0) < (order.get(ring[best] ?? '') ?? 0) ? i : best), 0);
  return [...ring.slice(start), ...ring.slice(0, start)];
}

/** What lies between two ends, neither included. */
function shortestWay(
  next: ReadonlyMap<string, readonly string[]>,
  from: string,
  to: string,
  closed: ReadonlySet<string>,
): string[] | undefined {
  const cameFrom = new Map<string, string>();
  const queue = [from];
  for (const id of queue) {
    for (const other of next.get(id) ?? []) {
      if (other === to) {
        const way: string[] = [];
        for (let step = id; step !== from; step = cameFrom.get(step) ?? from) way.push(step);
        return way.reverse();
      }
      if (closed.has(other) || cameFrom.has(other)) continue;
      cameFrom.set(other, id);
      queue.push(other);
    }
  }
  return undefined;
}
