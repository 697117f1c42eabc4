// npm test: all set-up, then every check the project makes of itself, in the order in which a failure is cheapest.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildApp } from './build.mjs';
import { findChromium } from './chromium.mjs';
import { root, run, setUp } from './setup.mjs';

const bin = (...parts) => join(root, 'node_modules', ...parts);
const vitest = bin('vitest', 'vitest.mjs');
const totals = { passed: 0, failed: 0, skipped: 0 };

function report(name, seconds, { passed, failed, skipped }) {
  totals.passed += passed;
  totals.failed += failed;
  totals.skipped += skipped;
  const outcome = failed > 0 ? `FAILED (${failed})` : 'ok';
  const counted = passed + failed + skipped > 1 ? `  ${passed} passed${skipped > 0 ? `, ${skipped} skipped` : ''}` : '';
  process.stdout.write(`${name.padEnd(12)} ${outcome}${counted}  ${seconds.toFixed(1)} s\n`);
}

function check(name, action) {
  const started = performance.now();
  const outcome = action();
  report(name, (performance.now() - started) / 1000, outcome);
}

function command(name, file, args) {
  check(name, () => {
    const { ok, output } = run(process.execPath, [file, ...args], { quiet: true });
    if (!ok) process.stdout.write(`${output}\n`);
    return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
  });
}

/** What a test measured and says for the reader of the log. */
function said(output) {
  return output.split('\n').filter((line) => /^(?:slider|budget|measured|redis)\b/.test(line));
}

/** Each failed test with its reason; a file that did not load with its own. */
function failuresOf(counts) {
  const files = counts?.testResults ?? [];
  return files
    .flatMap((file) => [
      ...(file.status === 'failed' && file.assertionResults.length === 0 ? [`${file.name}: ${file.message}`] : []),
      ...file.assertionResults
        .filter((test) => test.status === 'failed')
        .map((test) => `${file.name}: ${test.fullName}\n${test.failureMessages.join('\n')}`),
    ])
    .join('\n');
}

function suite(name, args, env = {}) {
  check(name, () => {
    mkdirSync(join(root, 'dist'), { recursive: true });
    const file = join(root, 'dist', `${name}-results.json`);
    rmSync(file, { force: true });
    const result = spawnSync(
      process.execPath,
      [vitest, 'run', ...args, '--reporter=json', `--outputFile.json=${file}`],
      {
        cwd: root,
        env: { ...process.env, NO_COLOR: '1', ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
        encoding: 'utf8',
        maxBuffer: 2 ** 28,
      },
    );
    const counts = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
    for (const line of said(result.stdout)) process.stdout.write(`  ${line}\n`);
    if (result.status !== 0) process.stdout.write(`${failuresOf(counts)}\n${result.stderr}\n`);
    const failed = counts?.numFailedTests ?? 0;
    return {
      passed: counts?.numPassedTests ?? 0,
      // A file that does not load fails the run without a failed test in it.
      failed: result.status === 0 ? failed : Math.max(1, failed),
      skipped: counts?.numPendingTests ?? 0,
    };
  });
}

setUp();
buildApp();
command('format', bin('@biomejs', 'biome', 'bin', 'biome'), ['check', '.']);
command('types', bin('typescript', 'bin', 'tsc'), ['-b', '--force']);
suite('layers', ['test/layers.test.ts']);
suite('unit', ['--exclude', 'test/layers.test.ts']);
suite('cli', ['--config', 'vitest.cli.config.ts']);
command('proofs', join(root, 'bin', 'jevons.js'), ['proofs', '--format', 'json']);

/** Measures times, so nothing else may run beside it. */
const budgets = 'test/browser/budgets.test.ts';
const required = process.env.JEVONS_REQUIRE_BROWSER === '1';
const chromium = findChromium();
if (chromium === undefined && !required) {
  totals.skipped += 1;
  process.stdout.write(
    'browser      SKIPPED: no Chromium found; install one (apt-get install chromium) or set JEVONS_CHROMIUM to its path\n',
  );
} else {
  const inBrowser = ['--config', 'vitest.browser.config.ts'];
  const environment = { JEVONS_REQUIRE_BROWSER: required ? '1' : '' };
  suite('budgets', [...inBrowser, budgets], environment);
  suite('browser', [...inBrowser, '--exclude', budgets], environment);
}

process.stdout.write(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped\n`);
process.exit(totals.failed === 0 ? 0 : 1);
