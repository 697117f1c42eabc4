/** Theses side by side on one calendar year: inputs that mean the same are taken alike where the ledger knows them. */
import { canonicalId, type IsoDate, JevonsError, type Localised } from '#base';
import type { Ledger } from '#ledger';
import { evaluateAll } from './evaluate.ts';
import { hasAnswer, ledgerAnswer } from './ledger-answer.ts';
import type { InputValues, LedgerDocument, LedgerMark, Thesis, ThesisInput } from './types.ts';

export interface CompareOptions {
  readonly year: number;
  readonly asOf?: IsoDate | undefined;
  /** By input id or concept, for every thesis that has it. */
  readonly set?: InputValues;
}

export interface ComparedThesis {
  readonly id: string;
  readonly title: Localised;
  readonly ownYear: number;
  readonly output: Thesis['output'];
  /** As published, in its own year. */
  readonly expected: number;
  readonly printed: string;
  /** On the common year; null when the thesis is not run or has no finite answer. */
  readonly answer: number | null;
  /** Why it is not run. */
  readonly refused: Localised | null;
}

export interface ComparedCell {
  readonly thesis: string;
  readonly input: string;
  readonly value: number;
  readonly unit: string;
  /** `ledger` for the common year; `published` where the ledger has none or the thesis speaks of that year alone. */
  readonly origin: 'ledger' | 'published' | 'set';
  readonly marks: readonly LedgerMark[];
}

export interface ComparedRow {
  readonly label: Localised;
  readonly concept: string;
  readonly cells: readonly ComparedCell[];
  /** Theses that have the input. */
  readonly shared: boolean;
  /** Those that have it take different values. */
  readonly differs: boolean;
  /** What the figure of the ledger is; null when no cell has one. */
  readonly note: Localised | null;
}

export interface Comparison {
  readonly year: number;
  readonly asOf: IsoDate;
  readonly theses: readonly ComparedThesis[];
  /** Inputs that several have first. */
  readonly rows: readonly ComparedRow[];
  readonly documents: readonly LedgerDocument[];
}

/** @throws JevonsError kind `usage`: `unknown-input` when no thesis has what is set, `units-differ` when they count it unlike. */
export function compareTheses(ledger: Ledger, theses: readonly Thesis[], options: CompareOptions): Comparison {
  const { year, asOf } = options;
  const set = Object.entries(options.set ?? {}).map(([word, value]) => setting(theses, word, value));
  const documents = new Map<string, LedgerDocument>();
  const cells = theses.flatMap((thesis) =>
    thesis.inputs.map((input): { input: ThesisInput; cell: ComparedCell } => {
      const shared = { thesis: thesis.id, input: input.id, unit: input.unit };
      const own = set.find(({ applies }) => applies(input));
      if (own !== undefined) return { input, cell: { ...shared, value: own.value, origin: 'set', marks: [] } };
      const found = ledgerAnswer(ledger, input, { asOf, year });
      if (!hasAnswer(found)) return { input, cell: { ...shared, value: input.value, origin: 'published', marks: [] } };
      for (const one of found.documents) documents.set(`${one.title} ${one.place}`, one);
      return { input, cell: { ...shared, value: found.value, origin: 'ledger', marks: found.marks } };
    }),
  );
  const whole = keepTogether(
    theses,
    cells.map(({ cell }) => cell),
  );
  return {
    year,
    asOf: asOf ?? ledger.dataDate,
    theses: theses.map((thesis) => compared(thesis, whole)),
    rows: rowsOf(theses, whole),
    documents: [...documents.values()],
  };
}

/** Inputs that only make sense together all move, or none. */
function keepTogether(theses: readonly Thesis[], cells: readonly ComparedCell[]): ComparedCell[] {
  const inputOf = (cell: ComparedCell) => inputIn(theses, cell);
  return cells.map((cell) => {
    const { together, value } = inputOf(cell);
    if (together === '' || cell.origin !== 'ledger') return cell;
    const partners = cells.filter((other) => other.thesis === cell.thesis && inputOf(other).together === together);
    const moved = partners.every(({ origin }) => origin === 'ledger');
    return moved ? cell : { ...cell, value, origin: 'published', marks: [] };
  });
}

function inputIn(theses: readonly Thesis[], cell: ComparedCell): ThesisInput {
  return theses.find(({ id }) => id === cell.thesis)?.inputs.find(({ id }) => id === cell.input) as ThesisInput;
}

function compared(thesis: Thesis, cells: readonly ComparedCell[]): ComparedThesis {
  const { id, title, year, output, expected, printed, kind, reproducibility } = thesis;
  const values = Object.fromEntries(
    cells.filter((cell) => cell.thesis === id).map(({ input, value }) => [input, value]),
  );
  const refused = kind === 'not_reproducible' ? reproducibility : null;
  const answer = refused === null ? (evaluateAll(thesis, [values])[0] ?? Number.NaN) : Number.NaN;
  return {
    id,
    title,
    ownYear: year,
    output,
    expected,
    printed,
    answer: Number.isFinite(answer) ? answer : null,
    refused,
  };
}

function rowsOf(theses: readonly Thesis[], cells: readonly ComparedCell[]): ComparedRow[] {
  const rows = new Map<string, { input: ThesisInput; cells: ComparedCell[] }>();
  for (const cell of cells) {
    const input = inputIn(theses, cell);
    const key = input.concept === '' ? `${cell.thesis} ${cell.input}` : `${input.concept} ${scaleUnit(input)}`;
    const row = rows.get(key) ?? { input, cells: [] };
    row.cells.push(cell);
    rows.set(key, row);
  }
  return [...rows.values()]
    .map(({ input, cells: held }) => ({
      label: input.label,
      concept: input.concept,
      cells: held,
      shared: held.length > 1,
      differs: new Set(held.map(({ value }) => value)).size > 1,
      note: held.some(({ origin }) => origin === 'ledger') ? input.ledgerNote : null,
    }))
    .sort((a, b) => Number(b.shared) - Number(a.shared));
}

/** `$bn` of `$bn/Year`: spending of a year is the same number whether called an amount or a rate. */
function scaleUnit({ unit }: ThesisInput): string {
  return unit.split('/')[0] ?? unit;
}

function setting(theses: readonly Thesis[], word: string, value: number) {
  const wanted = canonicalId(word.replaceAll('-', '_'));
  const applies = ({ id, concept }: ThesisInput) => id === wanted || canonicalId(concept) === wanted;
  const inputs = theses.flatMap((thesis) => thesis.inputs.filter(applies));
  if (inputs.length === 0) {
    const known = new Set(theses.flatMap((thesis) => thesis.inputs.map(({ id }) => id)));
    throw new JevonsError(`none of these theses has an input "${word}"`, {
      kind: 'usage',
      code: 'unknown-input',
      hint: `their inputs are ${[...known].join(', ')}`,
    });
  }
  if (!Number.isFinite(value)) {
    throw new JevonsError(`${word} cannot be ${value}`, {
      kind: 'usage',
      code: 'bad-value',
      hint: 'give a finite number',
    });
  }
  const units = [...new Set(inputs.map(scaleUnit))];
  if (units.length > 1) {
    throw new JevonsError(`${word} is counted in ${units.join(' and ')}`, {
      kind: 'usage',
      code: 'units-differ',
      hint: 'compare theses that count it alike, or set it in one thesis at a time',
    });
  }
  return { applies, value };
}
