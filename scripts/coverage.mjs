// npm run coverage: lines of the pure layers that tests reach; fails under 90 %.
import { join } from 'node:path';
import { buildLibrary } from './build.mjs';
import { root, run, setUp } from './setup.mjs';

setUp();
buildLibrary();
process.exit(
  run(process.execPath, [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--coverage']).ok ? 0 : 1,
);
