/** Expressions of a plan as a list of simple steps over one array of numbers. */
import { reachableNodes } from '../plan/node-pool.ts';
import { numberOf, type PlanNode, type TableOperator } from '../plan/plan.ts';
import type { Question } from '../question.ts';
import { operators } from './operators.ts';
import { type Table, tableMeanings, tableOf } from './tables.ts';

/** `values[target] = apply(values[a], values[b], values[c])`. */
export interface Instruction {
  readonly apply: (a: number, b: number, c: number) => number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly target: number;
}

/** Where draws come from; the machine sets run and step. */
export interface Draws {
  uniform(site: number): number;
  normal(site: number, low: number, high: number): number;
}

/** Lays out the values and writes instructions; slot i of the values is scalar i. */
export class ProgramWriter {
  private readonly question: Question;
  private readonly draws: Draws;
  private readonly tables = new Map<number, Table>();
  private readonly numbers = new Map<string, number>();
  private readonly presets: [slot: number, value: number][] = [];
  private slots: number;

  constructor(question: Question, draws: Draws) {
    this.question = question;
    this.draws = draws;
    this.slots = question.scalars.length;
    for (const [scalar, value] of question.fixed) this.presets.push([scalar, value]);
  }

  slot(): number {
    this.slots += 1;
    return this.slots - 1;
  }

  /** Instructions that leave the value of a node in a slot. */
  expression(root: number, target: number): Instruction[] {
    const { nodes } = this.question.plan;
    const instructions: Instruction[] = [];
    const slotOf = new Map<number, number>();
    for (const index of reachableNodes(nodes, [root])) {
      const node = nodes[index] as PlanNode;
      const slot = this.leaf(node) ?? this.operation(node, slotOf, instructions);
      slotOf.set(index, slot);
    }
    instructions.push({ apply: (x) => x, a: slotOf.get(root) as number, b: 0, c: 0, target });
    return instructions;
  }

  private leaf(node: PlanNode): number | undefined {
    if (node[0] === 'scalar') return node[1] as number;
    if (node[0] !== 'number') return undefined;
    const key = String(node[1]);
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    const slot = this.slot();
    this.numbers.set(key, slot);
    this.presets.push([slot, numberOf(node[1])]);
    return slot;
  }

  private operation(node: PlanNode, slotOf: ReadonlyMap<number, number>, instructions: Instruction[]): number {
    const [operator, ...operands] = node;
    const target = this.slot();
    const add = (apply: Instruction['apply'], nodes: readonly (number | string)[]) => {
      const [a = 0, b = 0, c = 0] = nodes.map((index) => slotOf.get(index as number));
      instructions.push({ apply, a, b, c, target });
    };
    switch (operator) {
      case 'number':
      case 'scalar':
        throw new Error('a leaf is not an operation');
      case 'uniform':
        add(() => this.draws.uniform(operands[0] as number), []);
        break;
      case 'normal':
        add((low, high) => this.draws.normal(operands[0] as number, low, high), operands.slice(1));
        break;
      case 'lookup':
      case 'lookup_extrapolate':
      case 'lookup_forward':
      case 'lookup_backward': {
        const table = this.table(operands[0] as number);
        const meaning = tableMeanings[operator as TableOperator];
        add((x) => meaning(table, x), operands.slice(1));
        break;
      }
      default:
        add(operators[operator], operands);
    }
    return target;
  }

  private table(index: number): Table {
    const known = this.tables.get(index);
    if (known !== undefined) return known;
    const table = tableOf(this.question.plan.tables[index] as { x: number[]; y: number[] });
    this.tables.set(index, table);
    return table;
  }

  /** Values before any run: constants of the text in place, zero elsewhere. */
  initialValues(): Float64Array {
    const values = new Float64Array(this.slots);
    for (const [slot, value] of this.presets) values[slot] = value;
    return values;
  }
}

export function execute(instructions: readonly Instruction[], values: Float64Array): void {
  for (let i = 0; i < instructions.length; i += 1) {
    const { apply, a, b, c, target } = instructions[i] as Instruction;
    values[target] = apply(values[a] as number, values[b] as number, values[c] as number);
  }
}
