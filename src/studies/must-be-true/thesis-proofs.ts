/** Each published number that can be had again is a proof of ours. */
import { closeTo } from '#base';
import type { ProofResult } from '../result-types.ts';
import { evaluateAll } from './evaluate.ts';
import type { Thesis } from './types.ts';

export const thesisProofGroup = 'Pay-back calculations';

/** One for each thesis but those that are not reproducible. */
export function thesisProofs(theses: readonly Thesis[]): ProofResult[] {
  return theses
    .filter(({ kind }) => kind !== 'not_reproducible')
    .map((thesis) => {
      const got = evaluateAll(thesis, [{}])[0] ?? Number.NaN;
      const tolerance = { absolute: thesis.tolerance, relative: 0 };
      return {
        id: `thesis-${thesis.id.toLowerCase()}`,
        title: `${thesis.title.en}: ${thesis.output.label.en}, ${thesis.output.unit}`,
        group: thesisProofGroup,
        expected: thesis.expected,
        got: Number.isFinite(got) ? got : null,
        tolerance,
        pass: closeTo(got, thesis.expected, tolerance),
        source: `${thesis.author}, ${thesis.document}, ${thesis.urls[0] ?? ''}`,
      };
    });
}
