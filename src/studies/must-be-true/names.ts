/** Finds theses and inputs by what people type. */
import { canonicalId, didYouMean, JevonsError } from '#base';
import type { InputValues, Thesis, ThesisInput } from './types.ts';

/** @throws JevonsError kind `usage`, code `unknown-thesis`, with the nearest id. */
export function findThesis<Listed extends { readonly id: string }>(theses: readonly Listed[], word: string): Listed {
  const wanted = canonicalId(word);
  const found = theses.find(({ id }) => canonicalId(id) === wanted);
  if (found !== undefined) return found;
  const guess = didYouMean(
    word,
    theses.map(({ id }) => id),
  );
  throw new JevonsError(`unknown thesis "${word}"`, {
    kind: 'usage',
    code: 'unknown-thesis',
    hint: guess === undefined ? '"jevons must-be-true" lists them' : `did you mean ${guess}?`,
  });
}

const spelled = (word: string): string => canonicalId(word.replaceAll('-', '_'));

/** @throws JevonsError kind `usage`, code `unknown-input`, with the nearest name. */
export function findInput(thesis: Thesis, word: string): ThesisInput {
  const wanted = spelled(word);
  const found = thesis.inputs.find(({ id }) => id === wanted);
  if (found !== undefined) return found;
  const ids = thesis.inputs.map(({ id }) => id);
  const guess = didYouMean(word, ids);
  throw new JevonsError(`${thesis.id} has no input "${word}"`, {
    kind: 'usage',
    code: 'unknown-input',
    hint: `${guess === undefined ? '' : `did you mean ${guess}? `}its inputs are ${ids.join(', ')}`,
  });
}

/**
 * Values by the ids of the thesis.
 *
 * @throws JevonsError `unknown-input`; `bad-value` for what is not a finite number.
 */
export function checkedValues(thesis: Thesis, values: InputValues): Record<string, number> {
  const checked: Record<string, number> = {};
  for (const [word, value] of Object.entries(values)) {
    const { id } = findInput(thesis, word);
    if (!Number.isFinite(value)) {
      throw new JevonsError(`${id} cannot be ${value}`, {
        kind: 'usage',
        code: 'bad-value',
        hint: 'give a finite number',
      });
    }
    checked[id] = value;
  }
  return checked;
}
