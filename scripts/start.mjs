// npm start: install and build what is missing, print the headline answer, serve the app on this machine.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildApp } from './build.mjs';
import { root, setUp } from './setup.mjs';

setUp();
buildApp();
const child = spawn(
  process.execPath,
  [join(root, 'bin', 'jevons.js'), 'serve', '--headline', ...process.argv.slice(2)],
  { stdio: 'inherit' },
);
// The server gets the signal too and ends by itself; this process only waits for it.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));
