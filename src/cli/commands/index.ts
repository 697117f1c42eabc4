/** Every command: its name, what it does in a line, and where the rest is. The rest is read only when it is asked for. */
import type { CommandEntry } from '../command-entry.ts';

export const commands: readonly CommandEntry[] = [
  {
    name: 'run',
    summary: 'simulate the race: quantiles, and the answer in a sentence',
    load: () => import('./run.ts'),
  },
  {
    name: 'compare',
    summary: 'scenarios on the same draws: the difference, and which changes carry it',
    load: () => import('./compare.ts'),
  },
  {
    name: 'drivers',
    summary: 'which assumption carries the answer, with error bars',
    load: () => import('./drivers.ts'),
  },
  {
    name: 'race',
    summary: 'the firms play each other: pay-offs, equilibria, planner, coordination gap',
    load: () => import('./race.ts'),
  },
  {
    name: 'decide',
    summary: 'how much to build: which risk is greater, what it hangs on, what knowing and waiting are worth',
    load: () => import('./decide.ts'),
  },
  {
    name: 'fit',
    summary: 'what the facts say about the beliefs: a posterior, with its diagnostics',
    load: () => import('./fit.ts'),
  },
  {
    name: 'optimise',
    summary: 'which choice is best under these beliefs, within constraints',
    load: () => import('./optimise.ts'),
  },
  {
    name: 'sweep',
    summary: 'many futures row by row to Parquet: in shards, resumable, over machines',
    load: () => import('./sweep.ts'),
  },
  { name: 'worker', summary: 'compute queued sweeps for others', load: () => import('./worker.ts') },
  {
    name: 'backtest',
    summary: 'forecasts of past days, with what was public then, against what came',
    load: () => import('./backtest.ts'),
  },
  {
    name: 'facts',
    summary: 'capex, revenue, guidance and outcomes: by definition, as of a date, with sources',
    load: () => import('./facts.ts'),
  },
  {
    name: 'must-be-true',
    summary: 'the published pay-back calculations: run, solve, compare',
    load: () => import('./must-be-true.ts'),
  },
  {
    name: 'check',
    summary: "an article's figures against the facts: true, under which definition, wrong, outdated",
    load: () => import('./check.ts'),
  },
  {
    name: 'model',
    summary: 'the equations of the race; run and check any .mdl file',
    load: () => import('./model.ts'),
  },
  { name: 'proofs', summary: 'recompute the published numbers we claim', load: () => import('./proofs.ts') },
  {
    name: 'study',
    summary: 'questions answered in a page: words, pictures, tables, limits',
    load: () => import('./study.ts'),
  },
  {
    name: 'founding',
    summary: 'the founding example: one article, its figures under each definition',
    load: () => import('./founding.ts'),
  },
  {
    name: 'cite',
    summary: 'a reference for a figure, a result, the facts or the program',
    load: () => import('./cite.ts'),
  },
  {
    name: 'init',
    summary: 'a file to begin with: a company of your own, or a plan of orders',
    load: () => import('./init.ts'),
  },
  { name: 'serve', summary: 'the app on this machine', load: () => import('./serve.ts') },
  {
    name: 'completion',
    summary: 'completion of commands and options for bash, zsh or fish',
    load: async () => (await import('./completion.ts')).completionOf(commands),
  },
  {
    name: 'doctor',
    summary: 'say what is missing on this machine or in this clone',
    load: () => import('./doctor.ts'),
  },
];
