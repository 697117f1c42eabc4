/** A result file, with its hash worked out again: what is cited is what was made. */
import { canonicalJson, JevonsError, sha256Hex } from '#base';
import { readText } from '../files.ts';
import type { CitedResult } from './reference.ts';

interface ResultFile {
  readonly hash: string;
  readonly scenario: { readonly title: { readonly en: string; readonly fr: string } };
  readonly n: number;
  readonly seed: number;
  readonly dataDate: string;
  readonly model: { readonly name: string; readonly hash: string };
  readonly facts?: readonly { readonly sources?: readonly string[] }[];
}

/** Whether the word is the hash of a result, or its first digits. */
export function isHash(word: string): boolean {
  return /^[0-9a-f]{12,64}$/i.test(word);
}

/** @throws JevonsError kind `data`: `not-a-result`, `result-changed`. */
export function readResult(file: string): CitedResult {
  const value = parse(readText(file), file);
  const { hash, ...body } = value;
  if (sha256Hex(canonicalJson(body)) !== hash) {
    throw new JevonsError('the result is not what its hash says: it was changed after it was made', {
      kind: 'data',
      code: 'result-changed',
      where: file,
      hint: 'make it again with "jevons run --format json -o FILE"',
    });
  }
  const { scenario, n, seed, dataDate, model, facts = [] } = value;
  const documents = [...new Set(facts.flatMap(({ sources = [] }) => sources))];
  return { hash, body: { title: scenario.title, n, seed, dataDate, model, documents } };
}

function parse(text: string, file: string): ResultFile {
  let value: Partial<ResultFile> | undefined;
  try {
    value = JSON.parse(text) as Partial<ResultFile>;
  } catch {
    value = undefined;
  }
  const whole =
    value !== null &&
    typeof value === 'object' &&
    typeof value.hash === 'string' &&
    typeof value.n === 'number' &&
    typeof value.seed === 'number' &&
    typeof value.dataDate === 'string' &&
    typeof value.model?.hash === 'string' &&
    typeof value.scenario?.title?.en === 'string';
  if (whole) return value as ResultFile;
  throw new JevonsError('the file is no result of a run', {
    kind: 'data',
    code: 'not-a-result',
    where: file,
    hint: 'make one with "jevons run --format json -o FILE"',
  });
}
