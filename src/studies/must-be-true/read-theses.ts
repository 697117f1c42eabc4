/** Reads `data/theses`: two tables and an equation file for each thesis. Every place at fault is listed, not the first. */
import { canonicalId, JevonsError } from '#base';
import { planModel } from '#engine';
import { checkModel, checkUnits, type Model, parseModel } from '#lang';
import { type CsvRecord, csvRecords } from '../csv-records.ts';
import { cell, checkNumber, localised } from './cells.ts';
import { equationsOf, numberIn, timeIds } from './formula.ts';
import { Issues } from './issues.ts';
import { inputOf } from './read-input.ts';
import {
  type Evidence,
  evidenceKinds,
  type Thesis,
  type ThesisGroup,
  type ThesisHead,
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

/**
 * @param csv Text of `data/theses/theses.csv`.
 * @returns In the order of the table.
 * @throws JevonsError `malformed-theses` with one issue a problem.
 */
export function readThesisHeads(csv: string): ThesisHead[] {
  const issues = new Issues();
  const heads = csvRecords(csv).map((row) => headOf(row, issues));
  issues.refuseAny();
  return heads;
}

/**
 * @param only Ids of the theses wanted, whose equations must be there; all when absent.
 * @returns In the order of the table.
 * @throws JevonsError `malformed-theses` with one issue a problem: cells, equations, units, values that do not agree.
 */
export function readTheses(texts: ThesisTexts, only?: readonly string[]): Thesis[] {
  const issues = new Issues();
  const heads = csvRecords(texts.theses).map((row) => headOf(row, issues));
  const ids = heads.map(({ id }) => id);
  const inputRows = csvRecords(texts.inputs);
  for (const id of new Set(inputRows.map((row) => cell(row, 'thesis')))) {
    if (!ids.includes(id)) issues.report('inputs.csv', `names the thesis ${id}, which has no row`);
  }
  const theses = heads.flatMap((head, index) => {
    const { id } = head;
    if (only !== undefined && !only.includes(id)) return [];
    if (ids.indexOf(id) !== index) issues.report(`theses.csv ${id}:`, 'stands twice in the table');
    const own = inputRows.filter((row) => cell(row, 'thesis') === id);
    return readThesis(head, own, texts.equations[equationFile(id)], issues);
  });
  issues.refuseAny();
  return theses;
}

/** Name of the file with the equations of a thesis. */
export function equationFile(id: string): string {
  return `${id.toLowerCase()}.mdl`;
}

function headOf(row: CsvRecord, issues: Issues): ThesisHead {
  checkThesisRow(row, issues);
  return {
    id: cell(row, 'id'),
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
    output: { id: cell(row, 'output'), unit: cell(row, 'unit'), label: localised(row, 'output') },
  };
}

function readThesis(
  head: ThesisHead,
  inputRows: readonly CsvRecord[],
  text: string | undefined,
  issues: Issues,
): Thesis[] {
  const { id, output } = head;
  const file = equationFile(id);
  if (text === undefined) {
    issues.report(`theses.csv ${id}:`, `has no equation file ${file}`);
    return [];
  }
  const model = parsed(text, file, issues);
  if (model === undefined) return [];
  const inputs = inputRows.map((row) => inputOf(row, issues));
  checkAgainstModel(head, inputs, model, issues);
  const words = new Map([[output.id, output.label], ...inputs.map((input) => [input.id, input.label] as const)]);
  return [{ ...head, equations: equationsOf(model, words), inputs, plan: planModel(model) }];
}

function parsed(text: string, file: string, issues: Issues): Model | undefined {
  try {
    const model = parseModel(text, file);
    const found = [...checkModel(model), ...checkUnits(model)];
    issues.found.push(...found);
    return found.length === 0 ? model : undefined;
  } catch (error) {
    if (!(error instanceof JevonsError)) throw error;
    issues.found.push(...(error.issues.length === 0 ? [error] : error.issues));
    return undefined;
  }
}

function checkThesisRow(row: CsvRecord, issues: Issues): void {
  const where = `theses.csv ${cell(row, 'id')}:`;
  const words = ['title', 'output', 'statement', 'weaknesses', 'reproducibility'].flatMap((name) => [
    `${name}_en`,
    `${name}_fr`,
  ]);
  for (const column of ['id', 'author', 'document', 'url', ...words]) {
    if (cell(row, column) === '') issues.report(where, `${column} is empty`);
  }
  if (!/^\d{4}(-\d{2}(-\d{2})?)?$/.test(cell(row, 'published')))
    issues.report(where, 'published is no day, month or year');
  for (const column of ['year', 'expected', 'tolerance']) checkNumber(row, column, where, issues);
  const choices = { group: thesisGroups, kind: thesisKinds, evidence: evidenceKinds } as const;
  for (const [column, values] of Object.entries(choices)) {
    if (!(values as readonly string[]).includes(cell(row, column))) {
      issues.report(where, `${column} is "${cell(row, column)}"`, `expected ${values.join(', ')}`);
    }
  }
}

/** The table and the equations say the same: constants, values, units. */
function checkAgainstModel(
  { id: thesis, output }: ThesisHead,
  inputs: readonly ThesisInput[],
  model: Model,
  issues: Issues,
): void {
  const free = model.definitions.filter(
    (definition) =>
      numberIn(definition) !== undefined && !definition.unchangeable && !timeIds.includes(definition.name.id),
  );
  const result = model.definitions.find(({ name }) => name.id === output.id);
  if (result?.units !== output.unit) {
    const has = result === undefined ? 'does not define it' : `has ${result.units}`;
    issues.report(`theses.csv ${thesis}:`, `output is ${output.id} in ${output.unit}, ${model.file} ${has}`);
  }
  for (const { name } of free) {
    if (!inputs.some(({ id }) => id === name.id)) {
      issues.report(
        `${model.file} ${name.text}:`,
        'has no row in inputs.csv',
        'add one, or write == when it is a conversion',
      );
    }
  }
  for (const { id, value, unit } of inputs) {
    const where = `inputs.csv ${thesis} ${id}:`;
    const definition = free.find(({ name }) => name.id === canonicalId(id));
    if (definition === undefined) issues.report(where, `is no constant of ${model.file}`);
    else if (numberIn(definition) !== value)
      issues.report(where, `value is ${value}, ${model.file} has ${numberIn(definition)}`);
    else if (definition.units !== unit) issues.report(where, `unit is ${unit}, ${model.file} has ${definition.units}`);
  }
}
