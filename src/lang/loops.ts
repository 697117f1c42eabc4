/** Feedback loops of a causal graph. */

import type { CausalGraph, CausalLink, Polarity } from './causal-graph.ts';

export interface FeedbackLoop {
  /** Ids in the order of influence; the last acts on the first. Starts with the node that comes first in the graph. */
  readonly nodes: readonly string[];
  /** 1 reinforcing, -1 balancing, 0 when the direction of a link is not known. */
  readonly polarity: Polarity;
}

export interface LoopSearch {
  readonly loops: readonly FeedbackLoop[];
  /** False when there are more loops than asked for; then `loops` are the shortest independent ones. */
  readonly complete: boolean;
}

/** Steps along links that one search may take before it gives what it has. */
const mostVisits = 20_000_000;
const mostStrongSteps = 1_000_000;

/** A graph by numbers: successors of each node with the polarity of the link. */
interface Numbered {
  readonly nodes: readonly string[];
  readonly next: readonly (readonly { readonly to: number; readonly polarity: Polarity }[])[];
}

function numbered(graph: CausalGraph): Numbered {
  const index = new Map(graph.nodes.map((id, i) => [id, i]));
  const next = graph.nodes.map((): { to: number; polarity: Polarity }[] => []);
  for (const { from, to, polarity } of graph.links) {
    const [a, b] = [index.get(from), index.get(to)];
    if (a !== undefined && b !== undefined) next[a]?.push({ to: b, polarity });
  }
  for (const list of next) list.sort((a, b) => a.to - b.to);
  return { nodes: graph.nodes, next };
}

/**
 * All feedback loops when there are at most `limit`, else the shortest independent ones.
 *
 * @param limit Most loops to list, 1,000 by default.
 * @returns Loops by length, then by the order of their nodes.
 * @see Johnson (1975), doi:10.1137/0204007, for all; Oliva (2004), System Dynamics Review, for the shortest independent.
 */
export function findLoops(graph: CausalGraph, limit = 1000): LoopSearch {
  const graphByNumber = numbered(graph);
  const all = allCircuits(graphByNumber, limit);
  const circuits = all ?? shortestIndependent(graphByNumber);
  const loops = circuits.map((circuit) => loopOf(circuit, graphByNumber));
  return { loops: sortedLoops(loops, graph.nodes), complete: all !== undefined };
}

function sortedLoops(loops: readonly FeedbackLoop[], nodes: readonly string[]): FeedbackLoop[] {
  const index = new Map(nodes.map((id, i) => [id, i]));
  const at = (loop: FeedbackLoop, i: number) => index.get(loop.nodes[i] ?? '') ?? -1;
  return [...loops].sort((a, b) => {
    if (a.nodes.length !== b.nodes.length) return a.nodes.length - b.nodes.length;
    const i = a.nodes.findIndex((id, position) => id !== b.nodes[position]);
    return i < 0 ? 0 : at(a, i) - at(b, i);
  });
}

function loopOf(circuit: readonly number[], { nodes, next }: Numbered): FeedbackLoop {
  const start = circuit.indexOf(Math.min(...circuit));
  const turned = [...circuit.slice(start), ...circuit.slice(0, start)];
  let polarity: Polarity = 1;
  turned.forEach((from, i) => {
    const to = turned[(i + 1) % turned.length];
    const link = next[from]?.find((candidate) => candidate.to === to);
    polarity = ((polarity * (link?.polarity ?? 0)) as Polarity) || 0;
  });
  return { nodes: turned.map((node) => nodes[node] ?? ''), polarity };
}

/** Number of the strongly connected part of each node, by Tarjan's method without recursion. */
function components({ next }: Numbered, lowest: number): Int32Array {
  const count = next.length;
  const component = new Int32Array(count).fill(-1);
  const order = new Int32Array(count).fill(-1);
  const low = new Int32Array(count);
  const onStack = new Uint8Array(count);
  const stack: number[] = [];
  let visits = 0;
  let parts = 0;
  for (let root = lowest; root < count; root++) {
    if (order[root] !== -1) continue;
    const path = [{ node: root, edge: 0 }];
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const { node } = top;
      if (top.edge === 0) {
        order[node] = low[node] = visits++;
        stack.push(node);
        onStack[node] = 1;
      }
      const to = next[node]?.[top.edge++]?.to;
      if (to !== undefined) {
        if (to < lowest) continue;
        if (order[to] === -1) path.push({ node: to, edge: 0 });
        else if (onStack[to] === 1) low[node] = Math.min(low[node] ?? 0, order[to] ?? 0);
        continue;
      }
      path.pop();
      const parent = path.at(-1)?.node;
      if (parent !== undefined) low[parent] = Math.min(low[parent] ?? 0, low[node] ?? 0);
      if (low[node] !== order[node]) continue;
      for (let member = stack.pop(); member !== undefined; member = stack.pop()) {
        onStack[member] = 0;
        component[member] = parts;
        if (member === node) break;
      }
      parts++;
    }
  }
  return component;
}

/**
 * Number of the feedback system that each node belongs to: nodes of one number all act on each other. -1: in no loop.
 */
export function feedbackSystems(graph: CausalGraph): Int32Array {
  const byNumber = numbered(graph);
  const component = components(byNumber, 0);
  const renumbered = new Map<number, number>();
  return component.map((part, node) => {
    const inLoop = byNumber.next[node]?.some(({ to }) => component[to] === part) ?? false;
    if (!inLoop) return -1;
    if (!renumbered.has(part)) renumbered.set(part, renumbered.size);
    return renumbered.get(part) ?? -1;
  });
}

/** What one search for all loops may cost. */
interface Budget {
  /** Loops. */
  readonly limit: number;
  /** Steps along links still to be taken. */
  left: number;
}

/** Every elementary circuit, or undefined when there are more than `limit`, or so many links that it would take minutes. */
function allCircuits(graph: Numbered, limit: number): number[][] | undefined {
  const circuits: number[][] = [];
  const budget: Budget = { limit, left: mostVisits };
  const size = graph.next.reduce((sum, links) => sum + links.length, graph.nodes.length);
  let component = components(graph, 0);
  for (let start = 0; start < graph.nodes.length; start++) {
    if (start > 0 && hasCircuit(graph, component, start)) {
      component = components(graph, start);
      budget.left -= size;
    }
    if (!hasCircuit(graph, component, start)) continue;
    if (!circuitsFrom(start, graph, component, circuits, budget)) return undefined;
  }
  return circuits;
}

/** Whether a node has a link inside its own part. */
function hasCircuit({ next }: Numbered, component: Int32Array, node: number): boolean {
  return next[node]?.some(({ to }) => to >= node && component[to] === component[node]) ?? false;
}

/** Circuits whose smallest node is `start`. @returns False when there are too many. */
function circuitsFrom(
  start: number,
  { next }: Numbered,
  component: Int32Array,
  circuits: number[][],
  budget: Budget,
): boolean {
  const blocked = new Set<number>();
  const waiting = new Map<number, Set<number>>();
  const unblock = (node: number) => {
    const pending = [node];
    for (let one = pending.pop(); one !== undefined; one = pending.pop()) {
      if (!blocked.delete(one)) continue;
      pending.push(...(waiting.get(one) ?? []));
      waiting.delete(one);
    }
  };
  const successors = (node: number) =>
    (next[node] ?? []).filter(({ to }) => to >= start && component[to] === component[start]);
  const path = [{ node: start, edges: successors(start), edge: 0, closed: false }];
  blocked.add(start);
  for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
    const edge = top.edges[top.edge++];
    if (--budget.left < 0) return false;
    if (edge !== undefined) {
      if (edge.to === start) {
        if (circuits.length >= budget.limit) return false;
        circuits.push(path.map((step) => step.node));
        top.closed = true;
      } else if (!blocked.has(edge.to)) {
        path.push({ node: edge.to, edges: successors(edge.to), edge: 0, closed: false });
        blocked.add(edge.to);
      }
      continue;
    }
    path.pop();
    const parent = path.at(-1);
    if (top.closed) {
      unblock(top.node);
      if (parent !== undefined) parent.closed = true;
      continue;
    }
    for (const { to } of top.edges) waiting.set(to, (waiting.get(to) ?? new Set()).add(top.node));
  }
  return true;
}

/**
 * For each link the shortest loop through it; of these, by length, each that brings a link not yet in a loop.
 * In a graph so large that this would take minutes, the links that come first in it.
 */
function shortestIndependent(graph: Numbered): number[][] {
  const component = components(graph, 0);
  const shortest: number[][] = [];
  const size = graph.next.reduce((sum, links) => sum + links.length, graph.nodes.length);
  let searches = Math.max(100, Math.floor(mostVisits / size));
  graph.next.forEach((links, from) => {
    for (const { to } of links) {
      if (component[from] !== component[to] || searches <= 0) continue;
      searches--;
      const back = shortestPath(graph, component, to, from);
      if (back !== undefined) shortest.push(back);
    }
  });
  shortest.sort((a, b) => a.length - b.length);
  const covered = new Set<string>();
  return shortest.filter((circuit) => {
    const links = circuit.map((node, i) => `${node} ${circuit[(i + 1) % circuit.length]}`);
    const isNew = links.some((link) => !covered.has(link));
    for (const link of links) covered.add(link);
    return isNew;
  });
}

function shortestPath({ next }: Numbered, component: Int32Array, from: number, to: number): number[] | undefined {
  const cameFrom = new Map<number, number>([[from, -1]]);
  const queue = [from];
  for (let i = 0; i < queue.length; i++) {
    const node = queue[i] ?? 0;
    if (node === to) {
      const path: number[] = [];
      for (let step = to; step !== -1; step = cameFrom.get(step) ?? -1) path.push(step);
      return path.reverse();
    }
    for (const link of next[node] ?? []) {
      if (component[link.to] !== component[from] || cameFrom.has(link.to)) continue;
      cameFrom.set(link.to, node);
      queue.push(link.to);
    }
  }
  return undefined;
}

/**
 * Strong loops of a graph with too many to list: from every node of a loop, links are followed in order of strength, and a
 * node is entered again only by a path stronger than any that reached it before. Finds the strongest loops of practical
 * models but may miss one: a heuristic, and it stops after a million steps.
 *
 * @param strengthOf Size of a link's score; links of no strength are left out.
 * @param count Most loops to return, strongest first (strength: product over the links).
 * @see Eberlein & Schoenberg (2020), Finding the Loops that Matter, arXiv:2006.08425.
 */
export function strongestLoops(
  graph: CausalGraph,
  strengthOf: (link: CausalLink) => number,
  count: number,
): (FeedbackLoop & { readonly strength: number })[] {
  const strengths = new Map(graph.links.map((link) => [`${link.from} ${link.to}`, Math.abs(strengthOf(link))]));
  const active = graph.links.filter((link) => (strengths.get(`${link.from} ${link.to}`) ?? 0) > 0);
  const byNumber = numbered({ nodes: graph.nodes, links: active });
  const component = components(byNumber, 0);
  const next = byNumber.next.map((links, from) =>
    links
      .filter(({ to }) => component[to] === component[from])
      .map(({ to }) => ({ to, strength: strengths.get(`${graph.nodes[from]} ${graph.nodes[to]}`) ?? 0 }))
      .sort((a, b) => b.strength - a.strength),
  );
  const found = new Map<string, FeedbackLoop & { readonly strength: number }>();
  const inLoops = graph.nodes.map((_, node) => node).filter((node) => (next[node]?.length ?? 0) > 0);
  const steps = Math.max(1000, Math.floor(mostStrongSteps / Math.max(1, inLoops.length)));
  let left = mostStrongSteps;
  for (const start of inLoops) {
    if (left <= 0) break;
    const { circuits, taken } = strongFrom(start, next, steps);
    left -= taken;
    for (const { nodes, strength } of circuits) {
      const loop = loopOf(nodes, byNumber);
      found.set(loop.nodes.join(' '), { ...loop, strength });
    }
  }
  return [...found.values()].sort((a, b) => b.strength - a.strength).slice(0, count);
}

/** Strong loops through one node, and the steps that it took to look for them. */
function strongFrom(
  start: number,
  next: readonly (readonly { readonly to: number; readonly strength: number }[])[],
  steps: number,
): { circuits: { nodes: number[]; strength: number }[]; taken: number } {
  const circuits: { nodes: number[]; strength: number }[] = [];
  let left = steps;
  const best = new Map<number, number>();
  const onPath = new Set([start]);
  const path = [{ node: start, link: 0, score: 1 }];
  for (let top = path.at(-1); top !== undefined && left > 0; top = path.at(-1)) {
    left--;
    const link = next[top.node]?.[top.link++];
    if (link === undefined) {
      onPath.delete(top.node);
      path.pop();
      continue;
    }
    const score = top.score * link.strength;
    if (link.to === start) circuits.push({ nodes: path.map((step) => step.node), strength: score });
    if (onPath.has(link.to) || score <= (best.get(link.to) ?? 0)) continue;
    best.set(link.to, score);
    onPath.add(link.to);
    path.push({ node: link.to, link: 0, score });
  }
  return { circuits, taken: steps - left };
}
