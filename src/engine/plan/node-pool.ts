import { firstNodeOperand, numberOf, type Operator, operandsOf, type PlanNode, writtenNumber } from './plan.ts';

/** Builds the nodes of a plan; the same operation on the same operands is one node. */
export class NodePool {
  readonly nodes: PlanNode[] = [];
  private readonly known = new Map<string, number>();
  /** Nodes that read a scalar, by its index: by far the most often asked for. */
  private readonly scalars: (number | undefined)[] = [];

  add(operator: Operator, ...operands: PlanNode[1][]): number {
    const key =
      operands.length === 2 ? `${operator} ${operands[0]} ${operands[1]}` : `${operator} ${operands.join(' ')}`;
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
    const known = this.scalars[index];
    if (known !== undefined) return known;
    const node = this.add('scalar', index);
    this.scalars[index] = node;
    return node;
  }

  /** The value of a node that is a plain number. */
  plainNumber(index: number): number | undefined {
    const node = this.nodes[index];
    return node?.[0] === 'number' ? numberOf(node[1]) : undefined;
  }
}

/** For every node, the scalars it reads directly or through its operands; computed once, by node order. */
export class ScalarReads {
  private readonly byNode: (readonly number[] | undefined)[] = [];
  private readonly nodes: readonly PlanNode[];
  /** For every node the walk that last came by. */
  private readonly seen: Uint32Array;
  private walk = 0;

  constructor(nodes: readonly PlanNode[]) {
    this.nodes = nodes;
    this.seen = new Uint32Array(nodes.length);
  }

  /** Scalars read by the expression that ends in this node, each once, in order of first use. */
  of(root: number): readonly number[] {
    const known = this.byNode[root];
    if (known !== undefined) return known;
    const found: number[] = [];
    this.walk += 1;
    const pending = [root];
    while (pending.length > 0) {
      const index = pending.pop() as number;
      if (this.seen[index] === this.walk) continue;
      this.seen[index] = this.walk;
      const node = this.nodes[index] as PlanNode;
      if (node[0] === 'scalar') {
        found.push(node[1] as number);
        continue;
      }
      const first = firstNodeOperand(node[0]);
      for (let i = node.length - 1; i > first; i--) pending.push(node[i] as number);
    }
    this.byNode[root] = found;
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
