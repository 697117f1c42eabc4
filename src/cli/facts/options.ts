/** What the facts commands have in common: which figures, as of when, in which money. */

import { type Command, Option } from 'commander';
import { JevonsError } from '#base';
import type { Ledger, MoneyView } from '#ledger';
import { dateArgument } from '../arguments.ts';
import type { OutputOptions } from '../output.ts';

export interface AsOfOptions extends OutputOptions {
  readonly asOf?: string;
}

export interface MoneyOptions extends AsOfOptions {
  readonly currency: 'usd' | 'eur';
  readonly real?: string;
}

export interface ValueOptions extends MoneyOptions {
  readonly company?: string;
  readonly period?: string;
  readonly definition?: string;
}

export function addAsOf(command: Command): Command {
  return command.option('--as-of <date>', 'only what was public by this day', dateArgument('--as-of'));
}

/** Adds `--currency --real`. */
export function addMoney(command: Command): Command {
  return command
    .addOption(
      new Option('--currency <currency>', 'usd or eur, at yearly averages').choices(['usd', 'eur']).default('usd'),
    )
    .option('--real <year>', 'in the money of that year, deflated with US consumer prices', yearArgument);
}

/** Adds `--company --period --definition --as-of --currency --real`. */
export function addFactOptions(command: Command): Command {
  command
    .option('--company <names>', 'slug, ticker or name; several with commas')
    .option('--period <period>', 'CY2024, FY2025, 2026Q2, or TTM for the last four quarters')
    .option('--definition <definition>', 'gross, net, incl-finance-leases ...; all for every one');
  return addMoney(addAsOf(command));
}

export function moneyView({ currency, real }: MoneyOptions): MoneyView {
  const code = currency === 'eur' ? 'EUR' : 'USD';
  return real === undefined ? { currency: code } : { currency: code, realYear: Number(real) };
}

/** Names between commas; undefined when none was given. @throws JevonsError `bad-argument` for an empty list. */
export function namesOf(text: string | undefined, option: string): string[] | undefined {
  if (text === undefined) return undefined;
  const names = text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
  if (names.length > 0) return names;
  throw new JevonsError(`got "${text}", expected at least one name`, {
    kind: 'usage',
    code: 'bad-argument',
    where: option,
  });
}

/** The last calendar year that was over a month before the day asked about. */
export function lastYear(ledger: Ledger, asOf: string | undefined): string {
  const day = asOf ?? ledger.dataDate;
  return `CY${Number(day.slice(0, 4)) - 1}`;
}

function yearArgument(text: string): string {
  if (/^\d{4}$/.test(text)) return text;
  throw new JevonsError(`got "${text}", expected a year like 2024`, {
    kind: 'usage',
    code: 'bad-argument',
    where: '--real',
  });
}
