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

/**
 * ln of the gamma function for x > 0, by Stirling's series at 8 or above; below, by the recurrence from x to x + 8.
 *
 * @see NIST Digital Library of Mathematical Functions, 5.11.1 and 5.5.1.
 */
function gammaLn(builder: EquationBuilder, x: number): number {
  const { pool } = builder;
  const number = (value: number) => pool.number(value);
  const isSmall = pool.add('less', x, number(8));
  const w = choose(builder, isSmall, pool.add('add', x, number(8)), x);
  const inverse = pool.add('divide', number(1), w);
  const square = pool.add('multiply', inverse, inverse);
  const series = [-691 / 360360, 1 / 1188, -1 / 1680, 1 / 1260, -1 / 360, 1 / 12].reduce<number | undefined>(
    (sum, coefficient) =>
      sum === undefined ? number(coefficient) : pool.add('add', number(coefficient), pool.add('multiply', sum, square)),
    undefined,
  ) as number;
  const main = pool.add('multiply', pool.add('subtract', w, number(0.5)), pool.add('ln', w));
  const halfLnTwoPi = number(0.9189385332046728);
  const stirling = pool.add(
    'add',
    pool.add('add', pool.add('subtract', main, w), halfLnTwoPi),
    pool.add('multiply', series, inverse),
  );
  let product = x;
  for (let i = 1; i < 8; i += 1) product = pool.add('multiply', product, pool.add('add', x, number(i)));
  const value = pool.add('subtract', stirling, choose(builder, isSmall, pool.add('ln', product), number(0)));
  return choose(builder, pool.add('greater', x, number(0)), value, number(Number.NaN));
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
  /** Outside a game the expression itself. */
  game: plain(1, (_, x) => x as number),
  gamma_ln: plain(1, (builder, x) => gammaLn(builder, x as number)),
  get_time_value: {
    count: [3, 3],
    build: (builder, [relative, offset, measure], place) => {
      const from = builder.plainValue(relative as Expression, 'the first argument of GET TIME VALUE');
      const unit = builder.plainValue(measure as Expression, 'the last argument of GET TIME VALUE');
      if (from !== 0 || unit !== 0) {
        const hint = 'only GET TIME VALUE(0, offset, 0), model time, is supported: count time in numbers';
        throw modelIssue('calendar dates and clocks are not supported', place, 'unsupported', hint);
      }
      return builder.pool.add('add', builder.time, builder.translate(offset as Expression));
    },
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
