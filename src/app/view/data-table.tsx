/** The data of a figure as a table for people. */
import { type Figure, type ValueFormat, valueText, yearText } from '#charts';
import { usePage } from './page.ts';
import { ScrollBox } from './scroll-box.tsx';

export function DataTable({ figure, format }: { readonly figure: Figure; readonly format: ValueFormat }) {
  const { words, language } = usePage();
  // Ids are for programs where a label says the same in words.
  const named = figure.table.columns.some(({ id }) => id === 'label');
  const shown = figure.table.columns.flatMap(({ id }, index) => (named && id === 'id' ? [] : [index]));
  const columns = shown.map((index) => figure.table.columns[index] ?? { id: '', label: '' });
  const rows = figure.table.rows.map((row) => shown.map((index) => row[index] ?? null));
  const timeColumn = columns.findIndex(({ id }) => id === 'year' || id === 'time');
  const statuses = { ...words.statuses, single: words.statuses['single-source'] ?? '' };
  const text = (cell: string | number | null, column: number): string => {
    if (cell === null) return '';
    if (typeof cell === 'string') return statuses[cell as keyof typeof statuses] ?? cell;
    if (column === timeColumn) return yearText(cell, language, columns[column]?.id === 'year');
    return valueText(cell, columns[column]?.format ?? format, language);
  };
  return (
    <ScrollBox label={figure.title}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col">
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            <tr key={`${row[0]} ${place}`}>
              {row.map((cell, index) =>
                index === 0 ? (
                  <th key={columns[index]?.id} scope="row">
                    {text(cell, index)}
                  </th>
                ) : (
                  <td key={columns[index]?.id} class={typeof cell === 'number' ? 'amount' : ''}>
                    {text(cell, index)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
