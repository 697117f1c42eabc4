#!/usr/bin/env node
// Starts the built command line. Plain JavaScript, so that an unbuilt clone gets a sentence and not a stack.
import { existsSync } from 'node:fs';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const main = new URL('../dist/cli/main.js', import.meta.url);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(
    `jevons: Node ${process.versions.node} is too old; Jevons needs Node 20.19 or later [old-node]\n`,
  );
  process.exitCode = 1;
} else if (!existsSync(main)) {
  process.stderr.write(
    'jevons: dist/cli/main.js is missing, this clone is not built; run "npm run build" [not-built]\n',
  );
  process.exitCode = 1;
} else {
  const { main: start } = await import(main.href);
  await start(process.argv.slice(2));
}
