/** `jevons facts ratio`: capex against revenue, operating cash flow and depreciation, and the cash that is left. */

import type { Command } from 'commander';
import { JevonsError } from '#base';
import { isTrailing, type Ledger, type SpendingRatios } from '#ledger';
import { addExamples } from '../examples.ts';
import { addOutputOptions, deliver } from '../output.ts';
import type { Session } from '../session.ts';
import { loadNarrowLedger } from '../world.ts';
import { addFactOptions, lastYear, moneyView, namesOf, type ValueOptions } from './options.ts';
import type { Asked } from './ratio-rows.ts';
import { manyCompanies, overTime } from './ratio-tables.ts';
import { companiesWith } from './values.ts';

interface RatioOptions extends ValueOptions {
  readonly quarters?: boolean;
}

/** Every period of the company that has capex, then the last four quarters. */
function periodsOf(company: string, options: RatioOptions, ledger: Ledger): string[] {
  const { definition, asOf } = options;
  const frequency = options.quarters === true ? 'quarter' : 'year';
  const { points } = ledger.series({ company, metric: 'capex', definition, frequency, asOf });
  const labels = points.map(({ period }) => period.label);
  return options.quarters === true ? labels.slice(-16) : [...labels, 'TTM'];
}

const needed = ['capex', 'revenue', 'operating_cash_flow', 'depreciation_ppe', 'depreciation_amortization'];

async function ratio(options: RatioOptions, session: Session): Promise<void> {
  const ledger = loadNarrowLedger(needed);
  const { definition, asOf, lang } = options;
  const asked: Asked = { ledger, view: moneyView(options), lang, asOf };
  const named = namesOf(options.company, '--company');
  const periods = namesOf(options.period, '--period');
  const [company = ''] = named ?? [];
  if (named?.length === 1 && periods?.length !== 1) {
    const found = (periods ?? periodsOf(company, options, ledger)).map((period) =>
      ledger.spending({ company, period, definition, asOf }),
    );
    const rows = found.filter((row): row is SpendingRatios => !('missing' in row));
    if (rows.length > 0) return deliver(overTime(rows, asked), options, session);
  }
  const period = periods?.[0] ?? lastYear(ledger, asOf);
  if ((periods?.length ?? 1) > 1) throw tooMany('--period', 'name one company to see several periods');
  if (isTrailing(period)) {
    const row = ledger.spending({ company, period, definition, asOf });
    if (named?.length !== 1) throw tooMany('--company', 'the last four quarters are those of one company: name it');
    if ('missing' in row) ledger.value({ company, metric: 'capex', period, definition, asOf });
    else return deliver(overTime([row], asked), options, session);
  }
  const companies = named ?? companiesWith(ledger, 'capex');
  const { rows, total } = ledger.spendingTable({ companies, period, definition, asOf });
  if (rows.length === 0) ledger.value({ company: companies[0] ?? '', metric: 'capex', period, definition, asOf });
  await deliver(manyCompanies(rows, total, period, asked), options, session);
}

function tooMany(where: string, hint: string): JevonsError {
  return new JevonsError('several companies over several periods do not fit one table', {
    kind: 'usage',
    code: 'too-many',
    where,
    hint,
  });
}

export function defineRatio(command: Command, session: Session): void {
  addFactOptions(command).option('--quarters', 'quarters instead of years, for one company');
  addOutputOptions(command).action((options: RatioOptions) => ratio(options, session));
  addExamples(command, [
    ['jevons facts ratio', 'companies side by side, last calendar year'],
    ['jevons facts ratio --company amazon --definition net', 'over time, on one definition'],
    ['jevons facts ratio --company alphabet --quarters --format csv', 'quarters, for a spreadsheet'],
  ]);
}
