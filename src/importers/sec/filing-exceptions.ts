/** What does not add up in the figures as they were filed. */
import { csvFormatRows, csvParseRows } from 'd3-dsv';
import { buildLedger, type Finding, verifyLedger } from '#ledger';
import type { Oddities } from './oddities.ts';
import { tableText } from './sec-tables.ts';

type Tables = Readonly<Record<string, string>>;

/**
 * What `verify` would find: told in the report, and explained in the ledger, since a filing is what it is. Most often a
 * year was restated and its quarters never were.
 *
 * @param imported Tables of the import.
 * @param packaged Tables of the package.
 * @returns A table `exceptions` for the import; nothing when all adds up.
 */
export function filingExceptions(
  company: string,
  imported: Tables,
  packaged: Tables,
  oddities: Oddities,
): Record<string, string> {
  const alone = tablesOf(company, packaged);
  const overlay = Object.entries(imported).map(([name, text]) => [`${name}.import.csv`, text]);
  const found = errorsAbout(company, { ...alone, ...Object.fromEntries(overlay) });
  const before = found.length === 0 ? [] : errorsAbout(company, alone);
  const keyOf = ({ check, subject }: Pick<Finding, 'check' | 'subject'>) => `${check} ${subject}`;
  const known = new Set(before.map(keyOf));
  const rows = new Map<string, Record<string, string>>();
  for (const finding of found.filter((one) => !known.has(keyOf(one)))) {
    const { check, subject, message } = finding;
    oddities.add('does-not-add-up', `${subject}: ${message}`);
    const reason = 'stands so in the filings; a year and its quarters may be of other vintages';
    rows.set(keyOf(finding), { check, subject, reason });
  }
  return rows.size === 0 ? {} : { exceptions: tableText('exceptions', [...rows.values()]) };
}

function errorsAbout(company: string, tables: Tables): Finding[] {
  return verifyLedger(buildLedger(tables)).filter(
    ({ severity, subject }) => severity === 'error' && subject.startsWith(`${company} `),
  );
}

/** The package's tables with the figures of one company: checking all of them takes long. */
function tablesOf(company: string, packaged: Tables): Record<string, string> {
  const whole = ['actors', 'sources', 'metrics', 'definitions', 'guidance-definitions', 'exceptions'];
  const kept = whole.flatMap((name): [string, string][] => {
    const text = packaged[`${name}.csv`];
    return text === undefined ? [] : [[`${name}.csv`, text]];
  });
  const [header = [], ...rows] = csvParseRows(packaged['financials.csv'] ?? '');
  const place = header.indexOf('company');
  const own = rows.filter((row) => row[place] === company);
  return {
    ...Object.fromEntries(kept),
    'financials.csv': csvFormatRows([header, ...own]),
    'guidance.csv': tableText('guidance', []),
  };
}
