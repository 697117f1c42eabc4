/** A right that may be used on some days before it ends: by a lattice, and by regression on simulated paths. */
import { exp, JevonsError } from '#base';
import { normalQuantile, stream } from '#stats';

/** A right to sell at a price, on equally spaced days, while what is sold follows a lognormal walk. */
export interface EarlyExercisePut {
  readonly spot: number;
  readonly strike: number;
  /** Riskless rate, 1/year. */
  readonly rate: number;
  /** Standard deviation of the yearly logarithm. */
  readonly volatility: number;
  readonly years: number;
  readonly datesPerYear: number;
}

function datesOf({ spot, strike, rate, volatility, years, datesPerYear }: EarlyExercisePut): number {
  const dates = Math.round(years * datesPerYear);
  const positive = [spot, strike, volatility, years, datesPerYear].every(
    (value) => value > 0 && Number.isFinite(value),
  );
  if (positive && Number.isFinite(rate) && dates >= 1) return dates;
  throw new JevonsError('expected positive prices, volatility and times, with at least one date', {
    kind: 'usage',
    code: 'outside-domain',
  });
}

/**
 * Value of the right on a binomial lattice, exercise allowed only on its dates.
 *
 * Averages lattices of neighbouring sizes, which err to opposite sides.
 *
 * @param stepsPerDate 40 gives three decimals for the usual puts.
 * @see Cox, Ross & Rubinstein (1979), Journal of Financial Economics 7:229-263.
 */
export function latticePut(put: EarlyExercisePut, stepsPerDate = 40): number {
  return (onLattice(put, stepsPerDate) + onLattice(put, stepsPerDate + 1)) / 2;
}

function onLattice(put: EarlyExercisePut, stepsPerDate: number): number {
  const { spot, strike, rate, volatility, years } = put;
  const steps = datesOf(put) * stepsPerDate;
  const dt = years / steps;
  const up = exp(volatility * Math.sqrt(dt));
  const chance = (exp(rate * dt) - 1 / up) / (up - 1 / up);
  const discount = exp(-rate * dt);
  const logUp = volatility * Math.sqrt(dt);
  const prices = Float64Array.from({ length: 2 * steps + 1 }, (_, i) => spot * exp((i - steps) * logUp));
  const gain = (step: number, ups: number) => strike - (prices[steps + 2 * ups - step] as number);
  const values = Float64Array.from({ length: steps + 1 }, (_, ups) => Math.max(0, gain(steps, ups)));
  for (let step = steps - 1; step >= 0; step--) {
    const mayExercise = step % stepsPerDate === 0;
    for (let ups = 0; ups <= step; ups++) {
      const waiting = discount * (chance * (values[ups + 1] as number) + (1 - chance) * (values[ups] as number));
      values[ups] = mayExercise ? Math.max(waiting, gain(step, ups)) : waiting;
    }
  }
  return values[0] as number;
}

export interface RegressionValue {
  readonly value: number;
  /** Of the mean over the paths; NaN for one path. */
  readonly standardError: number;
  /** `[path]`: what each pays, as of today. */
  readonly perPath: Float64Array;
  /** The same paths with exercise on the last date only. */
  readonly european: number;
}

/**
 * Least-squares Monte Carlo: going back from the end, the value of waiting is regressed on a polynomial of the price over
 * the paths that are in the money, and a path is exercised where that is less than what exercise pays.
 *
 * @param paths `[path][date]`: prices from the first date to the last; today's is not among them.
 * @param discount Of one date to the one before.
 * @param degree Of the polynomial.
 * @returns Value before the first date, exercise today not considered.
 * @see Longstaff & Schwartz (2001), Review of Financial Studies 14(1):113-147.
 */
export function regressionPut(
  paths: readonly (Float64Array | readonly number[])[],
  strike: number,
  discount: number,
  degree: number,
): RegressionValue {
  const dates = paths[0]?.length ?? 0;
  if (dates === 0 || !paths.every((path) => path.length === dates)) {
    throw new JevonsError('expected paths of equal length with at least one date', {
      kind: 'usage',
      code: 'outside-domain',
    });
  }
  const payoff = (path: number, date: number) => Math.max(0, strike - (paths[path]?.[date] ?? Number.NaN));
  // What each path pays under the rule so far, as of the date in hand.
  const pays = Float64Array.from(paths, (_, path) => payoff(path, dates - 1));
  let europeanDiscount = discount;
  const last = pays.slice();
  for (let date = dates - 2; date >= 0; date--) {
    europeanDiscount *= discount;
    for (let path = 0; path < pays.length; path++) pays[path] = (pays[path] ?? 0) * discount;
    const inMoney = paths.map((_, path) => path).filter((path) => payoff(path, date) > 0);
    if (inMoney.length <= degree) continue;
    const waiting = fitted(
      inMoney.map((path) => paths[path]?.[date] ?? Number.NaN),
      inMoney.map((path) => pays[path] ?? Number.NaN),
      degree,
    );
    inMoney.forEach((path, i) => {
      const now = payoff(path, date);
      if (now > (waiting[i] ?? Number.NaN)) pays[path] = now;
    });
  }
  const today = pays.map((value) => value * discount);
  return {
    value: average(today),
    standardError: errorOfMean(today),
    perPath: today,
    european: average(last) * europeanDiscount,
  };
}

function average(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function errorOfMean(values: Float64Array): number {
  const mean = average(values);
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  return Math.sqrt(squares / (values.length - 1) / values.length);
}

/** Least-squares polynomial at its own points, by orthogonalised columns of the centred and scaled variable. */
function fitted(x: readonly number[], y: readonly number[], degree: number): Float64Array {
  const count = x.length;
  const mean = x.reduce((sum, value) => sum + value, 0) / count;
  const scale = Math.max(...x.map((value) => Math.abs(value - mean))) || 1;
  const basis: Float64Array[] = [];
  const result = new Float64Array(count);
  const rest = Float64Array.from(y);
  const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
  let column = new Float64Array(count).fill(1);
  for (let power = 0; power <= degree; power++) {
    const direction = column.slice();
    for (const earlier of basis) {
      const part = dot(direction, earlier);
      for (let i = 0; i < count; i++) direction[i] = (direction[i] ?? 0) - part * (earlier[i] ?? 0);
    }
    const length = Math.sqrt(dot(direction, direction));
    if (length > 1e-10 * Math.sqrt(count)) {
      const unit = direction.map((value) => value / length);
      basis.push(unit);
      const part = dot(rest, unit);
      for (let i = 0; i < count; i++) {
        rest[i] = (rest[i] ?? 0) - part * (unit[i] ?? 0);
        result[i] = (result[i] ?? 0) + part * (unit[i] ?? 0);
      }
    }
    column = column.map((value, i) => (value * ((x[i] ?? 0) - mean)) / scale);
  }
  return result;
}

/**
 * The same right by regression on simulated paths, in pairs of opposite draws.
 *
 * @param pairs Half the number of paths.
 * @returns The standard error is that of the means of pairs, which are independent.
 */
export function simulatedPut(put: EarlyExercisePut, pairs: number, seed: number, degree = 3): RegressionValue {
  const dates = datesOf(put);
  const { spot, strike, rate, volatility, years } = put;
  const dt = years / dates;
  const drift = (rate - (volatility * volatility) / 2) * dt;
  const step = volatility * Math.sqrt(dt);
  const paths: Float64Array[] = [];
  for (let pair = 0; pair < pairs; pair++) {
    let [one, other] = [spot, spot];
    const [up, down] = [new Float64Array(dates), new Float64Array(dates)];
    for (let date = 0; date < dates; date++) {
      const draw = step * normalQuantile(stream(seed, pair, date));
      one *= exp(drift + draw);
      other *= exp(drift - draw);
      up[date] = one;
      down[date] = other;
    }
    paths.push(up, down);
  }
  const result = regressionPut(paths, strike, exp(-rate * dt), degree);
  const means = Float64Array.from(
    { length: pairs },
    (_, pair) => ((result.perPath[2 * pair] ?? 0) + (result.perPath[2 * pair + 1] ?? 0)) / 2,
  );
  return { ...result, value: Math.max(result.value, strike - spot), standardError: errorOfMean(means) };
}
