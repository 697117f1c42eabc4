/** What leaves the page as tables, texts and command lines; all pure. */
import type { Figure } from '#charts';
import { type Cell, fileName, type Table } from '#formats';
import type { HeadlineResult, LevelText } from '#studies';

const levels: readonly LevelText[] = ['0.025', '0.1', '0.25', '0.5', '0.75', '0.9', '0.975'];
const provenanceColumns = ['scenario', 'model', 'data_date', 'seed', 'n', 'hash'] as const;

/** What a result stands on. */
export type Stamp = Pick<HeadlineResult, 'model' | 'dataDate' | 'seed' | 'n' | 'hash'> & {
  readonly scenario: { readonly id: string };
};

function provenanceCells({ scenario, model, dataDate, seed, n, hash }: Stamp): readonly Cell[] {
  return [scenario.id, `${model.name} ${model.hash}`, dataDate, seed, n, hash];
}

/** One row per output and time; what it stands on in the last columns. */
export function resultTable(result: HeadlineResult): Table {
  const rows = result.outputs.flatMap((output) =>
    output.times.map((time, index): Cell[] => [
      output.id,
      output.unit,
      time,
      output.mean[index] ?? null,
      ...levels.map((level) => result.quantiles[output.id]?.[level][index] ?? null),
      ...provenanceCells(result),
    ]),
  );
  return {
    columns: ['output', 'unit', 'time', 'mean', ...levels.map((level) => `q${level}`), ...provenanceColumns],
    rows,
  };
}

/** The data of one figure, with what it stands on. */
export function figureTable(figure: Figure, stamp: Stamp): Table {
  return stamped({ columns: figure.table.columns.map(({ id }) => id), rows: figure.table.rows }, stamp);
}

/** Any table, with what it stands on in the last columns. */
export function stamped({ columns, rows }: Table, stamp: Stamp): Table {
  return {
    columns: [...columns, ...provenanceColumns],
    rows: rows.map((row) => [...row, ...provenanceCells(stamp)]),
  };
}

/** Name of an exported file, without its ending. */
export function exportName(result: Pick<Stamp, 'scenario' | 'hash'>, what = ''): string {
  return fileName('jevons', result.scenario.id, what, result.hash.slice(0, 8));
}

/** The command that gives the same result in a terminal. */
export function commandLine(result: HeadlineResult, query: string): string {
  const { scenario, seed, n, dataDate } = result;
  // Beliefs have no flag of their own; the link holds everything.
  if (Object.keys(scenario.beliefs).length > 0 || scenario.posterior !== undefined)
    return `jevons run '?${query}' --format json`;
  const set = Object.entries(scenario.set)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([id, value]) => `--set ${/[[\]]/.test(id) ? `'${id}=${value}'` : `${id}=${value}`}`);
  return ['jevons run', scenario.id, ...set, `--seed ${seed}`, `-n ${n}`, `--as-of ${dataDate}`, '--format json'].join(
    ' ',
  );
}
