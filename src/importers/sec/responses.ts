/** What the SEC sends, checked: anything else is refused with the place of what was odd. */
import { z } from 'zod';
import { isDate, JevonsError } from '#base';

const day = z.string().refine(isDate, 'expected a day that exists, written YYYY-MM-DD');

const factSchema = z.object({
  start: day.optional(),
  end: day,
  val: z.number(),
  accn: z.string().regex(/^\d{10}-\d{2}-\d{6}$/, 'expected an accession number like 0001045810-20-000065'),
  form: z.string().min(1),
  filed: day,
});

/** One tagged number of one filing; `val` in units, not in millions. */
export type SecFact = z.infer<typeof factSchema>;

const conceptSchema = z.object({ units: z.record(z.string(), z.array(factSchema)) });

const companySchema = z.object({
  cik: z.union([z.number().int(), z.string().regex(/^\d{1,10}$/)]),
  entityName: z.string().min(1),
  facts: z.record(z.string(), z.record(z.string(), z.unknown())),
});

const tickersSchema = z.record(
  z.string(),
  z.object({ cik_str: z.number().int().positive(), ticker: z.string(), title: z.string() }),
);

const submissionsSchema = z.object({
  cik: z.union([z.number().int(), z.string().regex(/^\d{1,10}$/)]),
  name: z.string().min(1),
  tickers: z.array(z.string()).optional(),
  fiscalYearEnd: z
    .string()
    .regex(/^\d{4}$/, 'expected month and day like 0630')
    .nullish(),
});

/** Facts of one company, only under the tags asked for. */
export interface CompanyFacts {
  readonly cik: string;
  readonly name: string;
  /** `us-gaap:Revenues` to its facts in US dollars. */
  readonly byTag: ReadonlyMap<string, readonly SecFact[]>;
  /** Tags that are there, but in another unit: `us-gaap:Revenues` to `EUR, JPY`. */
  readonly otherUnits: ReadonlyMap<string, string>;
  /** Taxonomies that the response holds. */
  readonly taxonomies: readonly string[];
}

export interface Submissions {
  readonly cik: string;
  readonly name: string;
  readonly tickers: readonly string[];
  /** `06-30`; empty when the SEC gives none. */
  readonly fiscalYearEnd: string;
}

export interface TickerEntry {
  readonly cik: string;
  readonly ticker: string;
  readonly name: string;
}

/** @throws JevonsError `broken-json` or `not-utf8` when the bytes are not whole. */
export function parseJson(bytes: Uint8Array, where: string): unknown {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw refusal('the response is not UTF-8', 'not-utf8', where, 'try again later', cause);
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    const start = text.slice(0, 40).replace(/\s+/g, ' ').trim();
    const what = start === '' ? 'the response is empty' : `the response is not whole JSON: ${text.length} characters`;
    const shown = start === '' ? '' : `, beginning "${start}"`;
    throw refusal(`${what}${shown}`, 'broken-json', where, 'it may have been cut off: try again', cause);
  }
}

/**
 * @param tags Tags wanted, as `us-gaap:Revenues`; the rest of the response is not looked at.
 * @throws JevonsError `odd-response` with one issue for each place that is not as documented; `no-facts`.
 */
export function readCompanyFacts(value: unknown, tags: ReadonlySet<string>, where: string): CompanyFacts {
  const company = check(companySchema, value, where);
  const taxonomies = Object.keys(company.facts);
  const byTag = new Map<string, readonly SecFact[]>();
  const otherUnits = new Map<string, string>();
  if (Object.values(company.facts).every((concepts) => Object.keys(concepts).length === 0)) {
    throw refusal(`${company.entityName} has no facts there`, 'no-facts', where, 'companies file XBRL since 2009');
  }
  for (const name of tags) {
    const [taxonomy = '', tag = ''] = name.split(':');
    const concept = company.facts[taxonomy]?.[tag];
    if (concept === undefined) continue;
    const { units } = check(conceptSchema, concept, where, ['facts', taxonomy, tag]);
    if (units.USD !== undefined) byTag.set(name, units.USD);
    else otherUnits.set(name, Object.keys(units).join(', '));
  }
  return { cik: String(Number(company.cik)), name: company.entityName, byTag, otherUnits, taxonomies };
}

/** @throws JevonsError `odd-response`. */
export function readSubmissions(value: unknown, where: string): Submissions {
  const { cik, name, tickers, fiscalYearEnd } = check(submissionsSchema, value, where);
  const end = fiscalYearEnd ?? '';
  return {
    cik: String(Number(cik)),
    name,
    tickers: tickers ?? [],
    fiscalYearEnd: end === '' ? '' : `${end.slice(0, 2)}-${end.slice(2)}`,
  };
}

/** @throws JevonsError `odd-response`. */
export function readTickers(value: unknown, where: string): TickerEntry[] {
  return Object.values(check(tickersSchema, value, where)).map(({ cik_str, ticker, title }) => ({
    cik: String(cik_str),
    ticker,
    name: title,
  }));
}

function check<T>(schema: z.ZodType<T>, value: unknown, where: string, path: readonly string[] = []): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issues = result.error.issues.map((issue) => {
    const place = [...path, ...issue.path.map(String)].join('.');
    return new JevonsError(`${place === '' ? 'the response' : place}: ${issue.message}`, {
      kind: 'data',
      code: 'odd-response',
      where,
    });
  });
  const count = issues.length === 1 ? 'one place' : `${issues.length} places`;
  throw new JevonsError(`the response is not as documented in ${count}; nothing was imported`, {
    kind: 'data',
    code: 'odd-response',
    where,
    hint: 'the form of the data may have changed: keep the file and report it',
    issues,
  });
}

function refusal(what: string, code: string, where: string, hint: string, cause?: unknown): JevonsError {
  return new JevonsError(what, { kind: 'data', code, where, hint, cause });
}
