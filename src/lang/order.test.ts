import { expect, test } from 'vitest';
import type { JevonsError } from '#base';
import { orderByDependency } from './order.ts';

function order(graph: Record<string, string[]>): string[] {
  return orderByDependency(Object.keys(graph), (id) => graph[id] ?? []).order;
}

test('everything comes behind what it depends on, otherwise in the order given', () => {
  expect(order({ c: ['b', 'a'], a: [], b: ['a'], d: ['unknown'] })).toEqual(['a', 'b', 'c', 'd']);
});

test('cycles are named in full, one issue each', () => {
  const failure = (graph: Record<string, string[]>): JevonsError => {
    try {
      order(graph);
    } catch (error) {
      return error as JevonsError;
    }
    throw new Error('no cycle found');
  };
  expect(failure({ x: ['a'], a: ['b'], b: ['a'] })).toMatchObject({
    code: 'cycle',
    kind: 'data',
    message: 'simultaneous equations: a -> b -> a',
  });
  expect(failure({ a: ['a'] }).message).toBe('simultaneous equations: a -> a');
  const two = failure({ a: ['b', 'c'], b: ['a'], c: ['a'], d: ['d'] });
  expect(two.issues.map((issue) => issue.message)).toEqual([
    'simultaneous equations: a -> b -> a',
    'simultaneous equations: d -> d',
  ]);
});

test('a chain of 200,000 is ordered without running out of stack', () => {
  const ids = Array.from({ length: 200_000 }, (_, i) => String(i));
  const result = orderByDependency(ids, (id) => (Number(id) + 1 < ids.length ? [String(Number(id) + 1)] : []));
  expect(result.order[0]).toBe('199999');
  expect(result.order.at(-1)).toBe('0');
});
