/** Reads `model/parameters.csv`: every row at fault is listed, not the first. */

import { JevonsError } from '#base';
import { allScalars, type Plan } from '#engine';
import { cumulative, parseDistribution } from '#stats';
import { type CsvRecord, csvRecords } from './csv-records.ts';
import type { Parameter, ParameterGroup } from './world-types.ts';

const groups: readonly ParameterGroup[] = ['world', 'choice', 'structure'];
const grades = ['solid', 'contested', 'weak', 'judgement', 'fact'];
/** Of a belief, the share that must lie inside the domain: a tail may be cut, a body may not. */
const insideDomain = 0.98;

/** In the column of beliefs: a selector, of which only whole numbers mean something. */
const wholeNumber = 'whole';
const noBelief = ['', 'fixed', wholeNumber];

type Row = CsvRecord;

const text = (row: Row, column: string): string => (row[column] ?? '').trim();

function problemsOf(row: Row): string[] {
  const problems: string[] = [];
  const needed = ['id', 'unit', 'source', 'justification', 'label_en', 'label_fr'];
  for (const column of needed) if (text(row, column) === '') problems.push(`${column} is empty`);
  for (const column of ['default', 'low', 'high']) {
    const written = text(row, column);
    if (written === '' || !Number.isFinite(Number(written)))
      problems.push(`${column} is "${written}", expected a number`);
  }
  if (!groups.includes(text(row, 'group') as ParameterGroup)) {
    problems.push(`group is "${text(row, 'group')}", expected ${groups.join(', ')}`);
  }
  if (!grades.includes(text(row, 'grade')))
    problems.push(`grade is "${text(row, 'grade')}", expected ${grades.join(', ')}`);
  const [value, low, high] = ['default', 'low', 'high'].map((column) => Number(text(row, column))) as [
    number,
    number,
    number,
  ];
  if (value < low || value > high) problems.push(`default ${value} is outside its domain, ${low} to ${high}`);
  return [...problems, ...beliefProblems(row, low, high)];
}

function beliefProblems(row: Row, low: number, high: number): string[] {
  const written = text(row, 'distribution');
  if (noBelief.includes(written)) return [];
  try {
    const belief = parseDistribution(written);
    const inside = cumulative(belief, high) - cumulative(belief, low);
    return inside >= insideDomain
      ? []
      : [`only ${inside.toFixed(3)} of ${written} lies in the domain, ${low} to ${high}`];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

function parameterOf(row: Row): Parameter {
  const written = text(row, 'distribution');
  const [evidenceLow, evidenceHigh] = [text(row, 'evidence_low'), text(row, 'evidence_high')];
  return {
    id: text(row, 'id'),
    group: text(row, 'group') as ParameterGroup,
    unit: text(row, 'unit'),
    default: Number(text(row, 'default')),
    low: Number(text(row, 'low')),
    high: Number(text(row, 'high')),
    ...(noBelief.includes(written) ? {} : { belief: parseDistribution(written) }),
    ...(written === wholeNumber ? { whole: true } : {}),
    ...(evidenceLow === '' || evidenceHigh === ''
      ? {}
      : { evidence: [Number(evidenceLow), Number(evidenceHigh)] as const }),
    source: text(row, 'source'),
    grade: text(row, 'grade'),
    justification: text(row, 'justification'),
    ...(text(row, 'known_since') === '' ? {} : { knownSince: text(row, 'known_since') }),
    ...(text(row, 'fact') === '' ? {} : { fact: text(row, 'fact') }),
    ...(text(row, 'control') === '' ? {} : { control: Number(text(row, 'control')) }),
    correlatedWith: correlationsOf(row),
    label: { en: text(row, 'label_en'), fr: text(row, 'label_fr') },
    note: text(row, 'note'),
  };
}

/** `other_id:0.9; third_id:-0.2`. */
function correlationsOf(row: Row): Parameter['correlatedWith'] {
  return text(row, 'correlated_with')
    .split(';')
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const [id = '', value = ''] = part.split(':');
      return { id: id.trim(), value: Number(value) };
    });
}

/**
 * @returns By id, in the order of the file.
 * @throws JevonsError `malformed-parameters` with one issue a problem.
 */
export function readParameters(csv: string, plan: Plan): ReadonlyMap<string, Parameter> {
  const rows = csvRecords(csv);
  const constants = new Map(
    allScalars(plan)
      .filter(({ kind }) => kind === 'constant')
      .map((scalar) => [scalar.id, scalar]),
  );
  const timing = new Set(['initial_time', 'final_time', 'time_step', 'saveper']);
  const issues: JevonsError[] = [];
  const at = (where: string, what: string, hint?: string) =>
    issues.push(
      new JevonsError(what, {
        kind: 'data',
        code: 'malformed-parameter',
        where,
        ...(hint === undefined ? {} : { hint }),
      }),
    );
  const found = new Map<string, Parameter>();
  rows.forEach((row, index) => {
    const where = `parameters.csv row ${index + 2} ${text(row, 'id')}:`;
    const problems = problemsOf(row);
    for (const problem of problems) at(where, problem);
    if (problems.length > 0) return;
    const parameter = parameterOf(row);
    if (found.has(parameter.id)) at(where, 'stands twice in the table');
    const constant = constants.get(parameter.id);
    if (constant === undefined)
      at(where, 'is no constant of the model', 'take the row out, or add the constant to the model');
    else if (constant.unit !== parameter.unit) at(where, `unit is ${parameter.unit}, the model says ${constant.unit}`);
    found.set(parameter.id, parameter);
  });
  for (const [id, { value }] of constants) {
    // A constant given by an expression of others is no belief of its own.
    if (value !== undefined && !found.has(id) && !timing.has(id))
      at('parameters.csv', `has no row for the constant ${id}`, 'every constant needs one');
  }
  for (const { id, correlatedWith } of found.values()) {
    for (const other of correlatedWith) {
      const bothDrawn = found.get(id)?.belief !== undefined && found.get(other.id)?.belief !== undefined;
      if (!bothDrawn || !(Math.abs(other.value) < 1))
        at(`parameters.csv ${id}:`, `cannot be correlated with ${other.id} by ${other.value}`);
    }
  }
  if (issues.length === 0) return found;
  throw new JevonsError(`parameters.csv has ${issues.length} problem${issues.length === 1 ? '' : 's'}`, {
    kind: 'data',
    code: 'malformed-parameters',
    where: 'model/parameters.csv',
    issues,
  });
}
