/** A result as files: its table in both dialects of CSV, and all of it as JSON. */
import { csvText, jsonText, type Table } from '#formats';
import { download } from './downloads.ts';
import { usePage } from './page.ts';

interface TableExportsProps {
  /** Of the files, without its ending. */
  readonly name: string;
  /** Made only when somebody asks for it. */
  readonly table: () => Table;
  readonly result: unknown;
}

/** Three buttons; what groups them is the caller's. */
export function TableExports({ name, table, result }: TableExportsProps) {
  const { words } = usePage();
  const csv = (dialect: 'rfc4180' | 'french', ending: string) =>
    download(`${name}${ending}`, csvText(table(), dialect), 'text/csv;charset=utf-8');
  return (
    <>
      <button type="button" class="button" onClick={() => csv('rfc4180', '.csv')}>
        {words.exportCsv}
      </button>
      <button type="button" class="button" onClick={() => csv('french', '-fr.csv')}>
        {words.exportCsvFrench}
      </button>
      <button
        type="button"
        class="button"
        onClick={() => download(`${name}.json`, jsonText(result), 'application/json')}
      >
        {words.exportJson}
      </button>
    </>
  );
}
