// npm run bench: every file of bench/ that measures something, one after the other (nothing else may run beside a measurement).
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildLibrary } from './build.mjs';
import { root, run, setUp } from './setup.mjs';

const files = readdirSync(join(root, 'bench')).filter((file) => file.endsWith('.bench.mjs'));
const names = files.map((file) => file.replace('.bench.mjs', ''));
const usage = `usage: npm run bench                     all of it: 4 to 6 minutes when nothing else runs
       npm run bench -- engine growth    only these
       npm run bench -- --quick          100,000 futures of the race instead of a million
       npm run bench -- --help           this text

Benchmarks: ${names.join(', ')}.
Each checks its answers, then times, and prints a table for bench/README.md with the machine and its load.
Quote ratios; on a busy machine measure again.
`;

const asked = process.argv.slice(2);
if (asked.includes('--help') || asked.includes('-h')) {
  process.stdout.write(usage);
  process.exit(0);
}
const words = asked.filter((word) => word !== '--quick');
const unknown = words.filter((word) => !names.some((name) => name.includes(word)));
if (unknown.length > 0) {
  process.stderr.write(`jevons: no benchmark is called ${unknown.join(' or ')}\n\n${usage}`);
  process.exit(2);
}
if (asked.includes('--quick')) process.env.JEVONS_BENCH = 'quick';
setUp();
buildLibrary();
const chosen = files.filter((file) => words.length === 0 || words.some((word) => file.includes(word)));
const failed = chosen.filter((file) => !run(process.execPath, [join(root, 'bench', file)]).ok);
if (failed.length > 0) process.stderr.write(`jevons: failed: ${failed.join(', ')}\n`);
process.exit(failed.length === 0 ? 0 : 1);
