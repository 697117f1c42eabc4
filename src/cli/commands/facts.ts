/** `jevons facts`: what companies spent and promised. */
import type { Command } from 'commander';
import { defineChanges } from '../facts/changes.ts';
import { defineGrowth, defineGuidance, defineOutcomes } from '../facts/comparisons.ts';
import { defineImport } from '../facts/import.ts';
import { defineCompanies, defineSources } from '../facts/lists.ts';
import { defineValues } from '../facts/values.ts';
import { defineVerify } from '../facts/verify.ts';
import type { Session } from '../session.ts';
import { joinUserFacts } from '../user-facts.ts';

export function define(command: Command, session: Session): void {
  const subcommand = (name: string, summary: string) => command.command(name).summary(summary).description(summary);
  defineValues(subcommand('capex', 'capital expenditure, by definition'), 'capex', session);
  defineValues(subcommand('revenue', 'total revenue'), 'revenue', session);
  defineValues(subcommand('cloud', 'revenue of the cloud segment'), 'cloud_revenue', session);
  defineGrowth(subcommand('growth', 'growth between two periods on one definition'), session);
  defineGuidance(subcommand('guidance', 'capex guidance with every revision'), session);
  defineOutcomes(subcommand('outcomes', 'first and last guidance against what came out'), session);
  defineCompanies(subcommand('companies', 'companies and what is known of each'), session);
  defineVerify(subcommand('verify', 'check the facts against themselves'), session);
  defineSources(subcommand('sources', 'documents behind the figures'), session);
  defineChanges(subcommand('changes', 'what became known since a day'), session);
  joinUserFacts(command.commands, session);
  defineImport(subcommand('import', 'facts from the SEC or from your own table'), session);
}
