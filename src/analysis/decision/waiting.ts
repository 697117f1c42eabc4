/** Choosing later, with what is seen meanwhile, against choosing now. */
import { type ChoiceValues, greatestMean } from './choices.ts';
import { estimateDifference, type MeanEstimate, type Numbers } from './estimates.ts';
import { type InformationOptions, type InformationValue, partialInformation } from './partial-information.ts';

export interface ValueOfWaiting {
  /** Option plus delay: above 0, waiting is worth more than the best choice now. */
  readonly value: MeanEstimate;
  /** What choosing with knowledge adds to choosing blind, both later. */
  readonly option: InformationValue;
  /** The best blind choice later, less the best now: what coming later costs (or saves), customers lost to rivals included. */
  readonly delay: MeanEstimate;
}

/**
 * @param now `[choice][future]`: choices made now.
 * @param later `[choice][future]`: the same futures, choices made later.
 * @param seen `[signal][future]`: what is known when the later choice is made.
 */
export function valueOfWaiting(
  now: ChoiceValues,
  later: ChoiceValues,
  seen: readonly Numbers[],
  options: InformationOptions,
): ValueOfWaiting {
  const reference = later[greatestMean(later)] ?? new Float64Array(0);
  const differences = later.map((row) => row.map((value, i) => value - (reference[i] ?? Number.NaN)));
  const option = partialInformation(differences, seen, options);
  const delay = estimateDifference(reference, now[greatestMean(now)] ?? []);
  const error = Math.sqrt(option.standardError * option.standardError + delay.standardError * delay.standardError);
  return { value: { value: option.value + delay.value, standardError: error }, option, delay };
}
