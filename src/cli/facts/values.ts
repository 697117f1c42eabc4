/** `jevons facts capex|revenue|cloud`: one figure with everything behind it, or companies side by side on one basis. */

import type { Command } from 'commander';
import { JevonsError } from '#base';
import { isTrailing, type Ledger } from '#ledger';
import { addExamples } from '../examples.ts';
import { addOutputOptions, deliver } from '../output.ts';
import type { Session } from '../session.ts';
import { loadNarrowLedger } from '../world.ts';
import { type Asked, oneFigure } from './one-figure.ts';
import { addFactOptions, lastYear, moneyView, namesOf, type ValueOptions } from './options.ts';
import { labelsOf } from './show.ts';
import { everyDefinition, sideBySide } from './side-by-side.ts';

/** Those of the race, in the order in which they are shown. */
export const buyers = ['amazon', 'microsoft', 'alphabet', 'meta', 'oracle', 'coreweave'];
/** Metrics that definitions of capex are made of. */
const partsOfCapex = ['capex_proceeds', 'finance_lease_principal'];

/** Companies that have the metric at all, when none is named. */
export function companiesWith(ledger: Ledger, metric: string): string[] {
  return buyers.filter((company) => ledger.catalog.definitionsOf(metric, company).length > 0);
}

async function values(metric: string, options: ValueOptions, session: Session): Promise<void> {
  const ledger = loadNarrowLedger([metric, ...partsOfCapex]);
  const { definition, asOf, lang } = options;
  const period = options.period ?? lastYear(ledger, asOf);
  const asked: Asked = { ledger, labels: labelsOf(ledger, lang), view: moneyView(options), lang, asOf };
  const named = namesOf(options.company, '--company');
  const companies = named ?? companiesWith(ledger, metric);
  if (definition === 'all') return deliver(everyDefinition(metric, companies, period, asked), options, session);
  if (named?.length === 1) {
    const fact = ledger.value({ company: named[0] ?? '', metric, definition, period, asOf });
    return deliver(oneFigure(fact, asked), options, session);
  }
  if (isTrailing(period)) {
    throw new JevonsError('the last four quarters of several companies are not the same days', {
      kind: 'usage',
      code: 'trailing-of-many',
      where: '--period',
      hint: 'name one company, or ask for a calendar year such as CY2025',
    });
  }
  const total = ledger.total({ companies, metric, definition, period, asOf });
  return deliver(sideBySide(total, asked, session), options, session);
}

export function defineValues(command: Command, metric: string, session: Session): void {
  addOutputOptions(addFactOptions(command)).action((options: ValueOptions) => values(metric, options, session));
  const name = command.name();
  const capexOnly: [string, string][] = [
    ['jevons facts capex --definition all --period FY2025', 'every definition side by side'],
    ['jevons facts capex --company meta --period CY2024 --real 2019 --currency eur', 'in euros of 2019'],
  ];
  addExamples(command, [
    [`jevons facts ${name} --company amazon --period CY2024 --format json`, 'one figure, with its documents'],
    [`jevons facts ${name} --company AMZN,GOOGL --period CY2025`, 'side by side on one basis'],
    [`jevons facts ${name} --company microsoft --period TTM`, 'the last four quarters'],
    ...(name === 'capex' ? capexOnly : []),
  ]);
}
