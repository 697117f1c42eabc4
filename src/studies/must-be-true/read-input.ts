/** Reads a row of `inputs.csv`. */
import type { CsvRecord } from '../csv-records.ts';
import { cell, checkNumber, localised } from './cells.ts';
import type { Issues } from './issues.ts';
import { parseLedgerQuestion } from './ledger-question.ts';
import type { ThesisInput } from './types.ts';

/** @returns The input as written, with what is wrong with it reported. */
export function inputOf(row: CsvRecord, issues: Issues): ThesisInput {
  const id = cell(row, 'variable');
  const where = `inputs.csv ${cell(row, 'thesis')} ${id}:`;
  for (const column of ['value', 'low', 'high']) checkNumber(row, column, where, issues);
  for (const column of [
    'unit',
    'source_en',
    'source_fr',
    'label_en',
    'label_fr',
    'justification_en',
    'justification_fr',
    'ledger_note_en',
    'ledger_note_fr',
  ]) {
    if (cell(row, column) === '') issues.report(where, `${column} is empty`);
  }
  const [value, low, high] = [Number(cell(row, 'value')), Number(cell(row, 'low')), Number(cell(row, 'high'))];
  if (value < low || value > high)
    issues.report(where, `value ${value} is outside its plausible range, ${low} to ${high}`);
  const origin = cell(row, 'origin');
  if (origin !== 'stated' && origin !== 'inferred')
    issues.report(where, `origin is "${origin}"`, 'write stated or inferred');
  const written = cell(row, 'ledger');
  const ledger = written === '' ? undefined : parseLedgerQuestion(written);
  if (typeof ledger === 'string') issues.report(where, `ledger: ${ledger}`);
  return {
    id,
    unit: cell(row, 'unit'),
    value,
    low,
    high,
    origin: origin as ThesisInput['origin'],
    source: localised(row, 'source'),
    concept: cell(row, 'concept'),
    together: cell(row, 'together'),
    ...(ledger === undefined || typeof ledger === 'string' ? {} : { ledger }),
    ledgerNote: localised(row, 'ledger_note'),
    label: localised(row, 'label'),
    justification: localised(row, 'justification'),
  };
}
