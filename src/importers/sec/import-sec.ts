/** Company facts of the SEC to an overlay of the ledger: read, resolve, work out, compare. Writes nothing. */
import { createHash } from 'node:crypto';
import { type FiscalYearEnd, JevonsError } from '#base';
import type { Ledger } from '#ledger';
import { compareImports, type ImportChanges } from '../changes.ts';
import type { Overlay } from '../overlays.ts';
import { type FoundCompany, findSecCompany } from './company.ts';
import { checkedDocument, type RawDocument, type SecDocument, type SecDocuments } from './documents.ts';
import { reportFigures, soundFigures } from './figure-checks.ts';
import { type Figure, figuresOf, granularityOf } from './figures.ts';
import { filingExceptions } from './filing-exceptions.ts';
import { selectObservations } from './observations.ts';
import { Oddities, type Oddity } from './oddities.ts';
import { type CompanyFacts, parseJson, readCompanyFacts, readSubmissions, type Submissions } from './responses.ts';
import { newCompanyId, type SecCompany, secTables } from './sec-tables.ts';
import { FiscalCalendar, steadyYearEnd } from './spans.ts';
import { rulesFor, type SecRules } from './tag-rules.ts';
import { vintagesText, withEarlier } from './vintages.ts';

export interface SecImportQuery {
  readonly ticker?: string | undefined;
  readonly cik?: string | undefined;
  /** `06-30`, when the SEC's record is not at hand or is wrong. */
  readonly fiscalYearEnd?: FiscalYearEnd | undefined;
}

export interface SecImportPlace {
  readonly documents: SecDocuments;
  readonly rules: SecRules;
  /** The package's facts with the imports made before. */
  readonly ledger: Ledger;
  /** The package's facts alone. */
  readonly packaged: Ledger;
  /** Its tables. */
  readonly tables: Readonly<Record<string, string>>;
  /** Imports made before. */
  readonly overlays: readonly Overlay[];
  /** When the import happens, ISO 8601 in UTC. */
  readonly time: string;
}

export interface SecImport {
  readonly company: SecCompany;
  readonly overlay: Overlay;
  /** False when the overlay is what was there before: then there is nothing to write. */
  readonly isNews: boolean;
  readonly changes: ImportChanges;
  readonly oddities: readonly Oddity[];
  /** Figures of the package on the same definition and period: those that agree, and how many there are. */
  readonly agreement: { readonly agree: number; readonly of: number };
  readonly figures: number;
}

/**
 * @throws JevonsError kind `data` for any response that is not as documented (`odd-response`, `broken-json`, ...),
 *   `cik-mismatch`, `no-company-facts`, `no-usd-figures`, `fiscal-year-unknown`; kind `usage` for an unknown company.
 */
export async function importSec(query: SecImportQuery, place: SecImportPlace): Promise<SecImport> {
  const { documents, rules, ledger, packaged, overlays, time } = place;
  const oddities = new Oddities();
  const found = await findSecCompany(query, ledger, documents);
  const raw = await needDocument(documents, found.cik);
  const wanted = rulesFor(rules, found.cik);
  const tags = new Set(wanted.map(({ taxonomy, tag }) => `${taxonomy}:${tag}`));
  const response = checkedDocument(raw, ({ bytes, where }) => {
    const facts = readCompanyFacts(parseJson(bytes, where), tags, where);
    checkNumber(facts.cik, found.cik, where);
    return facts;
  });
  const submissions = await readSubmissionsOf(found.cik, documents);
  const company = settle(query, found, response, submissions, place, oddities);
  const name = `sec-${company.id}`;
  const before = overlays.find((overlay) => overlay.name === name);
  const facts = withEarlier(response, before?.vintages);
  const figures = workOut(facts, company, wanted, ledger, oddities);
  if (figures.figures.length === 0) throw noFigures(response, company, raw.where, tags, oddities);
  const agreement = compareWithLedger(company.id, figures.figures, packaged, oddities);
  const imported = secTables(company, figures.figures, figures.granularity, rules, packaged);
  const tables = { ...imported, ...filingExceptions(company.id, imported, place.tables, oddities) };
  const overlay: Overlay = {
    name,
    kind: 'sec',
    origin: documents.origin,
    imported: time,
    sha256: createHash('sha256').update(raw.bytes).digest('hex'),
    tables,
    vintages: vintagesText(facts),
  };
  const isNews = !sameContent(before, overlay);
  return {
    company,
    overlay: isNews || before === undefined ? overlay : before,
    isNews,
    changes: compareImports(before?.tables.financials, tables.financials ?? ''),
    oddities: oddities.list(),
    agreement,
    figures: figures.figures.length,
  };
}

function workOut(
  facts: CompanyFacts,
  company: SecCompany,
  wanted: ReturnType<typeof rulesFor>,
  ledger: Ledger,
  oddities: Oddities,
) {
  const metrics = ledger.catalog.metrics;
  const stocks = new Set([...metrics.values()].filter(({ kind }) => kind === 'stock').map(({ id }) => id));
  const calendar = new FiscalCalendar(company.fiscalYearEnd);
  const series = selectObservations({ facts, rules: wanted, calendar, stocks }, oddities);
  const granularity = granularityOf(series);
  const all = series.flatMap((one) => figuresOf(one, stocks.has(one.metric), granularity, oddities));
  const figures = soundFigures(all, (metric) => metrics.get(metric)?.may_be_negative !== false, oddities);
  reportFigures(figures, granularity, oddities);
  for (const metric of new Set(wanted.map((rule) => rule.metric))) {
    // A company gives its depreciation in one of two ways.
    const isDepreciation = metric.startsWith('depreciation');
    if (figures.some((one) => one.metric === metric || (isDepreciation && one.metric.startsWith('depreciation'))))
      continue;
    oddities.add('no-figures', `${metric}: no tag that we know; nothing imported for it`);
  }
  return { figures, granularity };
}

async function needDocument(documents: SecDocuments, cik: string): Promise<RawDocument> {
  const document: SecDocument = { kind: 'companyfacts', cik };
  const raw = await documents.read(document);
  if (raw !== undefined) return raw;
  const name = `CIK${cik.padStart(10, '0')}.json`;
  throw new JevonsError(`the folder holds no company facts of ${name.slice(0, -5)}`, {
    kind: 'data',
    code: 'no-company-facts',
    where: documents.origin,
    hint: `save https://data.sec.gov/api/xbrl/companyfacts/${name} there as companyfacts/${name}`,
  });
}

async function readSubmissionsOf(cik: string, documents: SecDocuments): Promise<Submissions | undefined> {
  const raw = await documents.read({ kind: 'submissions', cik });
  if (raw === undefined) return undefined;
  return checkedDocument(raw, ({ bytes, where }) => {
    const submissions = readSubmissions(parseJson(bytes, where), where);
    checkNumber(submissions.cik, cik, where);
    return submissions;
  });
}

function checkNumber(got: string, expected: string, where: string): void {
  if (got === expected) return;
  throw new JevonsError(`the response is about company ${got}; expected ${expected}`, {
    kind: 'data',
    code: 'cik-mismatch',
    where,
    hint: 'check the name of the file, or --cik',
  });
}

/** Who it is and when its year ends: as asked, else as the ledger has it, else as the SEC's record says. */
function settle(
  query: SecImportQuery,
  { cik, ticker, known }: FoundCompany,
  facts: CompanyFacts,
  submissions: Submissions | undefined,
  { ledger }: SecImportPlace,
  oddities: Oddities,
): SecCompany {
  const recorded = submissions === undefined || submissions.fiscalYearEnd === '' ? '' : submissions.fiscalYearEnd;
  const steady = recorded === '' ? '' : steadyYearEnd(recorded);
  const held = known?.fiscalYearEnd ?? '';
  const fiscalYearEnd = query.fiscalYearEnd ?? (held === '' ? steady : held);
  if (fiscalYearEnd === '') {
    throw new JevonsError(`when the fiscal year of ${facts.name} ends is not known`, {
      kind: 'data',
      code: 'fiscal-year-unknown',
      hint: 'give --fiscal-year-end 06-30, or save its submissions record in the folder',
    });
  }
  if (steady !== '' && steady !== fiscalYearEnd) {
    const text = `the SEC's record says that the year ends ${recorded}; ${fiscalYearEnd} is used`;
    oddities.add('year-end', text);
  }
  const symbol = ticker === '' ? (submissions?.tickers[0] ?? '') : ticker;
  const name = submissions?.name ?? facts.name;
  const taken = new Set(ledger.companies().map(({ id }) => id));
  const id = known?.id ?? newCompanyId(name, symbol, cik, taken);
  return { cik, ticker: symbol, name, id, fiscalYearEnd, known };
}

function noFigures(
  facts: CompanyFacts,
  company: SecCompany,
  where: string,
  tags: ReadonlySet<string>,
  oddities: Oddities,
): JevonsError {
  const units = [...facts.otherUnits].map(([tag, unit]) => `${tag} in ${unit}`);
  const odd = oddities.list().filter(({ code }) => code !== 'no-figures');
  return new JevonsError(`no figure of ${company.name} in US dollars under the tags that we know`, {
    kind: 'data',
    code: 'no-usd-figures',
    where,
    hint:
      units.length > 0
        ? `it has ${units.slice(0, 3).join('; ')}; import it with "jevons facts import csv"`
        : `it holds ${facts.taxonomies.join(', ')}; we know ${tags.size} tags of us-gaap and ifrs-full`,
    issues: odd.map(({ code, text }) => new JevonsError(text, { kind: 'data', code })),
  });
}

/** Figures that the package has too: they should be the same. */
function compareWithLedger(company: string, figures: readonly Figure[], packaged: Ledger, oddities: Oddities) {
  let agree = 0;
  let of = 0;
  if (!packaged.companies().some(({ id }) => id === company)) return { agree, of };
  for (const { metric, definition, period, vintages } of figures) {
    const held = packaged.catalog
      .factsOf(company, metric, definition)
      .filter((row) => row.period === period || (row.start === '' && `${row.period}Q4` === period));
    if (held.length === 0) continue;
    of++;
    const near = held.some((row) =>
      vintages.some(({ value }) => Math.abs(value / 1_000_000 - row.value) <= Math.max(1, row.rounded_to)),
    );
    if (near) {
      agree++;
      continue;
    }
    const ours = held.map((row) => `${row.value} (${row.sources[0]}, grade ${row.grade})`).join(', ');
    const theirs = vintages.map(({ value, filed }) => `${value / 1_000_000} (${filed})`).join(', ');
    oddities.add('ledger-differs', `${metric} (${definition}) ${period}: filings say ${theirs}, the ledger ${ours}`);
  }
  return { agree, of };
}

function sameContent(before: Overlay | undefined, after: Overlay): boolean {
  if (before === undefined || before.vintages !== after.vintages) return false;
  const names = new Set([...Object.keys(before.tables), ...Object.keys(after.tables)]);
  return [...names].every((name) => before.tables[name] === after.tables[name]);
}
