/**
 * Every error that a person may meet: what, where, what was expected, what to do, and a code that never changes.
 */

/** Where an error comes from; the command line turns it into an exit code. */
export type ErrorKind =
  /** Asked for something that does not exist or makes no sense: exit code 2. */
  | 'usage'
  /** A file, a row or a value is malformed, missing or cannot be compared: exit code 3. */
  | 'data'
  /** A check that was asked for does not hold: exit code 4. */
  | 'check'
  /** The question has no solution: exit code 5. */
  | 'no-solution'
  /** Stopped by the person: exit code 130. */
  | 'aborted'
  /** Anything else: exit code 1. */
  | 'failure';

export interface ErrorDetails {
  readonly kind: ErrorKind;
  /** Stable, kebab-case: `unit-mismatch`. */
  readonly code: string;
  /** `race.mdl:214`, `--set`, `data/capex.csv row 12`. */
  readonly where?: string;
  /** What to do: `did you mean ...?`. */
  readonly hint?: string;
  /** Problems found together, one error each. */
  readonly issues?: readonly JevonsError[];
  readonly cause?: unknown;
}

export class JevonsError extends Error {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly where: string | undefined;
  readonly hint: string | undefined;
  readonly issues: readonly JevonsError[];

  /** @param what What is wrong and what was expected, in one sentence without its final stop. */
  constructor(what: string, details: ErrorDetails) {
    super(what, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'JevonsError';
    this.kind = details.kind;
    this.code = details.code;
    this.where = details.where;
    this.hint = details.hint;
    this.issues = details.issues ?? [];
  }

  /** One line: `where what; hint [code]`. */
  toLine(): string {
    const where = this.where === undefined ? '' : `${this.where} `;
    const hint = this.hint === undefined ? '' : `; ${this.hint}`;
    return `${where}${this.message}${hint} [${this.code}]`;
  }
}
