/**
 * Ordering through a pipeline: when does correcting the gap in capacity make it swing?
 *
 * Order = K/L + (K* - K)/T + w (SL* - SL)/T, SL* = tau K/L, through an n-stage pipeline of mean tau, with life L.
 */
import { atan, cos, exp, JevonsError, pow, tan } from '#base';
import { type Complex, polynomialRoots } from './polynomial.ts';

export interface SupplyLine {
  /** Stages of the pipeline. */
  readonly stages: number;
  /** Mean time from order to use, tau, years. */
  readonly delay: number;
  /** Time over which a gap is corrected, T, years. */
  readonly correctionTime: number;
  /** Weight on what is already ordered, 0-1. */
  readonly weight: number;
  /** Mean life of capacity, L, years; Infinity when nothing wears out. */
  readonly life: number;
}

const quarterTurn = 2 * atan(1);

function check(line: SupplyLine): void {
  const { stages, delay, correctionTime, weight, life } = line;
  if (Number.isInteger(stages) && stages >= 1 && delay > 0 && correctionTime > 0 && weight >= 0 && life > 0) return;
  throw new JevonsError('expected whole stages, positive times and a weight of at least 0', {
    kind: 'usage',
    code: 'outside-domain',
  });
}

/**
 * Damping ratio of a one-stage pipeline: (T + w tau + tau T/L) / (2 sqrt(tau T)). Under 1 it swings.
 */
export function dampingRatio(line: Omit<SupplyLine, 'stages'>): number {
  check({ ...line, stages: 1 });
  const { delay, correctionTime, weight, life } = line;
  return (correctionTime + weight * delay + (delay * correctionTime) / life) / (2 * Math.sqrt(delay * correctionTime));
}

/**
 * Shortest correction time, over the delay, that does not swing ever wider when what is on order is ignored and
 * capacity lasts for ever: cos^n(pi/2n) / (n tan(pi/2n)); the limit for many stages is 2/pi.
 */
export function correctionBoundary(stages: number): number {
  if (!(Number.isInteger(stages) && stages >= 2)) {
    throw new JevonsError('a pipeline of one stage never swings ever wider: expected at least 2 stages', {
      kind: 'usage',
      code: 'outside-domain',
    });
  }
  const angle = quarterTurn / stages;
  return pow(cos(angle), stages) / (stages * tan(angle));
}

/** Period of the swing on that boundary, over the delay: 2 pi / (n tan(pi/2n)). */
export function boundaryPeriod(stages: number): number {
  return (4 * quarterTurn) / (stages * tan(quarterTurn / stages));
}

/**
 * The same boundary when capacity wears out and orders replace it (weight 0): where a root of the characteristic
 * equation (s + 1/L)(1 + s tau/n)^n = 1/L - 1/T reaches the imaginary axis.
 *
 * @returns Correction time over the delay.
 */
export function correctionBoundaryWithLife(stages: number, delay: number, life: number): number {
  check({ stages, delay, correctionTime: 1, weight: 0, life });
  const turn = (speed: number): number => atan(speed * life) + stages * atan((speed * delay) / stages);
  let low = 0;
  let high = 1 / delay;
  while (turn(high) < 2 * quarterTurn) {
    high *= 2;
    if (high > 1e12 / delay) {
      throw new JevonsError('a pipeline of one stage never swings ever wider', {
        kind: 'no-solution',
        code: 'no-boundary',
      });
    }
  }
  for (let middle = (low + high) / 2; middle > low && middle < high; middle = (low + high) / 2) {
    if (turn(middle) < 2 * quarterTurn) low = middle;
    else high = middle;
  }
  const stage = (high * delay) / stages;
  const gain = Math.sqrt(high * high + 1 / (life * life)) * pow(1 + stage * stage, stages / 2);
  return 1 / (gain + 1 / life) / delay;
}

/**
 * Roots of the characteristic equation, rightmost first: a positive real part grows, an imaginary part swings.
 *
 * T (s + 1/L) (1 + s tau/n)^n + w (s + 1/L) ((1 + s tau/n)^n - 1)/s = T/L - 1 + w tau/L.
 */
export function supplyLineRoots(line: SupplyLine): readonly Complex[] {
  check(line);
  const { stages, delay, correctionTime, weight, life } = line;
  let pipeline = [1];
  for (let stage = 0; stage < stages; stage++) pipeline = multiply(pipeline, [1, delay / stages]);
  const overTime = pipeline.slice(1);
  const wear = [1 / life, 1];
  const capacity = multiply(wear, pipeline).map((coefficient) => correctionTime * coefficient);
  const ordered = multiply(wear, overTime).map((coefficient) => weight * coefficient);
  const sum = capacity.map((coefficient, power) => coefficient + (ordered[power] ?? 0));
  sum[0] = (sum[0] ?? 0) - (correctionTime / life - 1 + (weight * delay) / life);
  return polynomialRoots(sum).toSorted((one, other) => other.re - one.re || other.im - one.im);
}

export interface Swing {
  /** Years from one peak to the next. */
  readonly period: number;
  /** How far above a new target a step takes capacity, over the step: exp(pi re / im) of the rightmost pair of roots. */
  readonly overshoot: number;
}

/**
 * The swing of a one-stage pipeline of lasting capacity after its target steps up.
 *
 * @throws JevonsError `no-swing` when it does not swing.
 */
export function supplyLineSwing(line: Omit<SupplyLine, 'stages' | 'life'>): Swing {
  const [first] = supplyLineRoots({ ...line, stages: 1, life: Number.POSITIVE_INFINITY });
  if (first === undefined || first.im === 0) {
    throw new JevonsError('this pipeline reaches its target without swinging', {
      kind: 'no-solution',
      code: 'no-swing',
      hint: 'its damping ratio is 1 or more',
    });
  }
  const speed = Math.abs(first.im);
  return { period: (4 * quarterTurn) / speed, overshoot: exp((2 * quarterTurn * first.re) / speed) };
}

function multiply(one: readonly number[], other: readonly number[]): number[] {
  const product = new Array<number>(one.length + other.length - 1).fill(0);
  for (const [i, a] of one.entries()) {
    for (const [j, b] of other.entries()) product[i + j] = (product[i + j] ?? 0) + a * b;
  }
  return product;
}
