/** What a sensitivity method is asked about: inputs that are not known, how they depend on each other, which go together. */
import { didYouMean, JevonsError } from '#base';
import { choleskyFactor } from '#stats';
import type { Correlation } from '../ensemble/types.ts';

/** Inputs that are moved together and share one index. */
export interface InputGroup {
  readonly id: string;
  readonly members: readonly string[];
}

export interface SensitivityProblem {
  /** Ids, each a coordinate of the unit cube. */
  readonly inputs: readonly string[];
  /** Of the Gaussian copula that joins them; none when independent. */
  readonly correlations?: readonly Correlation[];
  /** Inputs in no group stand alone. */
  readonly groups?: readonly InputGroup[];
}

/** A group or a single input: what gets an index. */
export interface Unit {
  readonly id: string;
  /** Places in `SensitivityProblem.inputs`. */
  readonly columns: readonly number[];
}

/** @throws JevonsError `no-inputs`, `unknown-input`, `overlapping-groups`. */
export function unitsOf({ inputs, groups = [] }: SensitivityProblem): Unit[] {
  if (inputs.length === 0) {
    throw usage('nothing is uncertain: no input to compare', 'no-inputs', 'leave at least one belief in place');
  }
  const taken = new Set<string>();
  for (const member of groups.flatMap(({ members }) => members)) {
    if (!inputs.includes(member)) throw unknownInput(member, inputs);
    if (taken.has(member)) {
      throw usage(`${member} is in two groups`, 'overlapping-groups', 'put each input in one group');
    }
    taken.add(member);
  }
  const grouped = groups.filter(({ members }) => members.length > 0);
  const column = (id: string) => inputs.indexOf(id);
  return [
    ...grouped.map(({ id, members }) => ({ id, columns: members.map(column) })),
    ...inputs.filter((id) => !taken.has(id)).map((id) => ({ id, columns: [column(id)] })),
  ].sort((a, b) => (a.columns[0] ?? 0) - (b.columns[0] ?? 0));
}

function unknownInput(id: string, inputs: readonly string[]): JevonsError {
  const guess = didYouMean(id, inputs);
  return usage(
    `${id} is not among the uncertain inputs`,
    'unknown-input',
    guess === undefined ? `they are ${inputs.join(', ')}` : `did you mean ${guess}?`,
  );
}

/** Correlations other than zero between inputs of the problem. */
function dependences({ inputs, correlations = [] }: SensitivityProblem): Correlation[] {
  return correlations.filter(
    ({ first, second, value }) => value !== 0 && inputs.includes(first) && inputs.includes(second),
  );
}

/**
 * A share of variance belongs to an input only if the input can move while the others stay.
 *
 * @throws JevonsError `dependent-inputs` when two correlated inputs are not in one group.
 */
export function refuseDependent(problem: SensitivityProblem, method: string): void {
  const units = unitsOf(problem);
  const unitWith = (id: string) => units.findIndex(({ columns }) => columns.includes(problem.inputs.indexOf(id)));
  const apart = dependences(problem).filter(({ first, second }) => unitWith(first) !== unitWith(second));
  if (apart.length === 0) return;
  const pairs = apart.map(({ first, second, value }) => `${first} and ${second} (${value})`).join(', ');
  throw usage(
    `${method} needs inputs that are independent; correlated are ${pairs}`,
    'dependent-inputs',
    'put correlated inputs in one group, or use PAWN, which does not need independence',
  );
}

/** One group for each set of inputs that hang together by correlations: named by its members, joined with `+`. */
export function correlatedGroups(problem: SensitivityProblem): InputGroup[] {
  const pairs = dependences(problem);
  const left = new Set(pairs.flatMap(({ first, second }) => [first, second]));
  const groups: InputGroup[] = [];
  for (const seed of problem.inputs) {
    if (!left.has(seed)) continue;
    const members = new Set([seed]);
    for (let size = 0; size !== members.size; ) {
      size = members.size;
      for (const { first, second } of pairs) {
        if (members.has(first)) members.add(second);
        if (members.has(second)) members.add(first);
      }
    }
    for (const member of members) left.delete(member);
    const inOrder = problem.inputs.filter((id) => members.has(id));
    groups.push({ id: inOrder.join('+'), members: inOrder });
  }
  return groups;
}

/** `[input x input]`, row-major. */
export function correlationMatrix(problem: SensitivityProblem): Float64Array {
  const size = problem.inputs.length;
  const matrix = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) matrix[i * size + i] = 1;
  for (const { first, second, value } of dependences(problem)) {
    const [i, j] = [problem.inputs.indexOf(first), problem.inputs.indexOf(second)];
    matrix[i * size + j] = value;
    matrix[j * size + i] = value;
  }
  return matrix;
}

/** Factor for `correlate`; undefined when all is independent. @throws JevonsError `not-a-correlation`. */
export function copulaFactor(problem: SensitivityProblem): Float64Array | undefined {
  if (dependences(problem).length === 0) return undefined;
  return choleskyFactor(correlationMatrix(problem), problem.inputs.length);
}

export function usage(what: string, code: string, hint?: string): JevonsError {
  return new JevonsError(what, { kind: 'usage', code, ...(hint === undefined ? {} : { hint }) });
}
