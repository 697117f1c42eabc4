/** Models made ready to run, and run. */
export { createSimulator } from './create-simulator.ts';
export { ScalarReads } from './plan/node-pool.ts';
export {
  allScalars,
  firstNodeOperand,
  type Operator,
  type Plan,
  type PlanNode,
  type PlanScalar,
  type PlanTable,
  perPlan,
  planVersion,
  type Role,
  type TimeScalars,
} from './plan/plan.ts';
export { planModel } from './plan/plan-model.ts';
export type { TimeOptions } from './plan/time-axis.ts';
export { askedTimeAxis, type SimulatorOptions } from './question.ts';
export { type Equation, EquationEvaluator } from './reference/equation-evaluator.ts';
export type { Batch, BatchResult, RunFailure, ScalarInfo, Simulator, SimulatorSpec, TimeAxis } from './simulator.ts';
