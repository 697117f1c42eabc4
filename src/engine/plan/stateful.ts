/**
 * The builtin functions with memory, as the stocks and states that Vensim's reference manual says they stand for.
 * Each is expanded where it is used, so that nothing below the plan knows them.
 */
import type { Expression, Place } from '#lang';
import { type Builtin, type EquationBuilder, plain } from './builder.ts';
import { guardedQuotient } from './stateless.ts';
import { modelIssue } from './subscripts.ts';

/** A hidden stock and the node of its value. */
function reserveStock(builder: EquationBuilder, what: string): { index: number; value: number } {
  const index = builder.reserve('stock', what);
  return { index, value: builder.pool.scalar(index) };
}

/** `order` smooths in a row, each with an equal part of the delay: information, so each starts at the initial value. */
function smooth(builder: EquationBuilder, input: number, delay: number, initial: number, order: number): number {
  const { pool } = builder;
  const stageDelay = order === 1 ? delay : pool.add('divide', delay, pool.number(order));
  let previous = input;
  for (let stage = 1; stage <= order; stage += 1) {
    const { index, value } = reserveStock(builder, order === 1 ? 'smooth' : `smooth stage ${stage}`);
    const gap = pool.add('subtract', previous, value);
    builder.complete(index, { equation: pool.add('divide', gap, stageDelay), initial });
    previous = value;
  }
  return previous;
}

/** `order` stocks in a row, each emptied over an equal part of the delay: material, so each starts holding initial x delay. */
function delay(builder: EquationBuilder, input: number, time: number, initial: number, order: number): number {
  const { pool } = builder;
  const stageTime = order === 1 ? time : pool.add('divide', time, pool.number(order));
  let inflow = input;
  for (let stage = 1; stage <= order; stage += 1) {
    const { index, value } = reserveStock(builder, order === 1 ? 'delay' : `delay stage ${stage}`);
    const outflow = pool.add('divide', value, stageTime);
    builder.complete(index, {
      equation: pool.add('subtract', inflow, outflow),
      initial: pool.add('multiply', initial, stageTime),
    });
    inflow = outflow;
  }
  return inflow;
}

/**
 * DELAY N: as `delay`, but a delay time that changes takes effect one stage later at each step, and on the output at the
 * step after. The order is that of the start; where its stages would be shorter than a step it is lowered.
 */
function delayN(builder: EquationBuilder, args: readonly Expression[], written: number): number {
  const { pool } = builder;
  const [input, time, initial] = args.slice(0, 3).map((argument) => builder.translate(argument)) as [
    number,
    number,
    number,
  ];
  const order = lowered(builder, args[1] as Expression, written);
  if (builder.isSteady(args[1] as Expression)) return delay(builder, input, time, initial, order);
  const pastTimes = [time];
  for (let age = 1; age < Math.max(2, order); age += 1) {
    const index = builder.reserve('held', `delay time ${age} steps ago`);
    builder.complete(index, { equation: pastTimes[age - 1] as number, initial: time });
    pastTimes.push(pool.scalar(index));
  }
  const perStage = (age: number) => pool.add('divide', pastTimes[age] as number, pool.number(order));
  let inflow = input;
  let last = input;
  for (let stage = 0; stage < order; stage += 1) {
    const { index, value } = reserveStock(builder, `delay stage ${stage + 1}`);
    const outflow = pool.add('divide', value, perStage(stage));
    builder.complete(index, {
      equation: pool.add('subtract', inflow, outflow),
      initial: pool.add('multiply', initial, perStage(0)),
    });
    inflow = outflow;
    last = value;
  }
  return pool.add('divide', last, perStage(1));
}

/** The greatest order up to the one written whose stages last a step at least. */
function lowered(builder: EquationBuilder, time: Expression, order: number): number {
  const delayTime = builder.valueAtStart(time, 'look');
  const { timeStepAtStart } = builder;
  if (delayTime === undefined || timeStepAtStart === undefined) return order;
  let fitting = order;
  while (fitting > 1 && fitting * timeStepAtStart > delayTime) fitting -= 1;
  if (fitting < order) builder.valueAtStart(time, 'shape');
  return fitting;
}

/** TREND: fractional growth of the input over its own average. */
function trend(builder: EquationBuilder, input: number, averagingTime: number, initialTrend: number): number {
  const { pool } = builder;
  const { index, value } = reserveStock(builder, 'average');
  const gap = pool.add('subtract', input, value);
  const growth = pool.add('add', pool.number(1), pool.add('multiply', initialTrend, averagingTime));
  builder.complete(index, {
    equation: pool.add('divide', gap, averagingTime),
    initial: pool.add('divide', input, growth),
  });
  const scale = pool.add('multiply', averagingTime, pool.add('abs', value));
  return guardedQuotient(builder, gap, scale, pool.number(0));
}

/** FORECAST: the input carried on along the trend of its average. */
function forecast(
  builder: EquationBuilder,
  input: number,
  averagingTime: number,
  horizon: number,
  initialTrend: number | undefined,
): number {
  const { pool } = builder;
  const { index, value } = reserveStock(builder, 'average');
  const gap = pool.add('subtract', input, value);
  const initial =
    initialTrend === undefined
      ? input
      : pool.add('divide', input, pool.add('add', pool.number(1), pool.add('multiply', initialTrend, averagingTime)));
  builder.complete(index, { equation: pool.add('divide', gap, averagingTime), initial });
  const growth = guardedQuotient(builder, gap, pool.add('multiply', averagingTime, value), pool.number(0));
  return pool.add('multiply', input, pool.add('add', pool.number(1), pool.add('multiply', growth, horizon)));
}

function sampleIfTrue(builder: EquationBuilder, condition: number, input: number, initial: number): number {
  const index = builder.reserve('held', 'sample');
  const value = builder.pool.add('choose', condition, input, builder.pool.scalar(index));
  builder.complete(index, { equation: value, initial });
  return value;
}

/**
 * NPV: what the stream is worth at the start of the run, its value of this step included. The discount factor falls by
 * rate / (1 + rate * dt), so that after a step it is 1 / (1 + rate * dt) of what it was.
 */
function netPresentValue(builder: EquationBuilder, stream: number, rate: number, initial: number, factor: number) {
  const { pool } = builder;
  const growth = pool.add('add', pool.number(1), pool.add('multiply', rate, builder.timeStep));
  const discount = reserveStock(builder, 'discount factor');
  builder.complete(discount.index, {
    equation: pool.add('divide', pool.add('negate', pool.add('multiply', discount.value, rate)), growth),
    initial: pool.number(1),
  });
  const past = reserveStock(builder, 'present value');
  const flow = pool.add('multiply', stream, discount.value);
  builder.complete(past.index, { equation: flow, initial });
  const now = pool.add('add', past.value, pool.add('multiply', flow, builder.timeStep));
  return pool.add('multiply', now, factor);
}

function delayFixed(builder: EquationBuilder, input: number, time: number, initial: number): number {
  const index = builder.reserve('pipeline', 'pipeline');
  builder.complete(index, { equation: input, initial, delay: time });
  return builder.pool.scalar(index);
}

type Chain = (builder: EquationBuilder, input: number, time: number, initial: number, order: number) => number;

/** A chain that starts in balance with its input. */
const inBalance = (chain: Chain, order: number): Builtin =>
  plain(2, (builder, input, time) => chain(builder, input as number, time as number, input as number, order));

const withInitial = (chain: Chain, order: number): Builtin =>
  plain(3, (builder, input, time, initial) =>
    chain(builder, input as number, time as number, initial as number, order),
  );

/** The order of a chain, an argument: what it is at the start of the run. */
function orderOf(builder: EquationBuilder, argument: Expression, name: string, place: Place): number {
  const order = builder.valueAtStart(argument, 'shape');
  if (order === undefined) {
    throw modelIssue(`the order of ${name} must be a number or a constant`, argument.place, 'shapes-the-plan');
  }
  if (!Number.isInteger(order) || order < 1 || order > 1000) {
    throw modelIssue(`the order of ${name} is a whole number from 1 to 1000, not ${order}`, place, 'delay-order');
  }
  return order;
}

export const statefulBuiltins: Readonly<Record<string, Builtin>> = {
  integ: plain(2, (builder, flow, initial) => {
    const { index, value } = reserveStock(builder, 'stock');
    builder.complete(index, { equation: flow as number, initial: initial as number });
    return value;
  }),
  initial: plain(1, (builder, value) => {
    const index = builder.reserve('initial', 'initial');
    builder.complete(index, { initial: value as number });
    return builder.pool.scalar(index);
  }),
  active_initial: plain(2, (builder, active, initial) => {
    const index = builder.reserve('auxiliary', 'active');
    builder.complete(index, { equation: active as number, initial: initial as number });
    return builder.pool.scalar(index);
  }),
  smooth: inBalance(smooth, 1),
  smoothi: withInitial(smooth, 1),
  smooth3: inBalance(smooth, 3),
  smooth3i: withInitial(smooth, 3),
  smooth_n: {
    count: [4, 4],
    build: (builder, args, place) => {
      const order = orderOf(builder, args[3] as Expression, 'SMOOTH N', place);
      const [input, time, initial] = args.slice(0, 3).map((argument) => builder.translate(argument));
      return smooth(builder, input as number, time as number, initial as number, order);
    },
  },
  delay1: inBalance(delay, 1),
  delay1i: withInitial(delay, 1),
  delay3: inBalance(delay, 3),
  delay3i: withInitial(delay, 3),
  delay_n: {
    count: [4, 4],
    build: (builder, args, place) => delayN(builder, args, orderOf(builder, args[3] as Expression, 'DELAY N', place)),
  },
  delay_fixed: plain(3, (builder, input, time, initial) =>
    delayFixed(builder, input as number, time as number, initial as number),
  ),
  npv: plain(4, (builder, stream, rate, initial, factor) =>
    netPresentValue(builder, stream as number, rate as number, initial as number, factor as number),
  ),
  trend: plain(3, (builder, input, time, initial) =>
    trend(builder, input as number, time as number, initial as number),
  ),
  forecast: plain([3, 4], (builder, input, time, horizon, initial) =>
    forecast(builder, input as number, time as number, horizon as number, initial),
  ),
  sample_if_true: plain(3, (builder, condition, input, initial) =>
    sampleIfTrue(builder, condition as number, input as number, initial as number),
  ),
};
