/** Finds companies, metrics and definitions by what people type. */

import { canonicalId, didYouMean, isDate, JevonsError, type Localised } from '#base';
import type { Catalog, DefinitionRow } from './catalog-types.ts';
import type { TableRow } from './tables.ts';

type Actor = TableRow<'actors'>;

/**
 * @param word Id, ticker, name or alias, in any case.
 * @throws JevonsError kind `usage`, code `unknown-company`, with the nearest name.
 */
export function findCompany(catalog: Catalog, word: string): Actor {
  const wanted = canonicalId(word);
  for (const actor of catalog.actors.values()) {
    if (spellings(actor).some((spelling) => canonicalId(spelling) === wanted)) return actor;
  }
  const all = [...catalog.actors.values()];
  const near = didYouMean(
    word,
    all.flatMap((actor) => spellings(actor)),
  );
  const actor = all.find((actor) => near !== undefined && spellings(actor).includes(near));
  const known = all.filter((actor) => actor.ticker !== '').map((actor) => actor.id);
  throw new JevonsError(`unknown company "${word}"`, {
    kind: 'usage',
    code: 'unknown-company',
    hint: actor === undefined ? `known: ${known.join(', ')}` : `did you mean ${actor.id}?`,
  });
}

function spellings(actor: Actor): string[] {
  return [actor.id, actor.ticker, actor.name, ...actor.aliases].filter((spelling) => spelling !== '');
}

/** @throws JevonsError kind `usage`, code `unknown-metric`. */
export function findMetric(catalog: Catalog, word: string): TableRow<'metrics'> {
  const metric = catalog.metrics.get(canonicalId(word.replaceAll('-', '_')));
  if (metric !== undefined) return metric;
  const near = didYouMean(word, catalog.metrics.keys());
  throw new JevonsError(`unknown metric "${word}"`, {
    kind: 'usage',
    code: 'unknown-metric',
    hint: near === undefined ? `known: ${[...catalog.metrics.keys()].join(', ')}` : `did you mean ${near}?`,
  });
}

/**
 * A definition of a metric at a company.
 *
 * @param word Empty for the company's own (the one it guides on, else the default).
 * @returns Undefined when the definition exists, but this company does not report under it.
 * @throws JevonsError kind `usage`, code `unknown-definition`, when no company has it for this metric.
 */
export function findDefinition(
  catalog: Catalog,
  metric: string,
  company: string,
  word: string | undefined,
): DefinitionRow | undefined {
  const own = catalog.definitionsOf(metric, company);
  if (word === undefined || word === '') return own.find((definition) => definition.default) ?? own[0];
  const wanted = canonicalId(word).replaceAll('_', '-');
  const found = own.find((definition) => definition.id === wanted);
  if (found !== undefined) return found;
  const known = new Set(
    catalog
      .rows('definitions')
      .filter((row) => row.metric === metric)
      .map((row) => row.id),
  );
  if (known.has(wanted)) return undefined;
  const near = didYouMean(wanted, known);
  throw new JevonsError(`unknown definition "${word}" of ${metric}`, {
    kind: 'usage',
    code: 'unknown-definition',
    hint: near === undefined ? `known: ${[...known].join(', ')}` : `did you mean ${near}?`,
  });
}

export function textOf(row: { readonly text_en: string; readonly text_fr: string }): Localised {
  return { en: row.text_en, fr: row.text_fr };
}

export function labelOf(row: { readonly label_en: string; readonly label_fr: string }): Localised {
  return { en: row.label_en, fr: row.label_fr };
}

/** @throws JevonsError kind `usage`, code `bad-as-of`. */
export function checkAsOf(asOf: string | undefined): void {
  if (asOf === undefined || isDate(asOf)) return;
  throw new JevonsError(`"${asOf}" is not a date; expected a day that exists, written YYYY-MM-DD`, {
    kind: 'usage',
    code: 'bad-as-of',
  });
}
