/** Figures in a row: "100, 80 and 75 billion". */

import type { Figure } from './figure.ts';

const gap = /^\s*(?:,|and|et|&|ou|or|, and|, et|puis)\s*(?:about |around |nearly |environ |près de |de )?$/iu;

/** Runs of figures of one kind with nothing but commas and "and" between them. */
export function figureRuns(text: string, figures: readonly Figure[]): Figure[][] {
  const runs: Figure[][] = [];
  for (const figure of figures) {
    const last = runs.at(-1)?.at(-1);
    const joined = last !== undefined && last.kind === figure.kind && gap.test(text.slice(last.end, figure.start));
    if (joined) runs.at(-1)?.push(figure);
    else runs.push([figure]);
  }
  return runs;
}

/** The last figure of the run in which one stands. */
export function lastOfRun(text: string, figures: readonly Figure[], figure: Figure): Figure {
  return (
    figureRuns(text, figures)
      .find((run) => run.includes(figure))
      ?.at(-1) ?? figure
  );
}
