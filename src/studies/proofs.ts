/** Published and closed-form numbers, recomputed by the shipped code: each row of `data/proofs/proofs.csv` holds or fails. */

import { closeTo, didYouMean, JevonsError } from '#base';
import { type CsvRecord, csvRecords } from './csv-records.ts';
import { thesisProofGroup, thesisProofs } from './must-be-true/thesis-proofs.ts';
import type { Thesis } from './must-be-true/types.ts';
import { optimiseProofGroup, optimiseProofs } from './optimise-proofs.ts';
import { proofMethods } from './proof-methods.ts';
import type { ProofResult } from './result-types.ts';
import { sensitivityProofGroup, sensitivityProofs } from './sensitivity-proofs.ts';
import type { World } from './world-types.ts';

const text = (row: CsvRecord, column: string): string => row[column] ?? '';
const listed = (value: number | readonly number[]): readonly number[] => (typeof value === 'number' ? [value] : value);

/** A part of the proofs that is recomputed at once. */
export interface ProofJob {
  readonly group: string;
  /** Takes longer than a reader waits for without having asked. */
  readonly heavy: boolean;
  run(): readonly ProofResult[];
}

/** Each takes a tenth of a second and more. */
const heavyMethods: readonly string[] = ['simulated-put', 'lattice-put', 'gbtf-payoffs', 'gbtf-game'];
/** Proofs on the file of the race itself start with this word. */
const onTheRace = 'race-';

/**
 * The proofs one by one, so that each can be told when it is done.
 *
 * @param theses Their published numbers join the table as a group of their own.
 */
export function proofJobs(world: World, theses: readonly Thesis[] = []): ProofJob[] {
  const rows = csvRecords(world.proofTable).map((row) => ({
    group: text(row, 'group'),
    heavy: heavyMethods.includes(text(row, 'method')) || text(row, 'method').startsWith(onTheRace),
    run: () => [prove(row, world)],
  }));
  const calculations = theses.map((thesis) => [thesis]).filter((one) => thesisProofs(one).length > 0);
  return [
    ...rows,
    ...calculations.map((one) => ({
      group: thesisProofGroup,
      heavy: false,
      run: () => thesisProofs(one),
    })),
    { group: sensitivityProofGroup, heavy: true, run: sensitivityProofs },
    { group: optimiseProofGroup, heavy: true, run: optimiseProofs },
  ];
}

/**
 * @param options.group Only this group.
 * @param options.theses Their published numbers join the table as a group of their own.
 * @throws JevonsError `unknown-group`; `malformed-proof` for a row that cannot be read.
 */
export function runProofs(
  world: World,
  options: { readonly group?: string; readonly theses?: readonly Thesis[] } = {},
): ProofResult[] {
  const jobs = proofJobs(world, options.theses);
  const { group } = options;
  const groups = [...new Set(jobs.map((job) => job.group))];
  const wanted = group === undefined ? undefined : groups.find((name) => name.toLowerCase() === group.toLowerCase());
  if (group !== undefined && wanted === undefined) {
    const guess = didYouMean(group, groups);
    throw new JevonsError(`unknown group "${group}"; there are ${groups.join(', ')}`, {
      kind: 'usage',
      code: 'unknown-group',
      ...(guess === undefined ? {} : { hint: `did you mean ${guess}?` }),
    });
  }
  return jobs.filter((job) => wanted === undefined || job.group === wanted).flatMap((job) => job.run());
}

function prove(row: CsvRecord, world: World): ProofResult {
  const id = text(row, 'id');
  const method = proofMethods[text(row, 'method')];
  if (method === undefined) {
    throw new JevonsError(`unknown method "${text(row, 'method')}"`, {
      kind: 'data',
      code: 'malformed-proof',
      where: `proofs.csv ${id}:`,
      hint: `methods are ${Object.keys(proofMethods).join(', ')}`,
    });
  }
  const expected = JSON.parse(text(row, 'expected')) as number | number[];
  const tolerance = { absolute: Number(text(row, 'absolute')), relative: Number(text(row, 'relative')) };
  const shared = {
    id,
    title: text(row, 'title'),
    group: text(row, 'group'),
    expected,
    tolerance,
    source: text(row, 'source'),
    ...(text(row, 'remark') === '' ? {} : { remark: text(row, 'remark') }),
  };
  try {
    const got = method(JSON.parse(text(row, 'inputs')), world);
    const numbers = listed(got);
    const wanted = listed(expected);
    const pass =
      numbers.length === wanted.length &&
      wanted.every((value, i) => closeTo(numbers[i] ?? Number.NaN, value, tolerance));
    const finite = numbers.map((value) => (Number.isFinite(value) ? value : null));
    return { ...shared, got: typeof got === 'number' ? (finite[0] ?? null) : finite, pass };
  } catch (error) {
    if (!(error instanceof JevonsError)) throw error;
    return { ...shared, got: null, pass: false, note: error.toLine() };
  }
}
