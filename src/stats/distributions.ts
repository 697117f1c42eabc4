/**
 * Beliefs as distributions: one table row each, read and written as text, sampled by quantile so that any design serves.
 */
import { didYouMean, exp, expm1, JevonsError, ln, log1p } from '#base';
import { invertCumulative } from './inversion.ts';
import { normalCdf, normalDensity, normalQuantile } from './normal.ts';
import { regularizedBeta, regularizedGamma } from './special-functions.ts';

/** Plain data: can be sent to a worker and compared. `normal(1, 0.1)` is {name: 'normal', parameters: [1, 0.1]}. */
export interface Distribution {
  readonly name: DistributionName;
  readonly parameters: readonly number[];
}

interface Family {
  /** Names of the parameters, in order, for messages. */
  readonly parameters: readonly string[];
  /** What a valid set of parameters satisfies, in words. */
  readonly condition: string;
  readonly valid: (p: readonly number[]) => boolean;
  readonly quantile: (p: readonly number[], u: number) => number;
  readonly cumulative: (p: readonly number[], x: number) => number;
  readonly mean: (p: readonly number[]) => number;
  readonly deviation: (p: readonly number[]) => number;
}

/** z of 95 %: between the ends of a 90 % interval lie twice this many standard deviations. */
const z95 = 1.6448536269514722;
/** z of 90 %. */
const z90 = 1.2815515655446004;

type Numbers = readonly number[];
/** Parameters by position; a family is only asked once its number of parameters is checked. */
const at = (p: Numbers, index: number): number => p[index] ?? Number.NaN;
const clamp01 = (x: number) => Math.min(1, Math.max(0, x));

function normalFamily(
  parameters: Numbers | readonly string[],
  read: (p: Numbers) => readonly [number, number],
): Family {
  return {
    parameters: parameters as readonly string[],
    condition: parameters[0] === 'low' ? 'low < high' : 'sd > 0',
    valid: (p) => read(p)[1] > 0,
    quantile: (p, u) => read(p)[0] + read(p)[1] * normalQuantile(u),
    cumulative: (p, x) => normalCdf((x - read(p)[0]) / read(p)[1]),
    mean: (p) => read(p)[0],
    deviation: (p) => read(p)[1],
  };
}

function lognormalFamily(parameters: readonly string[], read: (p: Numbers) => readonly [number, number]): Family {
  return {
    parameters,
    condition: parameters[0] === 'low' ? '0 < low < high' : 'sd of the logarithm > 0',
    valid: (p) => read(p)[1] > 0 && Number.isFinite(read(p)[0]),
    quantile: (p, u) => exp(read(p)[0] + read(p)[1] * normalQuantile(u)),
    cumulative: (p, x) => (x <= 0 ? 0 : normalCdf((ln(x) - read(p)[0]) / read(p)[1])),
    mean: (p) => exp(read(p)[0] + (read(p)[1] * read(p)[1]) / 2),
    deviation: (p) => {
      const [mu, sigma] = read(p);
      return exp(mu + (sigma * sigma) / 2) * Math.sqrt(expm1(sigma * sigma));
    },
  };
}

const interval = (z: number, of: (x: number) => number) => (p: Numbers) => {
  const low = of(at(p, 0));
  const high = of(at(p, 1));
  return [(low + high) / 2, (high - low) / (2 * z)] as const;
};
const same = (x: number) => x;
const meanAndDeviation = (p: Numbers) => [at(p, 0), at(p, 1)] as const;

const families = {
  constant: {
    parameters: ['value'],
    condition: 'any number',
    valid: () => true,
    quantile: ([value]) => value ?? Number.NaN,
    cumulative: ([value], x) => (x >= (value ?? Number.NaN) ? 1 : 0),
    mean: ([value]) => value ?? Number.NaN,
    deviation: () => 0,
  },
  uniform: {
    parameters: ['low', 'high'],
    condition: 'low < high',
    valid: (p) => at(p, 0) < at(p, 1),
    quantile: (p, u) => at(p, 0) + u * (at(p, 1) - at(p, 0)),
    cumulative: (p, x) => clamp01((x - at(p, 0)) / (at(p, 1) - at(p, 0))),
    mean: (p) => (at(p, 0) + at(p, 1)) / 2,
    deviation: (p) => (at(p, 1) - at(p, 0)) / Math.sqrt(12),
  },
  loguniform: {
    parameters: ['low', 'high'],
    condition: '0 < low < high',
    valid: (p) => at(p, 0) > 0 && at(p, 0) < at(p, 1),
    quantile: (p, u) => exp(ln(at(p, 0)) + u * (ln(at(p, 1)) - ln(at(p, 0)))),
    cumulative: (p, x) => (x <= 0 ? 0 : clamp01((ln(x) - ln(at(p, 0))) / (ln(at(p, 1)) - ln(at(p, 0))))),
    mean: (p) => (at(p, 1) - at(p, 0)) / (ln(at(p, 1)) - ln(at(p, 0))),
    deviation: (p) => {
      const [low, high] = meanAndDeviation(p);
      const width = ln(high) - ln(low);
      const mean = (high - low) / width;
      return Math.sqrt(Math.max(0, ((high + low) / 2) * mean - mean * mean));
    },
  },
  triangular: {
    parameters: ['low', 'mode', 'high'],
    condition: 'low <= mode <= high and low < high',
    valid: (p) => at(p, 0) <= at(p, 1) && at(p, 1) <= at(p, 2) && at(p, 0) < at(p, 2),
    quantile: (p, u) => triangularQuantile(p, u),
    cumulative: (p, x) => triangularCumulative(p, x),
    mean: (p) => (at(p, 0) + at(p, 1) + at(p, 2)) / 3,
    deviation: (p) => {
      const [a, m, b] = [at(p, 0), at(p, 1), at(p, 2)];
      return Math.sqrt((a * a + m * m + b * b - a * m - a * b - m * b) / 18);
    },
  },
  normal: normalFamily(['mean', 'sd'], meanAndDeviation),
  normal80: normalFamily(['low', 'high'], interval(z90, same)),
  normal90: normalFamily(['low', 'high'], interval(z95, same)),
  lognormal: lognormalFamily(['mean of the logarithm', 'sd of the logarithm'], meanAndDeviation),
  lognormal80: lognormalFamily(['low', 'high'], interval(z90, ln)),
  lognormal90: lognormalFamily(['low', 'high'], interval(z95, ln)),
  truncnormal: {
    parameters: ['mean', 'sd', 'low', 'high'],
    condition: 'sd > 0, low < high, and some chance to fall between them',
    valid: (p) => at(p, 1) > 0 && at(p, 2) < at(p, 3) && truncated(p).inside > 0,
    quantile: (p, u) => {
      const { mean, sd, below, inside, sign } = truncated(p);
      const z = sign * normalQuantile(below + (sign < 0 ? 1 - u : u) * inside);
      return Math.min(at(p, 3), Math.max(at(p, 2), mean + sd * z));
    },
    cumulative: (p, x) => {
      const { mean, sd, below, inside, sign } = truncated(p);
      const share = clamp01((normalCdf((sign * (x - mean)) / sd) - below) / inside);
      return sign < 0 ? 1 - share : share;
    },
    mean: (p) => {
      const { mean, sd, inside, zLow, zHigh } = truncated(p);
      return mean + (sd * (normalDensity(zLow) - normalDensity(zHigh))) / inside;
    },
    deviation: (p) => {
      const { sd, inside, zLow, zHigh } = truncated(p);
      const [low, high] = [normalDensity(zLow), normalDensity(zHigh)];
      const shift = (low - high) / inside;
      return sd * Math.sqrt(Math.max(0, 1 + (zLow * low - zHigh * high) / inside - shift * shift));
    },
  },
  exponential: {
    parameters: ['mean'],
    condition: 'mean > 0',
    valid: (p) => at(p, 0) > 0,
    quantile: (p, u) => -at(p, 0) * log1p(-u),
    cumulative: (p, x) => (x <= 0 ? 0 : -expm1(-x / at(p, 0))),
    mean: (p) => at(p, 0),
    deviation: (p) => at(p, 0),
  },
  gamma: {
    parameters: ['shape', 'scale'],
    condition: 'shape > 0 and scale > 0',
    valid: (p) => at(p, 0) > 0 && at(p, 1) > 0,
    quantile: (p, u) => at(p, 1) * gammaQuantile(at(p, 0), u),
    cumulative: (p, x) => (x <= 0 ? 0 : regularizedGamma(at(p, 0), x / at(p, 1))[0]),
    mean: (p) => at(p, 0) * at(p, 1),
    deviation: (p) => Math.sqrt(at(p, 0)) * at(p, 1),
  },
  beta: {
    parameters: ['a', 'b'],
    condition: 'a > 0 and b > 0',
    valid: (p) => at(p, 0) > 0 && at(p, 1) > 0,
    quantile: (p, u) => betaQuantile(at(p, 0), at(p, 1), u),
    cumulative: (p, x) => (x <= 0 ? 0 : x >= 1 ? 1 : regularizedBeta(at(p, 0), at(p, 1), x)[0]),
    mean: (p) => at(p, 0) / (at(p, 0) + at(p, 1)),
    deviation: (p) => {
      const [a, b] = meanAndDeviation(p);
      return Math.sqrt((a * b) / (a + b + 1)) / (a + b);
    },
  },
  bernoulli: {
    parameters: ['probability'],
    condition: '0 <= probability <= 1',
    valid: (p) => at(p, 0) >= 0 && at(p, 0) <= 1,
    quantile: (p, u) => (u > 1 - at(p, 0) ? 1 : 0),
    cumulative: (p, x) => (x < 0 ? 0 : x < 1 ? 1 - at(p, 0) : 1),
    mean: (p) => at(p, 0),
    deviation: (p) => Math.sqrt(at(p, 0) * (1 - at(p, 0))),
  },
} satisfies Record<string, Family>;

export type DistributionName = keyof typeof families;
export const distributionNames = Object.keys(families) as readonly DistributionName[];

function triangularQuantile(p: Numbers, u: number): number {
  const [low, mode, high] = [at(p, 0), at(p, 1), at(p, 2)];
  const width = high - low;
  return u <= (mode - low) / width
    ? low + Math.sqrt(u * width * (mode - low))
    : high - Math.sqrt((1 - u) * width * (high - mode));
}

function triangularCumulative(p: Numbers, x: number): number {
  const [low, mode, high] = [at(p, 0), at(p, 1), at(p, 2)];
  if (x <= low) return 0;
  if (x >= high) return 1;
  const width = high - low;
  return x <= mode
    ? ((x - low) * (x - low)) / (width * (mode - low))
    : 1 - ((high - x) * (high - x)) / (width * (high - mode));
}

function truncated(p: Numbers) {
  const [mean, sd, low, high] = [at(p, 0), at(p, 1), at(p, 2), at(p, 3)];
  const zLow = (low - mean) / sd;
  const zHigh = (high - mean) / sd;
  // Above the mean, probabilities are within rounding of 1 and their differences lost: the mirror image keeps them.
  const sign = zLow > 0 ? -1 : 1;
  const below = normalCdf(sign < 0 ? -zHigh : zLow);
  return { mean, sd, zLow, zHigh, below, inside: normalCdf(sign < 0 ? -zLow : zHigh) - below, sign };
}

/** @returns x with P(shape, x) = u. */
function gammaQuantile(shape: number, u: number): number {
  if (u <= 0 || u >= 1) return u === 0 ? 0 : u === 1 ? Number.POSITIVE_INFINITY : Number.NaN;
  return invertCumulative((x) => regularizedGamma(shape, x)[0], u, 0, Number.POSITIVE_INFINITY);
}

function betaQuantile(a: number, b: number, u: number): number {
  if (u <= 0 || u >= 1) return u === 0 ? 0 : u === 1 ? 1 : Number.NaN;
  return invertCumulative((x) => regularizedBeta(a, b, x)[0], u, 0, 1);
}

const familyOf = ({ name }: Distribution): Family => families[name];

/** @param u 0 to 1. @returns The value below which a share `u` of the belief lies. */
export function quantile(distribution: Distribution, u: number): number {
  return u >= 0 && u <= 1 ? familyOf(distribution).quantile(distribution.parameters, u) : Number.NaN;
}

/** @returns Pr[X <= x]. */
export function cumulative(distribution: Distribution, x: number): number {
  return familyOf(distribution).cumulative(distribution.parameters, x);
}

export function mean(distribution: Distribution): number {
  return familyOf(distribution).mean(distribution.parameters);
}

export function standardDeviation(distribution: Distribution): number {
  return familyOf(distribution).deviation(distribution.parameters);
}

/**
 * @throws JevonsError `unknown-distribution`, `distribution-parameters`.
 * @returns The distribution, once its parameters are found valid.
 */
export function distribution(name: string, parameters: readonly number[]): Distribution {
  if (!Object.hasOwn(families, name)) {
    const guess = didYouMean(name, distributionNames);
    throw new JevonsError(`unknown distribution "${name}"; known are ${distributionNames.join(', ')}`, {
      kind: 'usage',
      code: 'unknown-distribution',
      ...(guess === undefined ? {} : { hint: `did you mean ${guess}?` }),
    });
  }
  const family: Family = families[name as DistributionName];
  const wanted = family.parameters;
  if (parameters.length === wanted.length && parameters.every(Number.isFinite) && family.valid(parameters)) {
    return { name: name as DistributionName, parameters: [...parameters] };
  }
  throw new JevonsError(
    `${name}(${parameters.join(', ')}) is not valid; expected ${name}(${wanted.join(', ')}) with ${family.condition}`,
    { kind: 'usage', code: 'distribution-parameters' },
  );
}

/**
 * @param text `normal(1, 0.1)`, `lognormal90(5, 50)` (a 90 % interval), or a plain number.
 * @throws JevonsError `distribution-syntax` and those of `distribution`.
 */
export function parseDistribution(text: string): Distribution {
  const written = text.trim();
  if (written !== '' && Number.isFinite(Number(written))) return distribution('constant', [Number(written)]);
  const parts = /^([a-z][a-z0-9-]*)\s*\(([^()]*)\)$/i.exec(written);
  const numbers = (parts?.[2] ?? '').split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  if (parts === null || numbers.some(Number.isNaN)) {
    throw new JevonsError(
      `"${text}" is not a distribution; expected a number or name(numbers), such as normal(1, 0.1)`,
      {
        kind: 'usage',
        code: 'distribution-syntax',
        hint: `names are ${distributionNames.join(', ')}`,
      },
    );
  }
  return distribution((parts[1] ?? '').toLowerCase(), numbers);
}

/** @returns The text that `parseDistribution` reads back to the same distribution. */
export function formatDistribution({ name, parameters }: Distribution): string {
  return `${name}(${parameters.join(', ')})`;
}
