/** What an import changes against what was imported before under the same name. */
import { csvParse } from 'd3-dsv';

export interface ImportedFigure {
  readonly company: string;
  readonly metric: string;
  readonly definition: string;
  readonly period: string;
  readonly value: number;
  readonly published: string;
  readonly vintage: string;
}

export interface ImportChanges {
  readonly added: readonly ImportedFigure[];
  /** The same figure of the same day with another value. */
  readonly changed: readonly (ImportedFigure & { readonly before: number })[];
  readonly removed: readonly ImportedFigure[];
  readonly unchanged: number;
}

/** @param before Text of the table `financials` before, undefined when there was none. */
export function compareImports(before: string | undefined, after: string): ImportChanges {
  const [old, now] = [figures(before ?? ''), figures(after)];
  const added: ImportedFigure[] = [];
  const changed: (ImportedFigure & { before: number })[] = [];
  for (const [key, figure] of now) {
    const earlier = old.get(key);
    if (earlier === undefined) added.push(figure);
    else if (earlier.value !== figure.value) changed.push({ ...figure, before: earlier.value });
  }
  const removed = [...old].filter(([key]) => !now.has(key)).map(([, figure]) => figure);
  return { added, changed, removed, unchanged: now.size - added.length - changed.length };
}

function figures(text: string): Map<string, ImportedFigure> {
  const rows = csvParse(text).map((row): [string, ImportedFigure] => {
    const { company = '', metric = '', definition = '', period = '', published = '', vintage = '' } = row;
    const key = [company, metric, definition, period, vintage, published, row.sources].join('\n');
    return [key, { company, metric, definition, period, value: Number(row.value), published, vintage }];
  });
  return new Map(rows);
}
