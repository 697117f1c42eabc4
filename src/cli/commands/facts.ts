/** `jevons facts`: what companies spent and promised. */
import type { Command } from 'commander';
import { defineExport } from '../facts/export.ts';
import { defineGrowth } from '../facts/growth.ts';
import { defineGuidance } from '../facts/guidance.ts';
import { defineCompanies, defineSources } from '../facts/lists.ts';
import { defineOutcomes } from '../facts/outcomes.ts';
import { defineRatio } from '../facts/ratio.ts';
import { defineSeries } from '../facts/series.ts';
import { defineStatements } from '../facts/statements.ts';
import { defineValues } from '../facts/values.ts';
import { defineVerify } from '../facts/verify.ts';
import type { Session } from '../session.ts';

export function define(command: Command, session: Session): void {
  const subcommand = (name: string, summary: string) => command.command(name).summary(summary).description(summary);
  defineValues(subcommand('capex', 'capital expenditure, by definition'), 'capex', session);
  defineValues(subcommand('revenue', 'total revenue'), 'revenue', session);
  defineValues(subcommand('cloud', 'revenue of the cloud segment'), 'cloud_revenue', session);
  defineGrowth(subcommand('growth', 'growth between two periods on one definition'), session);
  defineRatio(subcommand('ratio', 'capex over revenue, cash flow and depreciation; free cash flow'), session);
  defineGuidance(subcommand('guidance', 'capex guidance with every revision'), session);
  defineOutcomes(subcommand('outcomes', 'first and last guidance against what came out'), session);
  defineStatements(subcommand('statements', 'what was said in public, by theme'), session);
  defineSeries(subcommand('series', 'a metric, prices, rents, tokens, compute: over time'), session);
  defineCompanies(subcommand('companies', 'companies and what is known of each'), session);
  defineVerify(subcommand('verify', 'check the facts against themselves'), session);
  defineSources(subcommand('sources', 'documents behind the figures'), session);
  defineExport(subcommand('export', 'the whole ledger, or chosen tables'), session);
}
