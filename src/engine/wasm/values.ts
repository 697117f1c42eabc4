/** The values that a kernel computes: operations on constants, inputs, states and time, each computed once. */
import type { BinaryOperator, TableOperator, TernaryOperator, UnaryOperator } from '../plan/plan.ts';
import { operators } from '../reference/operators.ts';
import { type Table, tableMeanings } from '../reference/tables.ts';

/**
 * What a value may change with.
 * A value that changes with time only is the same for every run, and is tabulated when the kernel is made.
 */
export type Level = 'nothing' | 'run' | 'time' | 'both';

export type PlainOperator = UnaryOperator | BinaryOperator | TernaryOperator;

export type Value =
  | { readonly kind: 'constant'; readonly number: number; readonly level: 'nothing' }
  /** Input of the run. */
  | { readonly kind: 'input'; readonly input: number; readonly level: 'run' }
  /** The current value of a state. */
  | { readonly kind: 'state'; readonly state: number; readonly level: 'both' }
  | { readonly kind: 'time'; readonly level: 'time' }
  /** A random number of the step, or of the first step when the level is `run`. */
  | { readonly kind: 'draw'; readonly draw: number; readonly level: 'run' | 'both' }
  | {
      readonly kind: 'table';
      readonly operator: TableOperator;
      readonly table: number;
      readonly operands: readonly [number];
      readonly level: Level;
    }
  | {
      readonly kind: 'operation';
      readonly operator: PlainOperator;
      readonly operands: readonly number[];
      readonly level: Level;
    };

type Draft = Value extends infer Each ? (Each extends Value ? Omit<Each, 'level'> : never) : never;

const bits = new DataView(new ArrayBuffer(8));

/** A key of a number that tells -0 from 0. */
function numberKey(number: number): string {
  bits.setFloat64(0, number);
  return Number.isNaN(number) ? 'NaN' : `${bits.getUint32(0)},${bits.getUint32(4)}`;
}

export class ValuePool {
  readonly values: Value[] = [];
  private readonly known = new Map<string, number>();
  private readonly tables: readonly Table[];

  constructor(tables: readonly Table[]) {
    this.tables = tables;
  }

  at(index: number): Value {
    return this.values[index] as Value;
  }

  private intern(key: string, value: Value): number {
    const found = this.known.get(key);
    if (found !== undefined) return found;
    this.known.set(key, this.values.length);
    return this.values.push(value) - 1;
  }

  constant(number: number): number {
    return this.intern(`number ${numberKey(number)}`, { kind: 'constant', number, level: 'nothing' });
  }

  leaf(draft: Draft & { kind: 'input' | 'state' | 'time' | 'draw' }, level: Level): number {
    return this.intern(`${JSON.stringify(draft)} ${level}`, { ...draft, level } as Value);
  }

  table(operator: TableOperator, table: number, operand: number): number {
    const value = this.at(operand);
    if (value.kind === 'constant')
      return this.constant(tableMeanings[operator](this.tables[table] as Table, value.number));
    const key = `${operator} ${table} ${operand}`;
    return this.intern(key, { kind: 'table', operator, table, operands: [operand], level: value.level });
  }

  operation(operator: PlainOperator, operands: readonly number[]): number {
    const values = operands.map((operand) => this.at(operand));
    if (values.every((value) => value.kind === 'constant')) {
      const [a = 0, b = 0, c = 0] = values.map((value) => value.number);
      return this.constant(operators[operator](a, b, c));
    }
    const simpler = this.simplified(operator, operands, values);
    if (simpler !== undefined) return simpler;
    const level = values.reduce<Level>((joined, value) => join(joined, value.level), 'nothing');
    return this.intern(`${operator} ${operands.join(' ')}`, { kind: 'operation', operator, operands, level });
  }

  /** Only rewritings that keep every bit, for every value of the operands. */
  private simplified(
    operator: PlainOperator,
    operands: readonly number[],
    values: readonly Value[],
  ): number | undefined {
    const [a, b, c] = operands as [number, number, number];
    const numberAt = (position: number): number | undefined => {
      const value = values[position];
      return value?.kind === 'constant' ? value.number : undefined;
    };
    switch (operator) {
      case 'multiply':
        if (numberAt(0) === 1) return b;
        return numberAt(1) === 1 ? a : undefined;
      case 'subtract':
        return Object.is(numberAt(1), 0) ? a : undefined;
      case 'divide': {
        const divisor = numberAt(1);
        if (divisor === 1) return a;
        // Dividing by a power of two is multiplying by its exact inverse.
        if (divisor !== undefined && isMiddlingPowerOfTwo(divisor)) {
          return this.operation('multiply', [a, this.constant(1 / divisor)]);
        }
        return undefined;
      }
      case 'choose': {
        const condition = numberAt(0);
        if (condition !== undefined) return condition !== 0 ? b : c;
        return b === c ? b : undefined;
      }
      default:
        return undefined;
    }
  }
}

function isMiddlingPowerOfTwo(number: number): boolean {
  bits.setFloat64(0, number);
  const high = bits.getUint32(0);
  const exponent = (high >>> 20) & 0x7ff;
  return (high & 0xfffff) === 0 && bits.getUint32(4) === 0 && exponent > 1 && exponent < 2045;
}

function join(a: Level, b: Level): Level {
  if (a === b || b === 'nothing') return a;
  return a === 'nothing' ? b : 'both';
}

/** The operands of a value. */
export function operandsOf(value: Value): readonly number[] {
  return value.kind === 'operation' || value.kind === 'table' ? value.operands : [];
}
