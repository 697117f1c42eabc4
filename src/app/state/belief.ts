/**
 * Beliefs as a slider shows and moves them: their 10 %, 50 % and 90 % points in closed form, and a belief with other
 * ends; all pure. The general quantiles stay in the workers, for the weight of the page.
 */
import type { Distribution } from '#stats';

export type Level = 0.1 | 0.5 | 0.9;
export type Ends = readonly [low: number, high: number];

/** Normal quantiles: of 90 %, of 95 %, and of the 99 % that a scenario wants inside the domain, with room for rounding. */
const [z90, z95, z99] = [1.2815515655446004, 1.6448536269514722, 2.34];
/** Of the root in a triangle's tail of a tenth. */
const tenth = 0.1;

/** @returns Undefined for a family without a closed form. */
export function pointOf({ name, parameters }: Distribution, level: Level): number | undefined {
  const [a = Number.NaN, b = Number.NaN, c = Number.NaN] = parameters;
  const z = level === 0.5 ? 0 : level === 0.1 ? -z90 : z90;
  const between = (low: number, high: number, ends: number) => (low + high) / 2 + (z * (high - low)) / 2 / ends;
  switch (name) {
    case 'constant':
      return a;
    case 'uniform':
      return a + level * (b - a);
    case 'loguniform':
      return a * (b / a) ** level;
    case 'triangular':
      return triangularPoint(a, b, c, level);
    case 'normal':
      return a + z * b;
    case 'normal80':
      return between(a, b, z90);
    case 'normal90':
      return between(a, b, z95);
    case 'lognormal':
      return Math.exp(a + z * b);
    case 'lognormal80':
      return Math.exp(between(Math.log(a), Math.log(b), z90));
    case 'lognormal90':
      return Math.exp(between(Math.log(a), Math.log(b), z95));
    default:
      return undefined;
  }
}

function triangularPoint(low: number, mode: number, high: number, level: number): number {
  const rising = (mode - low) / (high - low);
  return level < rising
    ? low + Math.sqrt(level * (high - low) * (mode - low))
    : high - Math.sqrt((1 - level) * (high - low) * (high - mode));
}

export function endsOf(belief: Distribution): Ends | undefined {
  const [low, high] = [pointOf(belief, 0.1), pointOf(belief, 0.9)];
  return low === undefined || high === undefined ? undefined : [low, high];
}

/**
 * @param like The belief whose family is kept.
 * @param ends Wanted 10 % and 90 % points, ascending, inside the domain.
 * @returns A belief with these ends, four significant digits; with nearer ones where its tails would leave the domain.
 */
export function beliefBetween(like: Distribution, ends: Ends, domain: Ends): Distribution {
  const [low, high] = ends;
  switch (like.name) {
    case 'uniform': {
      const tail = (high - low) / 8;
      return shaped('uniform', [Math.max(low - tail, domain[0]), Math.min(high + tail, domain[1])]);
    }
    case 'loguniform': {
      const tail = (high / low) ** (1 / 8);
      return shaped('loguniform', [Math.max(low / tail, domain[0]), Math.min(high * tail, domain[1])]);
    }
    case 'triangular':
      return triangularBetween(like.parameters[1] ?? Number.NaN, ends, domain);
    case 'lognormal':
    case 'lognormal80':
    case 'lognormal90': {
      const inside = withTails([Math.log(low), Math.log(high)], [Math.log(domain[0]), Math.log(domain[1])]);
      return shaped('lognormal80', inside.map(Math.exp));
    }
    default:
      return shaped('normal80', withTails(ends, domain));
  }
}

/** Nearer ends around the same middle where a hundredth would fall outside. */
function withTails([low, high]: Ends, domain: Ends): Ends {
  const middle = (low + high) / 2;
  const room = (Math.min(middle - domain[0], domain[1] - middle) * z90) / z99;
  const half = Math.min((high - low) / 2, room);
  return [middle - half, middle + half];
}

/** The likeliest value stays where it is, as far as it lies between the ends; the corners follow by iteration. */
function triangularBetween(mode: number, [low, high]: Ends, domain: Ends): Distribution {
  const top = Math.min(Math.max(mode, low), high);
  // From outside, since a corner on the likeliest value would never move.
  let [left, right] = [low - (high - low), high + (high - low)];
  // Each round brings the corners nearer to where a tenth lies beyond each end; a hundred give all digits.
  for (let round = 0; round < 100; round += 1) {
    const base = right - left;
    left = low - Math.sqrt(tenth * base * (top - left));
    right = high + Math.sqrt(tenth * base * (right - top));
  }
  const corners = [Math.max(left, domain[0]), Math.min(right, domain[1])] as const;
  return shaped('triangular', [corners[0], Math.min(Math.max(top, corners[0]), corners[1]), corners[1]]);
}

function shaped(name: Distribution['name'], parameters: readonly number[]): Distribution {
  return { name, parameters: parameters.map((one) => Number(one.toPrecision(4))) };
}
