/** All results as files. */
import { csvText, jsonText } from '#formats';
import { exportName, resultTable } from '../state/exports.ts';
import { download } from './downloads.ts';
import { Menu } from './menu.tsx';
import { usePage } from './page.ts';

export function ExportMenu() {
  const { words, store } = usePage();
  const { result } = store.shown.value;
  const name = exportName(result);
  return (
    <Menu icon="export" label={words.export}>
      <p>{words.exportAll}</p>
      <div class="choices">
        <button
          type="button"
          class="button"
          onClick={() => download(`${name}.csv`, csvText(resultTable(result)), 'text/csv;charset=utf-8')}
        >
          {words.exportCsv}
        </button>
        <button
          type="button"
          class="button"
          onClick={() => download(`${name}-fr.csv`, csvText(resultTable(result), 'french'), 'text/csv;charset=utf-8')}
        >
          {words.exportCsvFrench}
        </button>
        <button
          type="button"
          class="button"
          onClick={() => download(`${name}.json`, jsonText(result), 'application/json')}
        >
          {words.exportJson}
        </button>
      </div>
    </Menu>
  );
}
