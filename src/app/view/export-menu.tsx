/** All results as files. */
import { useState } from 'preact/hooks';
import { exportName, resultTable } from '../state/exports.ts';
import { Menu } from './menu.tsx';
import { usePage } from './page.ts';
import { TableExports } from './table-exports.tsx';

export function ExportMenu() {
  const { words, store } = usePage();
  const { result } = store.shown.value;
  const name = exportName(result);
  return (
    <Menu icon="export" label={words.export} spoken={words.export}>
      <p>{words.exportAll}</p>
      <div class="choices">
        <TableExports name={name} table={() => resultTable(result)} result={result} />
        <BinaryExport format="xlsx" label={words.exportXlsx} />
        <BinaryExport format="parquet" label={words.exportParquet} />
      </div>
    </Menu>
  );
}

function BinaryExport({ format, label }: { readonly format: 'xlsx' | 'parquet'; readonly label: string }) {
  const { words, store } = usePage();
  const [failed, setFailed] = useState(false);
  const give = async () => {
    try {
      const { downloadBinary } = await import('./binary-exports.ts');
      const { result, query } = store.shown.value;
      await downloadBinary(format, result, query);
      setFailed(false);
    } catch {
      setFailed(true);
    }
  };
  return (
    <>
      <button type="button" class="button" onClick={give}>
        {label}
      </button>
      {failed ? (
        <p role="alert" class="flag">
          {words.exportFailed}
        </p>
      ) : null}
    </>
  );
}
