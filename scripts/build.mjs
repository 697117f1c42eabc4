// Builds what has changed: the library (tsc), the command line (joined by vite), then the app (vite).
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fail, root, run, setUp } from './setup.mjs';

const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)]))
    .sort();
}

/** Hash of all that a build reads, so that an unchanged clone starts at once. */
function inputsHash(places) {
  const hash = createHash('sha256');
  for (const place of places) {
    const path = join(root, place);
    for (const file of existsSync(path) && !place.includes('.') ? filesBelow(path) : [path]) {
      if (file.endsWith('.test.ts')) continue;
      hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
    }
  }
  return hash.digest('hex');
}

function step(name, places, product, action) {
  const stampFile = join(root, 'dist', `.${name}-inputs`);
  const stamp = inputsHash(places);
  const fresh = existsSync(product) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp;
  if (fresh) return;
  process.stderr.write(`jevons: building the ${name} ...\n`);
  action();
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stampFile, stamp);
}

export function buildLibrary() {
  const settings = ['tsconfig.base.json', 'tsconfig.pure.json', 'tsconfig.node.json', 'package.json'];
  step('library', ['src', ...settings], join(root, 'dist', 'src', 'cli', 'main.js'), () => {
    // A file deleted from the sources must not live on in dist.
    for (const place of ['src', 'pure.tsbuildinfo', 'node.tsbuildinfo', 'browser.tsbuildinfo']) {
      rmSync(join(root, 'dist', place), { recursive: true, force: true });
    }
    // --force: tsc -b misses a changed option in an extended settings file.
    if (!run(process.execPath, [tsc, '-b', 'tsconfig.node.json', '--force']).ok)
      fail('the type check failed (see above)');
  });
}

/** Joins the files of the command line: looking up hundreds of modules takes longer than most commands compute. */
export function buildCommandLine() {
  buildLibrary();
  const places = ['src', 'vite.cli.config.ts', 'package-lock.json'];
  step('command line', places, join(root, 'dist', 'cli', 'main.js'), () => {
    if (!run(process.execPath, [vite, 'build', '--config', 'vite.cli.config.ts', '--logLevel', 'error']).ok)
      fail('the command line did not build (see above)');
  });
}

export function buildApp() {
  buildCommandLine();
  const places = ['src', 'model', 'data', 'docs/studies', 'vite.config.ts', 'tsconfig.base.json', 'package.json'];
  step('app', places, join(root, 'dist', 'app', 'en', 'index.html'), () => {
    if (!run(process.execPath, [vite, 'build', '--logLevel', 'error']).ok) fail('the app did not build (see above)');
  });
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  setUp();
  buildApp();
  process.stderr.write(
    process.argv.includes('--app')
      ? 'jevons: the static site is in dist/app\n'
      : 'jevons: built; try node bin/jevons.js --help\n',
  );
}
