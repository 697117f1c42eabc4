import { numberOf, type Operator, operandsOf, type PlanNode, writtenNumber } from './plan.ts';

/** Builds the nodes of a plan; the same operation on the same operands is one node. */
export class NodePool {
  readonly nodes: PlanNode[] = [];
  private readonly known = new Map<string, number>();

  add(operator: Operator, ...operands: PlanNode[1][]): number {
    const key = `${operator} ${operands.join(' ')}`;
    const found = this.known.get(key);
    if (found !== undefined) return found;
    const index = this.nodes.length;
    this.nodes.push([operator, ...operands]);
    this.known.set(key, index);
    return index;
  }

  number(value: number): number {
    return this.add('number', writtenNumber(value));
  }

  scalar(index: number): number {
    return this.add('scalar', index);
  }

  /** The value of a node that is a plain number. */
  plainNumber(index: number): number | undefined {
    const node = this.nodes[index];
    return node?.[0] === 'number' ? numberOf(node[1]) : undefined;
  }
}

/** For every node, the scalars it reads directly or through its operands; computed once, by node order. */
export class ScalarReads {
  private readonly byNode = new Map<number, readonly number[]>();
  private readonly nodes: readonly PlanNode[];

  constructor(nodes: readonly PlanNode[]) {
    this.nodes = nodes;
  }

  /** Scalars read by the expression that ends in this node, each once, in order of first use. */
  of(root: number): readonly number[] {
    const known = this.byNode.get(root);
    if (known !== undefined) return known;
    const found: number[] = [];
    const seen = new Set<number>();
    const pending = [root];
    while (pending.length > 0) {
      const index = pending.pop() as number;
      if (seen.has(index)) continue;
      seen.add(index);
      const node = this.nodes[index] as PlanNode;
      if (node[0] === 'scalar') found.push(node[1] as number);
      else pending.push(...operandsOf(node).toReversed());
    }
    this.byNode.set(root, found);
    return found;
  }

  /** Whether the expression draws random numbers. */
  draws(root: number): boolean {
    const pending = [root];
    const seen = new Set<number>();
    while (pending.length > 0) {
      const index = pending.pop() as number;
      if (seen.has(index)) continue;
      seen.add(index);
      const node = this.nodes[index] as PlanNode;
      if (node[0] === 'uniform' || node[0] === 'normal') return true;
      pending.push(...operandsOf(node));
    }
    return false;
  }
}

/** The nodes that some roots need, operands before what uses them. */
export function reachableNodes(nodes: readonly PlanNode[], roots: readonly number[]): readonly number[] {
  const found = new Set<number>();
  const pending = [...roots];
  while (pending.length > 0) {
    const index = pending.pop() as number;
    if (found.has(index)) continue;
    found.add(index);
    pending.push(...operandsOf(nodes[index] as PlanNode));
  }
  return [...found].sort((a, b) => a - b);
}
