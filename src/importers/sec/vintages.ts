/** The raw figures behind an import, kept so that none is lost when the SEC's file no longer holds it. */
import { csvFormatRows, csvParse } from 'd3-dsv';
import type { CompanyFacts, SecFact } from './responses.ts';

const columns = ['tag', 'start', 'end', 'filed', 'accession', 'form', 'value'];

/** One row for each figure in US dollars, in the order of tag, end, start, filing. */
export function vintagesText(facts: CompanyFacts): string {
  const rows = [...facts.byTag].flatMap(([tag, all]) =>
    all.map(({ start = '', end, filed, accn, form, val }) => [tag, start, end, filed, accn, form, String(val)]),
  );
  const ordered = rows.map((row) => ({ row, key: row.slice(0, 5).join(' ') }));
  ordered.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const distinct = ordered.filter(({ row }, index) => ordered[index - 1]?.row.join() !== row.join());
  return `${csvFormatRows([columns, ...distinct.map(({ row }) => row)])}\n`;
}

/** The facts with those of an earlier import that the new response lacks: a figure once public stays known. */
export function withEarlier(facts: CompanyFacts, earlier: string | undefined): CompanyFacts {
  if (earlier === undefined) return facts;
  const byTag = new Map([...facts.byTag].map(([tag, all]) => [tag, [...all]]));
  const keyOf = (tag: string, { start = '', end, filed, accn }: SecFact) => [tag, start, end, filed, accn].join(' ');
  const known = new Set([...byTag].flatMap(([tag, all]) => all.map((fact) => keyOf(tag, fact))));
  for (const row of csvParse(earlier)) {
    const { tag = '', start = '', end = '', filed = '', accession: accn = '', form = '', value } = row;
    const fact: SecFact = { ...(start === '' ? {} : { start }), end, filed, accn, form, val: Number(value) };
    if (known.has(keyOf(tag, fact))) continue;
    byTag.set(tag, [...(byTag.get(tag) ?? []), fact]);
  }
  return { ...facts, byTag };
}
