/** The whole comparison as files: the table that the command line writes, or the result as it is. */
import { csvText, fileName, jsonText } from '#formats';
import type { CompareResult } from '#studies';
import { compareRows } from '#studies';
import { stamped } from '../state/exports.ts';
import { download } from '../view/downloads.ts';
import { usePage } from '../view/page.ts';
import { useWords } from './context.ts';

export function ExportComparison({ result }: { readonly result: CompareResult }) {
  const words = useWords();
  const { words: page } = usePage();
  const name = fileName('jevons', 'compare', '', result.hash.slice(0, 8));
  const { columns, records } = compareRows(result);
  const stamp = { ...result, scenario: { id: 'compare' }, dataDate: result.first.asOf };
  const csv = (dialect: 'rfc4180' | 'french', ending: string) =>
    download(
      `${name}${ending}`,
      csvText(stamped({ columns, rows: records }, stamp), dialect),
      'text/csv;charset=utf-8',
    );
  return (
    <section aria-labelledby="export-comparison">
      <h2 id="export-comparison">{words.exports}</h2>
      <div class="choices">
        <button type="button" class="button" onClick={() => csv('rfc4180', '.csv')}>
          {page.exportCsv}
        </button>
        <button type="button" class="button" onClick={() => csv('french', '-fr.csv')}>
          {page.exportCsvFrench}
        </button>
        <button
          type="button"
          class="button"
          onClick={() => download(`${name}.json`, jsonText(result), 'application/json')}
        >
          {page.exportJson}
        </button>
      </div>
    </section>
  );
}
