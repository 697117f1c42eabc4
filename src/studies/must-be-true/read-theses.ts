/** Reads `data/theses`: two tables and an equation file for each thesis. Every place at fault is listed, not the first. */
import { canonicalId, frenchSpaces, JevonsError, type Localised } from '#base';
import { planModel } from '#engine';
import { checkModel, checkUnits, type Model, parseModel } from '#lang';
import { type CsvRecord, csvRecords } from '../csv-records.ts';
import { equationsOf, numberIn, timeIds } from './formula.ts';
import { parseLedgerQuestion } from './ledger-question.ts';
import {
  type Evidence,
  evidenceKinds,
  type Thesis,
  type ThesisGroup,
  type ThesisInput,
  type ThesisKind,
  thesisGroups,
  thesisKinds,
} from './types.ts';

export interface ThesisTexts {
  /** Text of `data/theses/theses.csv`. */
  readonly theses: string;
  /** Text of `data/theses/inputs.csv`. */
  readonly inputs: string;
  /** Texts of `data/theses/*.mdl` by file name: the id in lower case, then `.mdl`. */
  readonly equations: Readonly<Record<string, string>>;
}

type Report = (where: string, what: string, hint?: string) => void;

const cell = (row: CsvRecord, column: string): string => (row[column] ?? '').trim();

function localised(row: CsvRecord, column: string): Localised {
  return { en: cell(row, `${column}_en`), fr: frenchSpaces(cell(row, `${column}_fr`)) };
}

/**
 * @returns In the order of the table.
 * @throws JevonsError `malformed-theses` with one issue a problem: cells, equations, units, values that do not agree.
 */
export function readTheses(texts: ThesisTexts): Thesis[] {
  const issues: JevonsError[] = [];
  const report: Report = (where, what, hint) =>
    issues.push(
      new JevonsError(what, { kind: 'data', code: 'malformed-thesis', where, ...(hint === undefined ? {} : { hint }) }),
    );
  const inputRows = csvRecords(texts.inputs);
  const rows = csvRecords(texts.theses);
  const ids = rows.map((row) => cell(row, 'id'));
  for (const id of new Set(inputRows.map((row) => cell(row, 'thesis')))) {
    if (!ids.includes(id)) report('inputs.csv', `names the thesis ${id}, which has no row`);
  }
  const theses = rows.flatMap((row, index) => {
    const id = cell(row, 'id');
    if (ids.indexOf(id) !== index) report(`theses.csv ${id}:`, 'stands twice in the table');
    const file = `${id.toLowerCase()}.mdl`;
    const equations = texts.equations[file];
    if (equations === undefined) {
      report(`theses.csv ${id}:`, `has no equation file ${file}`);
      return [];
    }
    const own = inputRows.filter((inputRow) => cell(inputRow, 'thesis') === id);
    return readThesis(row, own, equations, file, report, issues);
  });
  if (issues.length === 0) return theses;
  throw new JevonsError(`data/theses has ${issues.length} problem${issues.length === 1 ? '' : 's'}`, {
    kind: 'data',
    code: 'malformed-theses',
    where: 'data/theses',
    issues,
  });
}

function readThesis(
  row: CsvRecord,
  inputRows: readonly CsvRecord[],
  text: string,
  file: string,
  report: Report,
  issues: JevonsError[],
): Thesis[] {
  const id = cell(row, 'id');
  checkThesisRow(row, report);
  const model = parsed(text, file, issues);
  if (model === undefined) return [];
  const inputs = inputRows.map((inputRow) => inputOf(inputRow, report));
  checkAgainstModel(id, inputs, model, report);
  const output = cell(row, 'output');
  const result = model.definitions.find(({ name }) => name.id === output);
  if (result === undefined) {
    report(`theses.csv ${id}:`, `output ${output} is no variable of ${file}`);
    return [];
  }
  const outputLabel = localised(row, 'output');
  const words = new Map([[output, outputLabel], ...inputs.map((input) => [input.id, input.label] as const)]);
  return [
    {
      id,
      group: cell(row, 'group') as ThesisGroup,
      kind: cell(row, 'kind') as ThesisKind,
      author: cell(row, 'author'),
      published: cell(row, 'published'),
      year: Number(cell(row, 'year')),
      expected: Number(cell(row, 'expected')),
      tolerance: Number(cell(row, 'tolerance')),
      printed: cell(row, 'printed'),
      evidence: cell(row, 'evidence') as Evidence,
      document: cell(row, 'document'),
      urls: cell(row, 'url').split(' ; '),
      title: localised(row, 'title'),
      statement: localised(row, 'statement'),
      weaknesses: localised(row, 'weaknesses'),
      reproducibility: localised(row, 'reproducibility'),
      output: { id: output, unit: result.units, label: outputLabel },
      equations: equationsOf(model, words),
      inputs,
      plan: planModel(model),
    },
  ];
}

function parsed(text: string, file: string, issues: JevonsError[]): Model | undefined {
  try {
    const model = parseModel(text, file);
    const found = [...checkModel(model), ...checkUnits(model)];
    issues.push(...found);
    return found.length === 0 ? model : undefined;
  } catch (error) {
    if (!(error instanceof JevonsError)) throw error;
    issues.push(...(error.issues.length === 0 ? [error] : error.issues));
    return undefined;
  }
}

function checkThesisRow(row: CsvRecord, report: Report): void {
  const where = `theses.csv ${cell(row, 'id')}:`;
  const words = ['title', 'output', 'statement', 'weaknesses', 'reproducibility'].flatMap((name) => [
    `${name}_en`,
    `${name}_fr`,
  ]);
  for (const column of ['id', 'author', 'document', 'url', ...words]) {
    if (cell(row, column) === '') report(where, `${column} is empty`);
  }
  if (!/^\d{4}(-\d{2}(-\d{2})?)?$/.test(cell(row, 'published'))) report(where, 'published is no day, month or year');
  for (const column of ['year', 'expected', 'tolerance']) checkNumber(row, column, where, report);
  const choices = { group: thesisGroups, kind: thesisKinds, evidence: evidenceKinds } as const;
  for (const [column, values] of Object.entries(choices)) {
    if (!(values as readonly string[]).includes(cell(row, column))) {
      report(where, `${column} is "${cell(row, column)}"`, `expected ${values.join(', ')}`);
    }
  }
}

function checkNumber(row: CsvRecord, column: string, where: string, report: Report): void {
  const written = cell(row, column);
  if (written === '' || !Number.isFinite(Number(written))) report(where, `${column} is "${written}"`, 'write a number');
}

function inputOf(row: CsvRecord, report: Report): ThesisInput {
  const id = cell(row, 'variable');
  const where = `inputs.csv ${cell(row, 'thesis')} ${id}:`;
  for (const column of ['value', 'low', 'high']) checkNumber(row, column, where, report);
  for (const column of [
    'unit',
    'source',
    'label_en',
    'label_fr',
    'justification_en',
    'justification_fr',
    'ledger_note_en',
    'ledger_note_fr',
  ]) {
    if (cell(row, column) === '') report(where, `${column} is empty`);
  }
  const [value, low, high] = [Number(cell(row, 'value')), Number(cell(row, 'low')), Number(cell(row, 'high'))];
  if (value < low || value > high) report(where, `value ${value} is outside its plausible range, ${low} to ${high}`);
  const origin = cell(row, 'origin');
  if (origin !== 'stated' && origin !== 'inferred') report(where, `origin is "${origin}"`, 'write stated or inferred');
  const written = cell(row, 'ledger');
  const ledger = written === '' ? undefined : parseLedgerQuestion(written);
  if (typeof ledger === 'string') report(where, `ledger: ${ledger}`);
  return {
    id,
    unit: cell(row, 'unit'),
    value,
    low,
    high,
    origin: origin as ThesisInput['origin'],
    source: cell(row, 'source'),
    concept: cell(row, 'concept'),
    together: cell(row, 'together'),
    ...(ledger === undefined || typeof ledger === 'string' ? {} : { ledger }),
    ledgerNote: localised(row, 'ledger_note'),
    label: localised(row, 'label'),
    justification: localised(row, 'justification'),
  };
}

/** The table and the equations say the same: constants, values, units. */
function checkAgainstModel(thesis: string, inputs: readonly ThesisInput[], model: Model, report: Report): void {
  const free = model.definitions.filter(
    (definition) =>
      numberIn(definition) !== undefined && !definition.unchangeable && !timeIds.includes(definition.name.id),
  );
  for (const { name } of free) {
    if (!inputs.some(({ id }) => id === name.id)) {
      report(`${model.file} ${name.text}:`, 'has no row in inputs.csv', 'add one, or write == when it is a conversion');
    }
  }
  for (const { id, value, unit } of inputs) {
    const where = `inputs.csv ${thesis} ${id}:`;
    const definition = free.find(({ name }) => name.id === canonicalId(id));
    if (definition === undefined) report(where, `is no constant of ${model.file}`);
    else if (numberIn(definition) !== value)
      report(where, `value is ${value}, ${model.file} has ${numberIn(definition)}`);
    else if (definition.units !== unit) report(where, `unit is ${unit}, ${model.file} has ${definition.units}`);
  }
}
