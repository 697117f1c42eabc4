/** Fits a plan to one question: what is constant is folded, what no output needs is left out, the rest is sorted by what it changes with. */
import { JevonsError } from '#base';
import { liveScalars } from '../live.ts';
import { reachableNodes } from '../plan/node-pool.ts';
import { numberOf, type PlanNode, type PlanScalar, type TableOperator } from '../plan/plan.ts';
import type { Question } from '../question.ts';
import { type Table, tableOf } from '../reference/tables.ts';
import { type PlainOperator, ValuePool } from './values.ts';

/** A random number per step and run, drawn by the host; bounds only for a normal draw. */
export interface Draw {
  readonly site: number;
  readonly bounds?: readonly [number, number];
}

export interface KernelState {
  readonly kind: 'stock' | 'held' | 'pipeline';
  /** Value at the start. */
  readonly start: number;
  /** Net flow of a stock, next value of what is held, input of a pipeline. */
  readonly change: number;
  /** Length of a pipeline in time units. */
  readonly delay?: number;
}

/** Everything that is to be computed for a question, before any byte of code is written. */
export interface Kernel {
  readonly question: Question;
  readonly pool: ValuePool;
  readonly tables: readonly Table[];
  readonly draws: readonly Draw[];
  readonly states: readonly KernelState[];
  /** Value of each output at a step. */
  readonly outputs: readonly number[];
}

export function unsupportedByWasm(what: string, file: string): JevonsError {
  return new JevonsError(what, {
    kind: 'usage',
    code: 'unsupported-by-wasm',
    where: file,
    hint: 'use the reference backend',
  });
}

/** @throws JevonsError `unsupported-by-wasm`. */
export function specialise(question: Question): Kernel {
  const { plan, scalars, inputs, fixed, axis } = question;
  const live = liveScalars(question);
  const tables = plan.tables.map(tableOf);
  const pool = new ValuePool(tables);
  const draws = new DrawList(plan.file);
  const stateScalars = [...live.stocks, ...live.held, ...live.pipelines];
  const given = new Map<number, number>();
  for (const [scalar, value] of fixed) given.set(scalar, pool.constant(value));
  inputs.forEach((scalar, input) => {
    given.set(scalar, pool.leaf({ kind: 'input', input }, 'run'));
  });

  const atStart = new Lowering(question, pool, draws, 'run', new Map([...given, [0, pool.constant(axis.start)]]));
  const delays = new Map<number, number>();
  for (const scalar of live.atStart) {
    const { initial, equation, delay } = scalars[scalar] as PlanScalar;
    atStart.define(scalar, (initial ?? equation) as number);
    if (delay !== undefined) delays.set(scalar, atStart.value(delay));
  }
  const perStep = new Map([...given, [0, pool.leaf({ kind: 'time' }, 'time')]]);
  for (const scalar of live.atStart) {
    const { role } = scalars[scalar] as PlanScalar;
    if (role === 'constant' || role === 'initial') perStep.set(scalar, atStart.scalar(scalar));
  }
  stateScalars.forEach((scalar, state) => {
    perStep.set(scalar, pool.leaf({ kind: 'state', state }, 'both'));
  });
  const everyStep = new Lowering(question, pool, draws, 'both', perStep);
  for (const scalar of live.everyStep) everyStep.define(scalar, (scalars[scalar] as PlanScalar).equation as number);
  const states = stateScalars.map((scalar): KernelState => {
    const { role, equation } = scalars[scalar] as PlanScalar;
    const delay = delays.get(scalar);
    return {
      kind: role as KernelState['kind'],
      start: atStart.scalar(scalar),
      change: everyStep.value(equation as number),
      ...(delay === undefined ? {} : { delay }),
    };
  });
  const outputs = question.outputs.map((scalar) => everyStep.scalar(scalar));
  return { question, pool, tables, draws: draws.list, states, outputs };
}

class DrawList {
  readonly list: Draw[] = [];
  private readonly known = new Map<string, number>();
  private readonly file: string;

  constructor(file: string) {
    this.file = file;
  }

  add(draw: Draw): number {
    const key = JSON.stringify([draw.site, ...(draw.bounds ?? []).map(String)]);
    const found = this.known.get(key);
    if (found !== undefined) return found;
    this.known.set(key, this.list.length);
    return this.list.push(draw) - 1;
  }

  refuse(): never {
    throw unsupportedByWasm('the bounds of a RANDOM NORMAL change between runs or steps', this.file);
  }
}

/** Turns plan nodes to values of one phase: the start, or a step. */
class Lowering {
  private readonly question: Question;
  private readonly pool: ValuePool;
  private readonly draws: DrawList;
  private readonly drawLevel: 'run' | 'both';
  private readonly byScalar: Map<number, number>;
  private readonly byNode = new Map<number, number>();

  constructor(
    question: Question,
    pool: ValuePool,
    draws: DrawList,
    drawLevel: 'run' | 'both',
    byScalar: Map<number, number>,
  ) {
    this.question = question;
    this.pool = pool;
    this.draws = draws;
    this.drawLevel = drawLevel;
    this.byScalar = byScalar;
  }

  define(scalar: number, root: number): void {
    if (!this.byScalar.has(scalar)) this.byScalar.set(scalar, this.value(root));
  }

  scalar(scalar: number): number {
    const value = this.byScalar.get(scalar);
    if (value !== undefined) return value;
    throw new Error(`scalar ${this.question.scalars[scalar]?.id} is used before it is computed`);
  }

  value(root: number): number {
    const known = this.byNode.get(root);
    if (known !== undefined) return known;
    const { nodes } = this.question.plan;
    for (const index of reachableNodes(nodes, [root])) {
      if (!this.byNode.has(index)) this.byNode.set(index, this.lower(nodes[index] as PlanNode));
    }
    return this.byNode.get(root) as number;
  }

  private lower([operator, ...operands]: PlanNode): number {
    const nodeAt = (position: number) => this.byNode.get(operands[position] as number) as number;
    switch (operator) {
      case 'number':
        return this.pool.constant(numberOf(operands[0]));
      case 'scalar':
        return this.scalar(operands[0] as number);
      case 'uniform':
        return this.draw({ site: operands[0] as number });
      case 'normal': {
        const bounds = [this.pool.at(nodeAt(1)), this.pool.at(nodeAt(2))] as const;
        if (bounds[0].kind !== 'constant' || bounds[1].kind !== 'constant') return this.draws.refuse();
        return this.draw({ site: operands[0] as number, bounds: [bounds[0].number, bounds[1].number] });
      }
      case 'lookup':
      case 'lookup_extrapolate':
      case 'lookup_forward':
      case 'lookup_backward':
        return this.pool.table(operator as TableOperator, operands[0] as number, nodeAt(1));
      default:
        return this.pool.operation(
          operator as PlainOperator,
          operands.map((_, position) => nodeAt(position)),
        );
    }
  }

  private draw(draw: Draw): number {
    return this.pool.leaf({ kind: 'draw', draw: this.draws.add(draw) }, this.drawLevel);
  }
}
