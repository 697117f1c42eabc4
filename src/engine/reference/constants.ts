import { JevonsError } from '#base';
import { allScalars, numberOf, type Plan, type PlanNode, type PlanScalar, type TableOperator } from '../plan/plan.ts';
import { operators } from './operators.ts';
import { tableMeanings, tableOf } from './tables.ts';

/** Values of constants, outside any run. */
export class ConstantEvaluator {
  private readonly plan: Plan;
  private readonly scalars: readonly PlanScalar[];
  private readonly values: Map<number, number>;

  /** @param given Values that replace the plan's, by scalar. */
  constructor(plan: Plan, given: ReadonlyMap<number, number>) {
    this.plan = plan;
    this.scalars = allScalars(plan);
    this.values = new Map(given);
  }

  /** @throws JevonsError code `not-a-constant` when the value depends on the run or on time. */
  value(scalar: number): number {
    const known = this.values.get(scalar);
    if (known !== undefined) return known;
    const { role, equation, text } = this.scalars[scalar] as PlanScalar;
    if (role !== 'constant' || equation === undefined) {
      throw new JevonsError(`${text} must be a constant here`, {
        kind: 'data',
        code: 'not-a-constant',
        where: this.plan.file,
        hint: 'the time axis cannot depend on what is simulated',
      });
    }
    const value = this.node(equation);
    this.values.set(scalar, value);
    return value;
  }

  private node(index: number): number {
    const [operator, ...operands] = this.plan.nodes[index] as PlanNode;
    switch (operator) {
      case 'number':
        return numberOf(operands[0]);
      case 'scalar':
        return this.value(operands[0] as number);
      case 'lookup':
      case 'lookup_extrapolate':
      case 'lookup_forward':
      case 'lookup_backward': {
        const table = tableOf(this.plan.tables[operands[0] as number] as { x: number[]; y: number[] });
        return tableMeanings[operator as TableOperator](table, this.node(operands[1] as number));
      }
      case 'uniform':
      case 'normal':
        throw new JevonsError('a random draw cannot be a constant', { kind: 'data', code: 'not-a-constant' });
      default: {
        const [a = 0, b = 0, c = 0] = operands.map((operand) => this.node(operand as number));
        return operators[operator](a, b, c);
      }
    }
  }
}
