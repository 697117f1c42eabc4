/** A result as a workbook: a sheet a level, years across, and a sheet that adds up again by formulas. */
import type { Book, Cell, Sheet } from '#formats';
import type { HeadlineResult, LevelText } from '#studies';
import { commandLine } from './exports.ts';

const levels: readonly LevelText[] = ['0.025', '0.1', '0.25', '0.5', '0.75', '0.9', '0.975'];
/** Columns before the first year. */
const heads = ['output', 'unit'] as const;
const total = 'total_capex_by_year';
const firmRow = /^capex_by_year\[/;

/** @param query Of the link, without the question mark. */
export function workbook(result: HeadlineResult, query: string): Book {
  const years = yearsOf(result);
  const sheet = (name: string, value: (output: string, index: number) => number | undefined): Sheet => ({
    name,
    table: {
      columns: [...heads, ...years.map(String)],
      rows: result.outputs.map((output): Cell[] => [
        output.id,
        output.unit,
        ...years.map((year) => value(output.id, output.times.indexOf(year)) ?? null),
      ]),
    },
  });
  const mean = (id: string, index: number) => result.outputs.find((output) => output.id === id)?.mean[index];
  return {
    sheets: [
      sheet('mean', mean),
      ...levels.map((level) => sheet(`q${level}`, (id, index) => result.quantiles[id]?.[level][index])),
      checkSheet(result, years),
    ],
    about: [
      ['scenario', result.scenario.id],
      ['model', `${result.model.name} ${result.model.hash}`],
      ['data_date', result.dataDate],
      ['seed', String(result.seed)],
      ['n', String(result.n)],
      ['hash', result.hash],
      ['command', commandLine(result, query)],
      ['quantiles', 'q0.1 and q0.9 hold 80 % of futures between them; they do not add up over firms, means do'],
    ],
  };
}

function yearsOf({ outputs }: HeadlineResult): readonly number[] {
  const all = outputs.find(({ id }) => id === total)?.times ?? [];
  return all.filter((time) => Number.isInteger(time));
}

/** Means add up where quantiles do not: the firms' capex less the total of the same year is 0 but for rounding. */
function checkSheet({ outputs }: HeadlineResult, years: readonly number[]): Sheet {
  const row = (id: string) => outputs.findIndex((output) => output.id === id) + 2;
  const firms = outputs.filter(({ id }) => firmRow.test(id)).map(({ id }) => row(id));
  const rows = years.map((year, index): Cell[] => {
    const column = letter(index + heads.length);
    const sum = firms.map((at) => `mean!${column}${at}`).join('+');
    const whole = `mean!${column}${row(total)}`;
    const line = index + 2;
    return [year, `=${sum}`, `=${whole}`, `=IF(ABS(B${line}-C${line})<=1E-9*ABS(C${line}),"holds","FAILS")`];
  });
  return {
    name: 'check',
    table: { columns: ['year', 'sum_of_firms', 'total', 'verdict'], rows },
    formulas: ['sum_of_firms', 'total', 'verdict'],
  };
}

/** `A` for 0; there are never more than 26 columns. */
function letter(column: number): string {
  return String.fromCharCode(65 + column);
}
