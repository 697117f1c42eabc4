/** Figures from filings as rows of the ledger's own tables. */
import { csvFormatRows } from 'd3-dsv';
import { type CompanyInfo, type Ledger, type TableName, tables } from '#ledger';
import type { Figure, Granularity, Vintage } from './figures.ts';
import type { Observation } from './observations.ts';
import type { SecRules } from './tag-rules.ts';

export interface SecCompany {
  readonly cik: string;
  readonly ticker: string;
  readonly name: string;
  /** Id in the ledger. */
  readonly id: string;
  readonly fiscalYearEnd: string;
  readonly known: CompanyInfo | undefined;
}

type Row = Readonly<Record<string, string | number>>;

/** Rows as CSV with every column of the table; a column not given is empty. */
export function tableText(name: TableName, rows: readonly Row[]): string {
  const columns = Object.keys(tables[name]);
  return `${csvFormatRows([columns, ...rows.map((row) => columns.map((column) => String(row[column] ?? '')))])}\n`;
}

/**
 * @param packaged The ledger without imports: what it has is not repeated.
 * @returns CSV texts of `financials`, `sources`, and where needed `actors` and `definitions`.
 */
export function secTables(
  company: SecCompany,
  figures: readonly Figure[],
  granularity: Granularity,
  rules: SecRules,
  packaged: Ledger,
): Record<string, string> {
  const documents = new Map<string, Observation>();
  for (const { from } of figures.flatMap(({ vintages }) => vintages)) {
    for (const one of from) documents.set(one.accession, one);
  }
  const facts = figures.flatMap((figure) =>
    figure.vintages.map((vintage, index) => factRow(company.id, figure, vintage, index, granularity)),
  );
  const sources = [...documents.values()]
    .sort((a, b) => (a.accession < b.accession ? -1 : 1))
    .map((one) => sourceRow(company, one));
  const definitions = definitionRows(company.id, figures, rules, packaged);
  const isNew = !packaged.companies().some(({ id }) => id === company.id);
  return {
    financials: tableText('financials', facts),
    sources: tableText('sources', sources),
    ...(definitions.length === 0 ? {} : { definitions: tableText('definitions', definitions) }),
    ...(isNew ? { actors: tableText('actors', [actorRow(company)]) } : {}),
  };
}

function factRow(company: string, figure: Figure, vintage: Vintage, index: number, granularity: Granularity): Row {
  const { metric, definition, period } = figure;
  const { value, start, end, filed, generation, from } = vintage;
  const [whole, part] = from;
  const step = Math.max(...from.map(({ accession }) => granularity(accession)));
  const comparative =
    index === 0 && generation > 0
      ? 'first tagged as the comparative of a later filing; the figure itself was public before'
      : '';
  return {
    company,
    metric,
    definition,
    period,
    start,
    end,
    value: millions(value),
    unit: 'USD million',
    rounded_to: step / 1_000_000,
    published: filed,
    published_reason: comparative,
    vintage: index === 0 ? 'first' : 'recast',
    status: part === undefined ? 'reported' : 'derived',
    grade: 'A',
    sources: [...new Set(from.map(({ accession }) => `sec-${accession}`))].join(';'),
    place: [...new Set(from.map(({ tag }) => tag))].join(' less '),
    arithmetic: part === undefined ? '' : `${millions(whole.value)} - ${millions(part.value)}`,
    note:
      part === undefined
        ? ''
        : `year to date ${whole.start} to ${whole.end} less ${part.start} to ${part.end}, dated with the later filing`,
  };
}

/** Exact to the dollar. */
function millions(usd: number): number {
  return Math.round(usd) / 1_000_000;
}

function sourceRow({ cik, name }: SecCompany, { accession, form, filed }: Observation): Row {
  const folder = accession.replaceAll('-', '');
  return {
    id: `sec-${accession}`,
    title: `${name}, ${form} filed ${filed}, ${accession}`,
    publisher: 'US Securities and Exchange Commission',
    url: `https://www.sec.gov/Archives/edgar/data/${cik}/${folder}/${accession}-index.htm`,
    kind: 'filing',
    confirmable: 'yes',
    credit: 'public domain (US government)',
  };
}

function definitionRows(company: string, figures: readonly Figure[], rules: SecRules, packaged: Ledger): Row[] {
  const used = new Map(figures.map(({ metric, definition }) => [`${metric} ${definition}`, { metric, definition }]));
  const rows: Row[] = [];
  for (const { metric, definition } of used.values()) {
    const held = packaged.catalog.definitionsOf(metric, company);
    if (held.some(({ id }) => id === definition)) continue;
    const rule = rules.definitions.find((one) => one.metric === metric && one.id === definition);
    if (rule === undefined) continue;
    const isFirst = held.length === 0 && !rows.some((row) => row.metric === metric);
    const { basis, text } = rule;
    const words = { text_en: text.en, text_fr: text.fr };
    rows.push({ metric, id: definition, company, default: isFirst ? 'yes' : 'no', guided: 'no', basis, ...words });
  }
  return rows;
}

function actorRow({ cik, ticker, name, id, fiscalYearEnd, known }: SecCompany): Row {
  const plain = plainName(name);
  const aliases = new Set([name.toLowerCase(), plain.toLowerCase(), ...(known?.aliases ?? [])]);
  aliases.delete(plain.toLowerCase() === id ? id : '');
  return {
    id,
    ticker,
    name: plain,
    aliases: [...aliases].map((alias) => alias.replaceAll('|', ' ')).join('|'),
    cik,
    fiscal_year_end: fiscalYearEnd,
    currency: 'USD',
    role: known?.role ?? 'other',
    label_en: plain,
    label_fr: plain,
  };
}

const legalForms =
  /[,.]?\s+(?:inc|incorporated|corp|corporation|co|company|ltd|limited|plc|n\.?v|s\.?a|ag|llc|lp|holdings?|group|de|\/\w+\/?)\.?$/i;

/** `APPLE INC.` to `Apple`, `International Business Machines Corp` to the same without `Corp`. */
export function plainName(name: string): string {
  let short = name.trim();
  while (legalForms.test(short)) short = short.replace(legalForms, '').trim();
  if (short === '') short = name.trim();
  return short === short.toUpperCase() && short.length > 4
    ? short.toLowerCase().replace(/(^|[\s-])(\p{L})/gu, (_, gap: string, letter: string) => gap + letter.toUpperCase())
    : short;
}

/** An id for a company that the ledger does not know: its name, with the ticker when the name is taken. */
export function newCompanyId(name: string, ticker: string, cik: string, taken: ReadonlySet<string>): string {
  const slug = (text: string) =>
    text
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '');
  const base = slug(plainName(name)) || `cik-${cik}`;
  return [base, `${base}-${slug(ticker)}`, `${base}-${cik}`].find((id) => !id.endsWith('-') && !taken.has(id)) ?? base;
}
