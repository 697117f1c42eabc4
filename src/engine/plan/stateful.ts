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

/** NPV: what the stream is worth at the start of the run, its value of this step included. */
function netPresentValue(builder: EquationBuilder, stream: number, rate: number, initial: number, factor: number) {
  const { pool } = builder;
  const discount = reserveStock(builder, 'discount factor');
  builder.complete(discount.index, {
    equation: pool.add('negate', pool.add('multiply', discount.value, rate)),
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

/** A chain whose order is an argument: input, time, initial, order. */
function withOrder(chain: Chain, name: string): Builtin {
  return {
    count: [4, 4],
    build: (builder, args, place: Place) => {
      const order = builder.plainValue(args[3] as Expression, `the order of ${name}`);
      if (!Number.isInteger(order) || order < 1 || order > 1000) {
        throw modelIssue(`the order of ${name} is a whole number from 1 to 1000, not ${order}`, place, 'delay-order');
      }
      const [input, time, initial] = args.slice(0, 3).map((argument) => builder.translate(argument));
      return chain(builder, input as number, time as number, initial as number, order);
    },
  };
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
  smooth_n: withOrder(smooth, 'SMOOTH N'),
  delay1: inBalance(delay, 1),
  delay1i: withInitial(delay, 1),
  delay3: inBalance(delay, 3),
  delay3i: withInitial(delay, 3),
  delay_n: withOrder(delay, 'DELAY N'),
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
