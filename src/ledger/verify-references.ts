/** Checks of sources and definitions. */

import { type Catalog, groupBy } from './catalog-types.ts';
import type { Suspicion } from './suspicion.ts';
import { type TableName, tables } from './tables.ts';

export function verifyReferences(catalog: Catalog): Suspicion[] {
  return [...verifySources(catalog), ...verifyDefinitionRows(catalog), ...verifyIds(catalog)];
}

function verifySources(catalog: Catalog): Suspicion[] {
  const sources = catalog.rows('sources');
  const used = new Set(
    (Object.keys(tables) as TableName[]).flatMap((name) =>
      ['source', 'sources'].flatMap((column) => catalog.distinct(name, column).flat() as string[]),
    ),
  );
  const byTitle = groupBy(sources, (row) => `${row.title.toLowerCase()} ${row.url}`);
  const fileOf = new Map(sources.map((row, index) => [row, catalog.placeOf('sources', index).file]));
  // A file of one's own may name a document that the shipped table names too.
  const addressOf = (row: (typeof sources)[number]) => `${fileOf.get(row)} ${row.url.toLowerCase().replace(/\/$/, '')}`;
  const byAddress = groupBy(sources, addressOf);
  return sources.flatMap((row) => {
    const found: Suspicion[] = [];
    const add = (check: string, message: string) => found.push({ check, subject: row.id, message });
    if (!used.has(row.id)) add('unused-source', 'no row names it');
    if (row.confirmable && row.url === '') add('source-mark', 'marked as confirmable, but it has no address');
    const alike = row.url === '' ? byTitle.get(`${row.title.toLowerCase()} `) : byAddress.get(addressOf(row));
    const first = alike?.[0];
    if (first !== undefined && first !== row) add('duplicate-source', `the same document as ${first.id}`);
    return found;
  });
}

function verifyDefinitionRows(catalog: Catalog): Suspicion[] {
  const groups = groupBy(catalog.rows('definitions'), (row) => `${row.company} ${row.metric}`);
  return [...groups].flatMap(([subject, rows]) => {
    const defaults = rows.filter((row) => row.default).length;
    const bases = new Set(rows.map((row) => row.basis)).size;
    const found: Suspicion[] = [];
    if (defaults !== 1)
      found.push({ check: 'default-definition', subject, message: `${defaults} defaults; expected 1` });
    if (bases !== rows.length) {
      found.push({ check: 'definition-basis', subject, message: 'two definitions stand on one basis' });
    }
    return found;
  });
}

/** Ids are unique within their table. */
function verifyIds(catalog: Catalog): Suspicion[] {
  const named = ['actors', 'sources', 'metrics', 'guidance-definitions'] as const;
  return named.flatMap((name) => {
    const rows = catalog.rows(name) as readonly { readonly id: string }[];
    return [...groupBy(rows, (row) => row.id)].flatMap(([id, group]) =>
      group.length === 1 ? [] : [{ check: 'unique-id', subject: `${name} ${id}`, message: `${group.length} rows` }],
    );
  });
}
