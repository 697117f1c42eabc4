/** The builtin functions without memory, in terms of the primitive operators, each as Vensim's reference manual defines it. */
import type { Expression, Place } from '#lang';
import { type Builtin, type EquationBuilder, plain, type TablePoints } from './builder.ts';
import type { BinaryOperator, TableOperator, UnaryOperator } from './plan.ts';
import { modelIssue } from './subscripts.ts';

/** Below this size a divisor counts as zero for ZIDZ and XIDZ. */
const smallestDivisor = 1e-6;

const unary = (operator: UnaryOperator): Builtin => plain(1, ({ pool }, x) => pool.add(operator, x as number));
const binary = (operator: BinaryOperator): Builtin =>
  plain(2, ({ pool }, a, b) => pool.add(operator, a as number, b as number));

function choose({ pool }: EquationBuilder, condition: number, whenTrue: number, whenFalse: number): number {
  return pool.add('choose', condition, whenTrue, whenFalse);
}

/** a / b, or the substitute when b is as good as zero. */
export function guardedQuotient(builder: EquationBuilder, a: number, b: number, substitute: number): number {
  const { pool } = builder;
  const isZero = pool.add('less', pool.add('abs', b), pool.number(smallestDivisor));
  return choose(builder, isZero, substitute, pool.add('divide', a, b));
}

/**
 * Half a step after now. Comparing it with a moment answers "has the moment come?" without being misled by the last
 * bit of a time such as 0.1 + 0.2.
 */
function midStep({ pool, time, timeStep }: EquationBuilder): number {
  return pool.add('add', time, pool.add('multiply', timeStep, pool.number(0.5)));
}

/** A pulse lasts at least one step. */
function pulseWidth(builder: EquationBuilder, width: number): number {
  const { pool } = builder;
  return choose(builder, pool.add('equal', width, pool.number(0)), builder.timeStep, width);
}

function pulse(builder: EquationBuilder, start: number, width: number): number {
  const { pool } = builder;
  const now = midStep(builder);
  const end = pool.add('add', start, pulseWidth(builder, width));
  return pool.add('and', pool.add('greater', now, start), pool.add('less', now, end));
}

function pulseTrain(builder: EquationBuilder, start: number, width: number, period: number, end: number): number {
  const { pool, time, timeStep } = builder;
  const elapsed = pool.add('subtract', midStep(builder), start);
  const cycles = pool.add('floor', pool.add('divide', elapsed, period));
  const phase = pool.add('subtract', elapsed, pool.add('multiply', cycles, period));
  const started = pool.add('greater', elapsed, pool.number(0));
  const within = pool.add('less', phase, pulseWidth(builder, width));
  const halfStepBack = pool.add('subtract', time, pool.add('multiply', timeStep, pool.number(0.5)));
  const notEnded = pool.add('less', halfStepBack, end);
  return pool.add('and', pool.add('and', started, within), notEnded);
}

function ramp(builder: EquationBuilder, slope: number, start: number, end: number): number {
  const { pool, time } = builder;
  const endless = pool.add('greater', start, end);
  const until = choose(builder, pool.add('or', pool.add('less', time, end), endless), time, end);
  const height = pool.add('multiply', slope, pool.add('subtract', until, start));
  return choose(builder, pool.add('greater', time, start), height, pool.number(0));
}

/** Truncated by drawing again, then scaled: bounds are those of the result. */
function randomNormal(builder: EquationBuilder, bounds: readonly number[]): number {
  const { pool } = builder;
  const [low, high, mean, deviation] = bounds as [number, number, number, number];
  const standard = (bound: number) => pool.add('divide', pool.add('subtract', bound, mean), deviation);
  const draw = pool.add('normal', builder.callSite(), standard(low), standard(high));
  return pool.add('add', mean, pool.add('multiply', deviation, draw));
}

function tableCall(operator: TableOperator): Builtin {
  return {
    count: [2, 2],
    build: (builder, [table, input]) =>
      builder.pool.add(operator, builder.table(table as Expression), builder.translate(input as Expression)),
  };
}

/** The table read the other way round; only a table that always rises or always falls has an answer. */
function inverted(place: Place): (x: readonly number[], y: readonly number[]) => TablePoints {
  return (x, y) => {
    const rises = y.every((value, i) => i === 0 || value > (y[i - 1] as number));
    const falls = y.every((value, i) => i === 0 || value < (y[i - 1] as number));
    if (!rises && !falls) {
      throw modelIssue('LOOKUP INVERT needs a table that always rises or always falls', place, 'not-invertible');
    }
    return rises ? { x: y, y: x } : { x: y.toReversed(), y: x.toReversed() };
  };
}

export const statelessBuiltins: Readonly<Record<string, Builtin>> = {
  abs: unary('abs'),
  sqrt: unary('sqrt'),
  exp: unary('exp'),
  ln: unary('ln'),
  sin: unary('sin'),
  cos: unary('cos'),
  tan: unary('tan'),
  arcsin: unary('asin'),
  arccos: unary('acos'),
  arctan: unary('atan'),
  sinh: unary('sinh'),
  cosh: unary('cosh'),
  tanh: unary('tanh'),
  integer: unary('truncate'),
  min: binary('minimum'),
  max: binary('maximum'),
  modulo: binary('modulo'),
  power: binary('power'),
  log: plain(2, ({ pool }, x, base) => pool.add('divide', pool.add('ln', x as number), pool.add('ln', base as number))),
  quantum: plain(2, (builder, x, size) => {
    const { pool } = builder;
    const whole = pool.add('truncate', pool.add('divide', x as number, size as number));
    const rounded = pool.add('multiply', size as number, whole);
    return choose(builder, pool.add('less_or_equal', size as number, pool.number(0)), x as number, rounded);
  }),
  if_then_else: plain(3, (builder, condition, whenTrue, whenFalse) =>
    choose(builder, condition as number, whenTrue as number, whenFalse as number),
  ),
  zidz: plain(2, (builder, a, b) => guardedQuotient(builder, a as number, b as number, builder.pool.number(0))),
  xidz: plain(3, (builder, a, b, x) => guardedQuotient(builder, a as number, b as number, x as number)),
  step: plain(2, (builder, height, start) =>
    choose(
      builder,
      builder.pool.add('greater', midStep(builder), start as number),
      height as number,
      builder.pool.number(0),
    ),
  ),
  pulse: plain(2, (builder, start, width) => pulse(builder, start as number, width as number)),
  pulse_train: plain(4, (builder, start, width, period, end) =>
    pulseTrain(builder, start as number, width as number, period as number, end as number),
  ),
  ramp: plain(3, (builder, slope, start, end) => ramp(builder, slope as number, start as number, end as number)),
  random_uniform: plain(3, (builder, low, high) => {
    const { pool } = builder;
    const width = pool.add('subtract', high as number, low as number);
    return pool.add('add', low as number, pool.add('multiply', width, pool.add('uniform', builder.callSite())));
  }),
  random_normal: plain(5, (builder, ...bounds) => randomNormal(builder, bounds)),
  with_lookup: {
    count: [2, 2],
    build: (builder, [input, table]) =>
      builder.pool.add('lookup', builder.table(table as Expression), builder.translate(input as Expression)),
  },
  lookup_extrapolate: tableCall('lookup_extrapolate'),
  lookup_forward: tableCall('lookup_forward'),
  lookup_backward: tableCall('lookup_backward'),
  lookup_invert: {
    count: [2, 2],
    build: (builder, [table, output], place) =>
      builder.pool.add(
        'lookup',
        builder.derivedTable(builder.table(table as Expression), inverted(place), place),
        builder.translate(output as Expression),
      ),
  },
};
