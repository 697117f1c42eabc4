/** Which is the greater risk, too little or too much? */

import { bestInEach, type ChoiceValues } from './choices.ts';
import { estimateMean, estimateRatio, estimateTailMean, type MeanEstimate, type Numbers } from './estimates.ts';

export interface RiskAsymmetry {
  /** E[regret of building a step less] / E[regret of building a step more]; NaN when neither is ever regretted. */
  readonly lambda: MeanEstimate;
  readonly regretOfLess: MeanEstimate;
  readonly regretOfMore: MeanEstimate;
  /** E[value of more] - E[value of less], which is 0 exactly where lambda is 1. */
  readonly difference: MeanEstimate;
  /** The same ratio on the means of the largest regrets. */
  readonly onTail: MeanEstimate;
}

/**
 * Risk asymmetry around a plan. Regret is against the best of the three in each future, so that it does not hang on
 * which other choices are listed; the difference of the two regrets is that of the two values whatever it is against.
 *
 * @param tail Level of the tail, such as 0.9.
 */
export function riskAsymmetry(
  less: Float64Array,
  planned: Float64Array,
  more: Float64Array,
  tail: number,
): RiskAsymmetry {
  const values: ChoiceValues = [less, planned, more];
  const best = bestInEach(values);
  const against = (row: Float64Array) => row.map((value, i) => (best[i] ?? Number.NaN) - value);
  const [ofLess, ofMore] = [against(less), against(more)];
  const [tailLess, tailMore] = [estimateTailMean(ofLess, tail), estimateTailMean(ofMore, tail)];
  const ratio = tailLess.value / tailMore.value;
  // Two tails of different futures: their errors are taken as independent.
  const relative = tailLess.standardError * tailLess.standardError + square(ratio * tailMore.standardError);
  return {
    lambda: estimateRatio(ofLess, ofMore),
    regretOfLess: estimateMean(ofLess),
    regretOfMore: estimateMean(ofMore),
    difference: estimateMean(more.map((value, i) => value - (less[i] ?? Number.NaN))),
    onTail: { value: ratio, standardError: Math.sqrt(relative) / Math.abs(tailMore.value) },
  };
}

const square = (value: number): number => value * value;

export interface BuildProbability {
  /** Share of futures in which more is worth more than less. */
  readonly here: MeanEstimate;
  /** Futures counted. */
  readonly count: number;
  /** Mean loss of more where less is better, and of less where more is; NaN when there is no such future. */
  readonly costOfTooMuch: MeanEstimate;
  readonly costOfTooLittle: MeanEstimate;
  /** p* = C_o / (C_o + C_u); NaN when all futures are on one side. */
  readonly threshold: MeanEstimate;
  /** here - p*, above 0 exactly when more is worth more on average. */
  readonly margin: MeanEstimate;
}

/**
 * Probability of the worlds that favour building, and the one above which building is right.
 *
 * With d = value of more - value of less: P = P(d > 0), C_u = E[d | d > 0], C_o = E[-d | d <= 0].
 *
 * @param difference `[future]`: d.
 */
export function buildProbability(difference: Numbers): BuildProbability {
  const d = Float64Array.from(difference);
  const n = d.length;
  const count = d.reduce((sum, value) => sum + (value > 0 ? 1 : 0), 0);
  const p = count / n;
  const favour = d.filter((value) => value > 0);
  const against = d.filter((value) => value <= 0).map((value) => -value);
  const gain = favour.reduce((sum, value) => sum + value, 0) / n;
  const loss = against.reduce((sum, value) => sum + value, 0) / n;
  // p* = x / (x + y) with x = loss p and y = gain (1 - p); each future moves it through gain, loss and p.
  const [x, y] = [loss * p, gain * (1 - p)];
  const threshold = x / (x + y);
  const ofP = (value: number) => (value > 0 ? 1 : 0) - p;
  const ofThreshold = (value: number) => {
    const dx = (Math.max(0, -value) - loss) * p + loss * ofP(value);
    const dy = (Math.max(0, value) - gain) * (1 - p) - gain * ofP(value);
    return (dx * y - x * dy) / square(x + y);
  };
  return {
    here: { value: p, standardError: Math.sqrt((p * (1 - p)) / n) },
    count,
    costOfTooMuch: estimateMean(against),
    costOfTooLittle: estimateMean(favour),
    threshold: { value: threshold, standardError: estimateMean(d.map(ofThreshold)).standardError },
    margin: {
      value: p - threshold,
      standardError: estimateMean(d.map((value) => ofP(value) - ofThreshold(value))).standardError,
    },
  };
}

/** Number of futures at which a mean so far from 0 would be two standard errors from it; the present number when it is. */
export function futuresToTell({ value, standardError }: MeanEstimate, futures: number): number {
  const distance = Math.abs(value) / standardError;
  return distance >= 2 ? futures : Math.ceil(futures * square(2 / distance));
}
