/** Reads a question to the ledger: `trailing capex@amazon + capex@meta over revenue@amazon + revenue@meta`. */
import type { LedgerQuestion, LedgerTerm, RowFilter } from './types.ts';

const hows: readonly string[] = ['trailing', 'guided', 'annualised', 'latest', 'earlier', 'months', 'mean'];

/**
 * @returns The question; as text, what is wrong with it.
 */
export function parseLedgerQuestion(text: string): LedgerQuestion | string {
  const [how = '', ...rest] = text.trim().split(/\s+/);
  if (!hows.includes(how)) return `"${how}" is no question; expected ${hows.join(', ')}`;
  const period = how === 'guided' ? rest.shift() : undefined;
  const [above = '', below] = rest.join(' ').split(' over ');
  const terms = termsOf(above);
  const over = below === undefined ? undefined : termsOf(below);
  for (const part of [terms, over]) if (typeof part === 'string') return part;
  return {
    text: text.trim(),
    how: how as LedgerQuestion['how'],
    ...(period === undefined ? {} : { period }),
    terms: terms as LedgerTerm[],
    ...(over === undefined ? {} : { over: over as LedgerTerm[] }),
  };
}

function termsOf(text: string): LedgerTerm[] | string {
  const terms = text.split(' + ').map((part) => termOf(part.trim()));
  return terms.find((term) => typeof term === 'string') ?? (terms as LedgerTerm[]);
}

function termOf(text: string): LedgerTerm | string {
  const figure = /^(\w+)(?:\/([\w-]+))?@([\w-]+)$/.exec(text);
  if (figure !== null) {
    const [, metric = '', definition, company = ''] = figure;
    return { kind: 'figure', metric, ...(definition === undefined ? {} : { definition }), company };
  }
  const observation = /^([\w-]+)\.(\w+)(?:\[(.*)\])?$/.exec(text);
  if (observation === null) return `"${text}" is neither metric@company nor table.column[filters]`;
  const [, table = '', column = '', filters = ''] = observation;
  const where = filters === '' ? [] : filters.split(/,\s*/).map(filterOf);
  return (
    where.find((filter) => typeof filter === 'string') ?? {
      kind: 'observation',
      table,
      column,
      where: where as RowFilter[],
    }
  );
}

function filterOf(text: string): RowFilter | string {
  const parts = /^(\w+)([=~])(.+)$/.exec(text);
  if (parts === null) return `"${text}" is no filter; expected column=text or column~text`;
  return { column: parts[1] ?? '', match: parts[2] === '=' ? 'is' : 'contains', text: parts[3] ?? '' };
}
