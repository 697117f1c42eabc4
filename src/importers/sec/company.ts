/** Which company a ticker or number means: ours first, then the SEC's own list. */
import { didYouMean, JevonsError } from '#base';
import type { CompanyInfo, Ledger } from '#ledger';
import { checkedDocument, type SecDocuments } from './documents.ts';
import { parseJson, readTickers } from './responses.ts';

export interface FoundCompany {
  /** Without leading zeros. */
  readonly cik: string;
  readonly ticker: string;
  /** The company as the ledger has it, when it does. */
  readonly known: CompanyInfo | undefined;
}

/**
 * @param query Ticker, or number at the SEC, or both; a name that the ledger knows will do for a ticker.
 * @throws JevonsError kind `usage`: `unknown-ticker`, `bad-cik`, `no-ticker-list`, `no-company-named`.
 */
export async function findSecCompany(
  query: { readonly ticker?: string | undefined; readonly cik?: string | undefined },
  ledger: Ledger,
  documents: SecDocuments,
): Promise<FoundCompany> {
  const ticker = query.ticker?.trim().toUpperCase() ?? '';
  if (query.cik !== undefined) {
    if (!/^(?:CIK)?\d{1,10}$/i.test(query.cik) || Number(query.cik.replace(/^cik/i, '')) === 0) throw badCik(query.cik);
    const cik = String(Number(query.cik.replace(/^cik/i, '')));
    const known = ledger.companies().find((company) => company.cik === cik);
    return { cik, ticker: ticker === '' ? (known?.ticker ?? '') : ticker, known };
  }
  if (ticker === '') {
    throw new JevonsError('no company is named', {
      kind: 'usage',
      code: 'no-company-named',
      hint: 'give --ticker NVDA, or --cik 1045810',
    });
  }
  const known = ledger.companies().find((company) => spellings(company).includes(ticker) && company.cik !== '');
  if (known !== undefined) return { cik: known.cik, ticker: known.ticker, known };
  return listed(ticker, ledger, documents);
}

function spellings({ id, ticker, name, aliases }: CompanyInfo): string[] {
  return [id, ticker, name, ...aliases].map((word) => word.toUpperCase());
}

async function listed(ticker: string, ledger: Ledger, documents: SecDocuments): Promise<FoundCompany> {
  const raw = await documents.read({ kind: 'tickers' });
  if (raw === undefined) {
    throw new JevonsError(`the folder holds no company_tickers.json to find "${ticker}" in`, {
      kind: 'usage',
      code: 'no-ticker-list',
      where: documents.origin,
      hint: 'save https://www.sec.gov/files/company_tickers.json there, or give --cik',
    });
  }
  const entries = checkedDocument(raw, ({ bytes, where }) => readTickers(parseJson(bytes, where), where));
  // Share classes are written BRK.B, BRK/B and BRK-B; the SEC writes a hyphen.
  const wanted = ticker.replace(/[./]/g, '-');
  const entry = entries.find((one) => one.ticker.toUpperCase() === wanted);
  if (entry !== undefined) {
    const known = ledger
      .companies()
      .find(({ cik, ticker: own }) => cik === entry.cik || (cik === '' && own.toUpperCase() === wanted));
    return { cik: entry.cik, ticker: entry.ticker, known };
  }
  const named = entries.filter((one) => one.name.toUpperCase().includes(ticker) && ticker.length >= 3).slice(0, 3);
  const near = didYouMean(
    ticker,
    entries.map((one) => one.ticker),
  );
  throw new JevonsError(`the SEC's list has no ticker "${ticker}"`, {
    kind: 'usage',
    code: 'unknown-ticker',
    where: '--ticker',
    hint:
      named.length > 0
        ? `did you mean ${named.map((one) => `${one.ticker} (${one.name})`).join(', ')}?`
        : near === undefined
          ? 'give --cik; only companies that file with the SEC can be imported'
          : `did you mean ${near}?`,
  });
}

function badCik(text: string): JevonsError {
  return new JevonsError(`got "${text}", expected the company's number at the SEC, up to ten digits`, {
    kind: 'usage',
    code: 'bad-cik',
    where: '--cik',
    hint: 'for example --cik 1045810',
  });
}
