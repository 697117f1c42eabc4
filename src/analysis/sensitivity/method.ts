/** What every sensitivity method says of itself, and the design and sample that it works with. */
import * as z from 'zod/mini';
import { canonicalJson, JevonsError, type Localised, sha256Hex } from '#base';
import { type SensitivityProblem, type Unit, unitsOf, usage } from './problem.ts';

// Compiled checks would need `new Function`, which a page's security policy forbids.
z.config({ jitless: true });

export type MethodId = 'oat' | 'morris' | 'sobol' | 'pawn';

/** Points of one method for one problem. Its id says all that it was made from: an output of another is refused. */
export interface SensitivityDesign<Id extends MethodId, Settings> {
  readonly method: Id;
  /** SHA-256, 64 hexadecimal digits. */
  readonly id: string;
  readonly problem: SensitivityProblem;
  readonly units: readonly Unit[];
  readonly settings: Settings;
  readonly seed: number;
  readonly runs: number;
  /** `[run x input]`, row-major, strictly between 0 and 1, correlated where the problem says so. */
  readonly points: Float64Array;
}

/** What a model gave for the points of a design. */
export interface Sample {
  readonly design: string;
  readonly outputs: readonly string[];
  /** `[output x run]`; not a number where a run failed or does not have the output. */
  readonly values: Float64Array;
}

/** Whether the numbers would move if more points were taken. */
export interface Verdict {
  readonly converged: boolean;
  /** Half of the widest 95 % interval among the indices judged, in their unit. */
  readonly widest: number;
  /** What it had to be under. */
  readonly tolerance: number;
  /** Base points at which it would be, if the error falls as one over their root; null when nothing is sampled. */
  readonly pointsNeeded: number | null;
}

export interface Estimate<Row> {
  readonly output: string;
  /** Of the design. */
  readonly designId: string;
  readonly runs: number;
  /** Base points left out because a run failed or does not have the output. */
  readonly dropped: number;
  /** One for each unit, in the order of the problem. */
  readonly rows: readonly Row[];
  readonly verdict: Verdict;
}

export interface SensitivityMethod<Id extends MethodId, Settings, Row, Result extends Estimate<Row> = Estimate<Row>> {
  readonly id: Id;
  readonly name: Localised;
  /** What it asks, in one sentence. */
  readonly asks: Localised;
  readonly reference: string;
  readonly settings: z.ZodMiniType<Settings>;
  /** Whether groups of inputs can share an index. */
  readonly groups: boolean;
  /** Runs that a design will take, before it is made. @throws JevonsError as `design`. */
  cost(problem: SensitivityProblem, settings?: Partial<Settings>): number;
  /** @throws JevonsError `bad-settings`, `no-inputs`, `unknown-input`, `dependent-inputs`, `groups-unsupported`. */
  design(problem: SensitivityProblem, seed: number, settings?: Partial<Settings>): SensitivityDesign<Id, Settings>;
  /** @throws JevonsError `other-design`, `unknown-output`, `too-few-points`, `constant-output`. */
  estimate(design: SensitivityDesign<Id, Settings>, sample: Sample, output?: string): Result;
}

/** @throws JevonsError `bad-settings` naming each setting at fault. */
export function readSettings<Settings>(
  schema: z.ZodMiniType<Settings>,
  given: Partial<Settings> | undefined,
  method: string,
): Settings {
  const read = z.safeParse(schema, given ?? {});
  if (read.success) return read.data;
  const issues = read.error.issues.map(
    (issue) =>
      new JevonsError(faultOf(issue), {
        kind: 'usage',
        code: 'bad-settings',
        where: issue.path.length === 0 ? method : issue.path.map(String).join('.'),
      }),
  );
  throw new JevonsError(`${method} cannot work with these settings`, { kind: 'usage', code: 'bad-settings', issues });
}

/** The schemas' own messages say only that the input is invalid: no language is loaded. */
function faultOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'too_small':
      return `is too small; expected ${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}`;
    case 'too_big':
      return `is too large; expected ${issue.inclusive ? 'at most' : 'less than'} ${issue.maximum}`;
    case 'not_multiple_of':
      return `is no multiple of ${issue.divisor}`;
    case 'unrecognized_keys':
      return `has no setting ${issue.keys.join(', ')}`;
    case 'invalid_type':
      return `is not a number of the kind expected (${issue.expected})`;
    default:
      return issue.message;
  }
}

export function sealedDesign<Id extends MethodId, Settings>(
  method: Id,
  problem: SensitivityProblem,
  seed: number,
  settings: Settings,
  points: Float64Array,
): SensitivityDesign<Id, Settings> {
  const { inputs, correlations = [], groups = [] } = problem;
  const id = sha256Hex(canonicalJson({ method, inputs, correlations, groups, settings, seed }));
  const runs = points.length / inputs.length;
  return { method, id, problem, units: unitsOf(problem), settings, seed, runs, points };
}

/** @throws JevonsError `groups-unsupported`. */
export function refuseGroups({ groups = [] }: SensitivityProblem, method: string): void {
  if (groups.every(({ members }) => members.length < 2)) return;
  throw usage(`${method} looks at one input at a time, not at groups`, 'groups-unsupported', 'use sobol or morris');
}

/**
 * The values of one output, after checking that they belong to the design.
 *
 * @throws JevonsError `other-design`, `unknown-output`.
 */
export function valuesFor<Id extends MethodId, Settings>(
  design: SensitivityDesign<Id, Settings>,
  sample: Sample,
  output: string | undefined,
): { readonly output: string; readonly values: Float64Array } {
  const { runs, id, method } = design;
  if (sample.design !== id || sample.values.length !== runs * sample.outputs.length) {
    throw usage(
      `these outputs belong to another design (${sample.design.slice(0, 12)}) than this one (${method}, ${id.slice(0, 12)})`,
      'other-design',
      'evaluate the model on the points of this design',
    );
  }
  const wanted = output ?? sample.outputs[0] ?? '';
  const place = sample.outputs.indexOf(wanted);
  if (place < 0)
    throw usage(`no output ${wanted} in the sample`, 'unknown-output', `it has ${sample.outputs.join(', ')}`);
  return { output: wanted, values: sample.values.subarray(place * runs, (place + 1) * runs) };
}

/** @throws JevonsError `too-few-points`. */
export function refuseTooFew(kept: number, least: number, of: number, output: string): void {
  if (kept >= least) return;
  throw usage(
    `only ${kept} of ${of} points give ${output} a value; at least ${least} are needed`,
    'too-few-points',
    'take more points, or another output',
  );
}

/** @throws JevonsError `constant-output`. */
export function refuseConstant(spread: number, size: number, output: string): void {
  if (spread > 1e-12 * size) return;
  throw new JevonsError(`${output} is the same in every run: no input moves it`, {
    kind: 'no-solution',
    code: 'constant-output',
    hint: 'ask about another output, or leave more inputs uncertain',
  });
}

/** Half-width of a 95 % interval over the standard error. */
const ninetyFive = 1.96;

/** @param points Base points that gave these errors. */
export function verdictOf(errors: readonly number[], tolerance: number, points: number): Verdict {
  const widest = ninetyFive * Math.max(0, ...errors.map((error) => (Number.isFinite(error) ? error : Infinity)));
  const needed = points * (widest / tolerance) * (widest / tolerance);
  return {
    converged: widest <= tolerance,
    widest,
    tolerance,
    pointsNeeded: Number.isFinite(needed) ? Math.max(points, Math.ceil(needed)) : null,
  };
}
