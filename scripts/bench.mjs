// npm run bench: every file of bench/ that measures something, one after the other (nothing else may run beside a measurement).
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildLibrary } from './build.mjs';
import { root, run, setUp } from './setup.mjs';

setUp();
buildLibrary();
const wanted = process.argv.slice(2);
const files = readdirSync(join(root, 'bench')).filter((file) => file.endsWith('.bench.mjs'));
const chosen = files.filter((file) => wanted.length === 0 || wanted.some((word) => file.includes(word)));
if (chosen.length === 0) {
  process.stderr.write(`jevons: no benchmark matches ${wanted.join(' ')}; there are ${files.join(', ')}\n`);
  process.exit(2);
}
const failed = chosen.filter((file) => !run(process.execPath, [join(root, 'bench', file)]).ok);
process.exit(failed.length === 0 ? 0 : 1);
