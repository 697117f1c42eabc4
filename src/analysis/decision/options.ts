/** Investing now or later, alone and before a rival. */
import { JevonsError, pow } from '#base';

export interface PerpetualOption {
  /** Discount rate, 1/year. */
  readonly rate: number;
  /** What the finished project pays out, share of its value per year. */
  readonly payout: number;
  /** Standard deviation of the value's yearly growth. */
  readonly volatility: number;
}

/**
 * Positive root b1 of the option's equation: 1/2 - (r - d)/s^2 + sqrt(((r - d)/s^2 - 1/2)^2 + 2 r/s^2).
 *
 * @returns Above 1.
 * @throws JevonsError `outside-domain` unless rate, payout and volatility are positive: without payout nobody ever invests.
 * @see Dixit and Pindyck (1994), Investment under Uncertainty, chapter 5.
 */
export function optionRoot({ rate, payout, volatility }: PerpetualOption): number {
  if (!(rate > 0 && payout > 0 && volatility > 0 && Number.isFinite(rate + payout + volatility))) {
    throw new JevonsError(`rate, payout and volatility must be positive, not ${rate}, ${payout}, ${volatility}`, {
      kind: 'usage',
      code: 'outside-domain',
    });
  }
  const variance = volatility * volatility;
  const drift = (rate - payout) / variance - 0.5;
  return -drift + Math.sqrt(drift * drift + (2 * rate) / variance);
}

/** Value at which a monopolist invests, over what investing costs: b1 / (b1 - 1). @see McDonald and Siegel (1986). */
export function investmentTrigger(option: PerpetualOption): number {
  const root = optionRoot(option);
  return root / (root - 1);
}

export interface Preemption {
  readonly rate: number;
  /** Growth of demand, 1/year, under the rate. */
  readonly growth: number;
  readonly volatility: number;
  readonly investment: number;
  /** Yearly profit per unit of demand, alone. */
  readonly profitAlone: number;
  /** And with a rival that has also invested. */
  readonly profitShared: number;
}

export interface PreemptionTriggers {
  readonly root: number;
  /** Levels of demand at which a monopolist, the second and the first of two rivals invest. */
  readonly monopoly: number;
  readonly follower: number;
  readonly preemption: number;
}

/**
 * Two rivals, one investment each: the first invests where leading is worth as much as following.
 *
 * @see Dixit and Pindyck (1994), chapter 9; Fudenberg and Tirole (1985).
 */
export function preemptionTriggers(world: Preemption): PreemptionTriggers {
  const { rate, growth, volatility, investment, profitAlone, profitShared } = world;
  if (!(profitShared > 0 && profitAlone > profitShared && investment > 0)) {
    throw new JevonsError('expected an investment and profits above 0, more alone than shared', {
      kind: 'usage',
      code: 'outside-domain',
    });
  }
  const yieldRate = rate - growth;
  const root = optionRoot({ rate, payout: yieldRate, volatility });
  const trigger = (root / (root - 1)) * investment * yieldRate;
  const monopoly = trigger / profitAlone;
  const follower = trigger / profitShared;
  const followerGain = (profitShared * follower) / yieldRate - investment;
  const followerLoss = ((profitAlone - profitShared) * follower) / yieldRate;
  const leading = (demand: number): number => {
    const reached = pow(demand / follower, root);
    return (profitAlone * demand) / yieldRate - investment - reached * (followerLoss + followerGain);
  };
  return { root, monopoly, follower, preemption: zeroBetween(leading, 0, monopoly) };
}

/** Bisection to the last bit; `low` is where the function is negative. */
function zeroBetween(f: (x: number) => number, low: number, high: number): number {
  let [under, over] = [low, high];
  for (;;) {
    const middle = under + (over - under) / 2;
    if (middle <= under || middle >= over) return over;
    if (f(middle) < 0) under = middle;
    else over = middle;
  }
}
