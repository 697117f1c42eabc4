/** Fingerprints of a model's equations: which of them some figures rest on, and which were changed. */
import { sha256Hex } from '#base';
import { allScalars, firstNodeOperand, type Plan, type PlanNode } from '#engine';

const printLength = 8;

/**
 * @param inputs Scalars that are asked for.
 * @returns For each variable that they need, its elements together: a short hash of its equations.
 */
export function equationPrints(plan: Plan, inputs: readonly string[]): Record<string, string> {
  const scalars = allScalars(plan);
  const reader = new PlanReader(plan);
  const place = new Map(scalars.map(({ id }, index) => [id, index]));
  const open = inputs.flatMap((id) => place.get(id) ?? []);
  const seen = new Set(open);
  const byVariable = new Map<string, string[]>();
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    const { id, role, equation, initial, delay } = scalars[index] as (typeof scalars)[number];
    const nodes = [equation, initial, delay].filter((node) => node !== undefined);
    const print = [
      id,
      role,
      ...[equation, initial, delay].map((node) => (node === undefined ? '' : reader.print(node))),
    ];
    const variable = id.replace(/\[.*$/, '');
    byVariable.set(variable, [...(byVariable.get(variable) ?? []), print.join(' ')]);
    for (const read of nodes.flatMap((node) => reader.reads(node))) {
      if (seen.has(read)) continue;
      seen.add(read);
      open.push(read);
    }
  }
  const sorted = [...byVariable].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    sorted.map(([variable, prints]) => [variable, sha256Hex(prints.sort().join('\n')).slice(0, printLength)]),
  );
}

/** Nodes are shared between equations: each is read once. */
class PlanReader {
  private readonly plan: Plan;
  private readonly names: readonly string[];
  private readonly prints = new Map<number, string>();

  constructor(plan: Plan) {
    this.plan = plan;
    this.names = allScalars(plan).map(({ id }) => id);
  }

  /** Operands are earlier nodes, so this ends. */
  print(node: number): string {
    const known = this.prints.get(node);
    if (known !== undefined) return known;
    const [operator, ...operands] = this.plan.nodes[node] as PlanNode;
    const first = firstNodeOperand(operator);
    const parts = operands.map((operand, i) => {
      if (operator === 'scalar') return this.names[operand as number] ?? '';
      if (i >= first) return this.print(operand as number);
      // A site of a draw says nothing but that it is another; a table is what stands in it.
      return operator.startsWith('lookup') ? JSON.stringify(this.plan.tables[operand as number]) : String(operand);
    });
    const print = sha256Hex([operator, ...parts].join(' ')).slice(0, 2 * printLength);
    this.prints.set(node, print);
    return print;
  }

  reads(root: number): number[] {
    const [open, seen, found] = [[root], new Set<number>(), [] as number[]];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      if (seen.has(node)) continue;
      seen.add(node);
      const [operator, ...operands] = this.plan.nodes[node] as PlanNode;
      if (operator === 'scalar') found.push(operands[0] as number);
      open.push(...(operands.slice(firstNodeOperand(operator)) as number[]));
    }
    return found;
  }
}
