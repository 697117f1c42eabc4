/** `jevons facts`: what companies spent and promised. A subcommand is read only when it is asked for. */
import type { Command } from 'commander';
import type { Session } from '../session.ts';
import { joinUserFacts } from '../user-facts.ts';

interface Subcommand {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<(command: Command, session: Session) => void>;
}

/** `jevons facts capex` and the like differ only in the metric. */
function values(name: string, summary: string, metric: string): Subcommand {
  const load = async () => {
    const { defineValues } = await import('../facts/values.ts');
    return (command: Command, session: Session) => defineValues(command, metric, session);
  };
  return { name, summary, load };
}

const subcommands: readonly Subcommand[] = [
  values('capex', 'capital expenditure, by definition', 'capex'),
  values('revenue', 'total revenue', 'revenue'),
  values('cloud', 'revenue of the cloud segment', 'cloud_revenue'),
  {
    name: 'growth',
    summary: 'growth between two periods on one definition',
    load: async () => (await import('../facts/growth.ts')).defineGrowth,
  },
  {
    name: 'ratio',
    summary: 'capex over revenue, cash flow and depreciation; free cash flow',
    load: async () => (await import('../facts/ratio.ts')).defineRatio,
  },
  {
    name: 'guidance',
    summary: 'capex guidance with every revision',
    load: async () => (await import('../facts/guidance.ts')).defineGuidance,
  },
  {
    name: 'outcomes',
    summary: 'first and last guidance against what came out',
    load: async () => (await import('../facts/outcomes.ts')).defineOutcomes,
  },
  {
    name: 'statements',
    summary: 'what was said in public, by theme',
    load: async () => (await import('../facts/statements.ts')).defineStatements,
  },
  {
    name: 'series',
    summary: 'a metric, prices, rents, tokens, compute: over time',
    load: async () => (await import('../facts/series.ts')).defineSeries,
  },
  {
    name: 'companies',
    summary: 'companies and what is known of each',
    load: async () => (await import('../facts/lists.ts')).defineCompanies,
  },
  {
    name: 'sources',
    summary: 'documents behind the figures',
    load: async () => (await import('../facts/lists.ts')).defineSources,
  },
  {
    name: 'verify',
    summary: 'check the facts against themselves',
    load: async () => (await import('../facts/verify.ts')).defineVerify,
  },
  {
    name: 'changes',
    summary: 'what became known since a day',
    load: async () => (await import('../facts/changes.ts')).defineChanges,
  },
  {
    name: 'export',
    summary: 'the whole ledger, or chosen tables',
    load: async () => (await import('../facts/export.ts')).defineExport,
  },
  {
    name: 'import',
    summary: 'facts from the SEC or from your own table',
    load: async () => (await import('../facts/import.ts')).defineImport,
  },
];

export async function define(command: Command, session: Session, args: readonly string[]): Promise<void> {
  for (const { name, summary, load } of subcommands) {
    const subcommand = command.command(name).summary(summary).description(summary);
    if (args.includes(name)) (await load())(subcommand, session);
    if (name !== 'import') joinUserFacts([subcommand], session);
  }
}
