/** From scores of links to scores of loops. */
import type { LoopGraph, VariableLink } from './scalar-graph.ts';

/** Loops prepared so that beginnings they share are multiplied once. */
export interface RingSet {
  /** Links of each loop, in order of influence; loops are sorted by them. */
  readonly rings: readonly (readonly VariableLink[])[];
  /** Numbers of those links in the graph. */
  readonly numbers: readonly (readonly number[])[];
  /** How many first links each shares with the one before. */
  readonly shared: readonly number[];
  /** Where each came from: its place in what was given. */
  readonly places: readonly number[];
}

/** @param loops Variables of each loop, by index, in order of influence. */
export function ringSet(graph: LoopGraph, loops: readonly (readonly number[])[]): RingSet {
  const linkAt = new Map(graph.links.map(({ from, to }, number) => [`${from} ${to}`, number]));
  const passing = new Int32Array(graph.variables.length);
  for (const variables of loops) for (const variable of variables) passing[variable] = (passing[variable] ?? 0) + 1;
  // A start with one element makes the products vectors; one that many loops pass through lets them share.
  const better = (a: number, b: number) =>
    elementsOf(graph, a) - elementsOf(graph, b) || (passing[b] ?? 0) - (passing[a] ?? 0) || a - b;
  const turned = loops.map((variables, place) => {
    const start = variables.reduce(
      (best, variable, i) => (better(variable, variables[best] as number) < 0 ? i : best),
      0,
    );
    const numbers = variables.map((_, i) => {
      const from = variables[(start + i) % variables.length];
      const to = variables[(start + i + 1) % variables.length];
      return linkAt.get(`${from} ${to}`) as number;
    });
    return { numbers, place };
  });
  turned.sort((a, b) => compareLists(a.numbers, b.numbers));
  return {
    rings: turned.map(({ numbers }) => numbers.map((number) => graph.links[number] as VariableLink)),
    numbers: turned.map(({ numbers }) => numbers),
    shared: turned.map(({ numbers }, i) => commonLength(numbers, turned[i - 1]?.numbers ?? [])),
    places: turned.map(({ place }) => place),
  };
}

function elementsOf(graph: LoopGraph, variable: number): number {
  return graph.variables[variable]?.scalars.length ?? 0;
}

function compareLists(a: readonly number[], b: readonly number[]): number {
  const i = commonLength(a, b);
  return (a[i] ?? -1) - (b[i] ?? -1);
}

function commonLength(a: readonly number[], b: readonly number[]): number {
  const i = a.findIndex((number, position) => number !== b[position]);
  return i < 0 ? a.length : i;
}

/**
 * For each loop the sum, over all ways through the elements of its variables, of the products along it. Each way is a
 * loop of scalars, so with link scores this is the score of those loops together; without subscripts it is the one
 * loop's score.
 *
 * @param weights `[variable link]`: a number for each scalar link.
 * @returns In the order in which the loops were given.
 */
export function ringProducts(
  graph: LoopGraph,
  { rings, numbers, shared, places }: RingSet,
  weights: (link: number) => Float64Array,
): Float64Array {
  const products = new Float64Array(rings.length);
  // What has reached each element after so many links, `[start element x element]`.
  const reached: Float64Array[] = [];
  rings.forEach((ring, number) => {
    const first = elementsOf(graph, ring[0]?.from ?? -1);
    if (shared[number] === 0) reached[0] = identity(first);
    for (let i = shared[number] ?? 0; i < ring.length; i++) {
      const link = ring[i] as VariableLink;
      const scores = weights(numbers[number]?.[i] ?? -1);
      reached[i + 1] = carried(link, scores, reached[i] as Float64Array, first, elementsOf(graph, link.to));
    }
    let trace = 0;
    for (let start = 0; start < first; start++) trace += reached[ring.length]?.[start * first + start] ?? 0;
    products[places[number] as number] = trace;
  });
  return products;
}

function identity(size: number): Float64Array {
  const matrix = new Float64Array(size * size);
  for (let i = 0; i < size; i++) matrix[i * size + i] = 1;
  return matrix;
}

/** What has reached the elements of one variable, carried over a link to the elements of the next. */
function carried(
  { fromElements, toElements }: VariableLink,
  scores: Float64Array,
  reached: Float64Array,
  starts: number,
  elements: number,
): Float64Array {
  const next = new Float64Array(starts * elements);
  const before = reached.length / starts;
  for (let start = 0; start < starts; start++) {
    for (let i = 0; i < scores.length; i++) {
      const to = start * elements + (toElements[i] as number);
      const arriving = reached[start * before + (fromElements[i] as number)] as number;
      next[to] = (next[to] as number) + arriving * (scores[i] as number);
    }
  }
  return next;
}
