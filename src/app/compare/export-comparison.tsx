/** The whole comparison as files: the table that the command line writes, or the result as it is. */
import { fileName } from '#formats';
import type { CompareResult } from '#studies';
import { compareRows } from '#studies';
import { stamped } from '../state/exports.ts';
import { TableExports } from '../view/table-exports.tsx';
import { useWords } from './context.ts';

export function ExportComparison({ result }: { readonly result: CompareResult }) {
  const words = useWords();
  const name = fileName('jevons', 'compare', '', result.hash.slice(0, 8));
  const { columns, records } = compareRows(result);
  const stamp = { ...result, scenario: { id: 'compare' }, dataDate: result.first.asOf };
  return (
    <section aria-labelledby="export-comparison">
      <h2 id="export-comparison">{words.exports}</h2>
      <div class="choices">
        <TableExports name={name} table={() => stamped({ columns, rows: records }, stamp)} result={result} />
      </div>
    </section>
  );
}
