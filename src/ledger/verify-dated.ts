/** Every row of every table says where it is from and when it is about, or why it cannot. */

import type { Catalog } from './catalog-types.ts';
import { observationInfo } from './observation-infos.ts';
import type { Suspicion } from './suspicion.ts';
import { observationTables, type TableName, tables } from './tables.ts';

/** Rows without a source or a date that no column explains. */
export function verifyDated(catalog: Catalog): Suspicion[] {
  return (Object.keys(tables) as TableName[]).flatMap((name) => {
    const date = dateColumn(name);
    const rows = catalog.rows(name) as readonly Readonly<Record<string, unknown>>[];
    const sourced = 'source' in tables[name] || 'sources' in tables[name];
    return rows.flatMap((row, index): Suspicion[] => {
      const subject = `${name} ${catalog.placeOf(name, index).row}`;
      const sources = [row.source, row.sources].flat().filter((id) => id !== undefined && id !== '');
      return [
        ...(sourced && sources.length === 0
          ? [{ check: 'no-source', subject, message: 'the row names no document' }]
          : []),
        ...(date !== undefined && row[date] === '' ? [{ check: 'no-date', subject, message: `${date} is empty` }] : []),
      ];
    });
  });
}

function dateColumn(name: TableName): string | undefined {
  if (name === 'guidance' || name === 'statements') return 'known_from';
  const table = observationTables.find((one) => one === name);
  return table === undefined ? undefined : observationInfo(table).date;
}
