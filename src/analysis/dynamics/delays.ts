/** What comes out of a delay after a step goes in. */
import { exp, JevonsError } from '#base';

function checkStages(stages: number): void {
  if (Number.isInteger(stages) && stages >= 1) return;
  throw new JevonsError(`stages must be a positive whole number, not ${stages}`, {
    kind: 'usage',
    code: 'outside-domain',
  });
}

/**
 * Output of an n-stage delay of mean 1 at a time after its input steps from 0 to 1:
 * 1 - exp(-n t) sum_{k<n} (n t)^k / k!.
 *
 * @param time In units of the mean delay, at least 0.
 */
export function delayStepResponse(stages: number, time: number): number {
  checkStages(stages);
  const x = stages * time;
  let term = 1;
  let sum = 1;
  for (let k = 1; k < stages; k++) {
    term *= x / k;
    sum += term;
  }
  return 1 - exp(-x) * sum;
}
