/** The likelihood of residuals: normal in groups, each with one size of error and one correlation between its members. */
import { ln } from '#base';

const lnTwoPi = 1.8378770664093453;

export interface GroupError {
  /** Standard deviation of what the model leaves out, in the scale of the residuals. */
  readonly deviation: number;
  /** Between any two members of the group, 0 to less than 1: a miss that they share. */
  readonly correlation: number;
}

/**
 * @param residuals Model less data, of one group.
 * @param measured Standard deviation of each measurement, added in squares to the group's.
 * @returns Log density under equal correlation, in closed form.
 */
export function groupLogLikelihood(
  residuals: readonly number[],
  measured: readonly number[],
  { deviation, correlation }: GroupError,
): number {
  const n = residuals.length;
  let [sum, squares, size] = [0, 0, 0];
  residuals.forEach((residual, i) => {
    const variance = deviation * deviation + (measured[i] ?? 0) * (measured[i] ?? 0);
    const scaled = residual / Math.sqrt(variance);
    sum += scaled;
    squares += scaled * scaled;
    size += ln(variance) / 2;
  });
  const shared = 1 + (n - 1) * correlation;
  const distance = (squares - (correlation / shared) * sum * sum) / (1 - correlation);
  return -(distance + (n - 1) * ln(1 - correlation) + ln(shared) + n * lnTwoPi) / 2 - size;
}

/** @returns The residuals made independent with variance 1: half their squares are the distance of the likelihood. */
export function whitened(
  residuals: readonly number[],
  measured: readonly number[],
  { deviation, correlation }: GroupError,
): number[] {
  const n = residuals.length;
  const scaled = residuals.map(
    (residual, i) => residual / Math.sqrt(deviation * deviation + (measured[i] ?? 0) * (measured[i] ?? 0)),
  );
  const mean = scaled.reduce((sum, one) => sum + one, 0) / n;
  const shrink = 1 - Math.sqrt((1 - correlation) / (1 + (n - 1) * correlation));
  return scaled.map((one) => (one - shrink * mean) / Math.sqrt(1 - correlation));
}
