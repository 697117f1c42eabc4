/** What knowing more is worth, and what deciding without it costs. */
import { JevonsError } from '#base';
import { normalCdf, normalDensity } from '#stats';

/**
 * Value of knowing theta ~ N(mean, deviation^2) before choosing between theta and nothing:
 * E max(0, theta) - max(0, mean).
 *
 * With theta a sum of independent normals, the value of knowing one part alone is the same formula with that part's
 * deviation: the rest keeps its mean.
 *
 * @see Raiffa and Schlaifer (1961), Applied Statistical Decision Theory.
 */
export function informationValueNormal(mean: number, deviation: number): number {
  if (!(deviation > 0 && Number.isFinite(deviation) && Number.isFinite(mean))) {
    throw new JevonsError(`expected a finite mean and a positive deviation, not ${mean} and ${deviation}`, {
      kind: 'usage',
      code: 'outside-domain',
    });
  }
  const distance = Math.abs(mean) / deviation;
  return deviation * (normalDensity(distance) - distance * normalCdf(-distance));
}

/**
 * Probability of the state that favours building above which building more is better: C_o / (C_o + C_u).
 *
 * @param costOfExcess What having built too much loses in the other state.
 * @param costOfShortage What having built too little loses in the favourable state.
 */
export function buildThreshold(costOfExcess: number, costOfShortage: number): number {
  if (!(costOfExcess >= 0 && costOfShortage >= 0 && costOfExcess + costOfShortage > 0)) {
    throw new JevonsError('costs must not be negative, and not both 0', { kind: 'usage', code: 'outside-domain' });
  }
  return costOfExcess / (costOfExcess + costOfShortage);
}

export interface RegretTable {
  /** `[choice][state]`: best value in the state less the value of the choice. */
  readonly regret: readonly (readonly number[])[];
  /** Index of the choice whose largest regret is least; the first of equals. */
  readonly minimaxChoice: number;
  readonly minimaxRegret: number;
}

/**
 * Regret of each choice in each state, and Savage's choice.
 *
 * @param values `[choice][state]`, more is better.
 * @throws JevonsError `outside-domain` when rows differ in length, are empty or hold what is not finite.
 * @see Savage (1951), Journal of the American Statistical Association 46:55-67.
 */
export function regretTable(values: readonly (readonly number[])[]): RegretTable {
  const states = values[0]?.length ?? 0;
  if (states === 0 || !values.every((row) => row.length === states && row.every(Number.isFinite))) {
    throw new JevonsError('expected rows of equal length with finite values', {
      kind: 'usage',
      code: 'outside-domain',
    });
  }
  const best = Array.from({ length: states }, (_, state) => Math.max(...values.map((row) => row[state] ?? 0)));
  const regret = values.map((row) => row.map((value, state) => (best[state] ?? 0) - value));
  const worst = regret.map((row) => Math.max(...row));
  const minimaxRegret = Math.min(...worst);
  return { regret, minimaxChoice: worst.indexOf(minimaxRegret), minimaxRegret };
}
