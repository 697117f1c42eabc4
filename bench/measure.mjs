// What every benchmark needs: the machine in a line, rounds that take the variants in turn, a table.
import { cpus, loadavg, totalmem } from 'node:os';

export const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

/** @returns Result and seconds. */
export function timed(work) {
  const from = performance.now();
  const result = work();
  return [result, (performance.now() - from) / 1000];
}

export async function timedAsync(work) {
  const from = performance.now();
  const result = await work();
  return [result, (performance.now() - from) / 1000];
}

/**
 * Takes the variants in turn, so that a busy moment hits them all.
 *
 * @param variants Name to a function (async or not) that gives what it measured.
 * @returns Name to the measurements of each round.
 */
export async function rounds(variants, count) {
  const found = Object.fromEntries(Object.keys(variants).map((name) => [name, []]));
  for (let round = 0; round < count; round += 1) {
    for (const [name, measure] of Object.entries(variants)) found[name].push(await measure());
  }
  return found;
}

/** Median of the ratios round by round: what moves slowly hits both. */
export function ratio(over, under) {
  return median(over.map((value, round) => value / under[round]));
}

export function heading(title) {
  const memory = (totalmem() / 2 ** 30).toFixed(0);
  console.log(`\n## ${title}\n`);
  console.log(
    `${cpus()[0].model}, ${cpus().length} cores, ${memory} GB, Node ${process.version}, load ${loadavg()[0].toFixed(1)}, ${new Date().toISOString().slice(0, 10)}\n`,
  );
}

/** A markdown table; every column but the first is a number. */
export function table(columns, rows) {
  const lines = [columns, ...rows].map((row) => row.map(String));
  const widths = columns.map((_, i) => Math.max(3, ...lines.map((line) => line[i].length)));
  const line = (cells) =>
    `| ${cells.map((c, i) => (i === 0 ? c.padEnd(widths[i]) : c.padStart(widths[i]))).join(' | ')} |`;
  const rule = `| ${widths.map((width, i) => (i === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  console.log([line(lines[0]), rule, ...lines.slice(1).map(line)].join('\n'));
}

/** What is aimed at, and whether it was reached this time. */
export function aim(words, reached) {
  console.log(`\nAim: ${words}: ${reached ? 'reached' : 'NOT reached this time'}.`);
}

/** Ends the benchmark when answers differ: then there is nothing to time. */
export function must(same, words) {
  if (same) return;
  process.stderr.write(`${words}: nothing is timed\n`);
  process.exit(1);
}

export const quick = process.env.JEVONS_BENCH === 'quick';
