import { execFile, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { environment, jevons, root, startJevons, textWith } from './run-jevons.ts';

/** The names under "Commands:" of a help text. */
function commandsIn(help: string): string[] {
  const [, block = ''] = help.split(/^Commands:\n/m);
  const [names = ''] = block.split('\n\n');
  return [...names.matchAll(/^ {2}([a-z][a-z-]*)/gm)].map((match) => match[1] ?? '').filter((name) => name !== 'help');
}

/** Every command and subcommand with its help. */
function allHelp(path: readonly string[] = []): { path: readonly string[]; help: string }[] {
  const { code, stdout } = jevons([...path, '--help']);
  expect(code).toBe(0);
  return [{ path, help: stdout }, ...commandsIn(stdout).flatMap((name) => allHelp([...path, name]))];
}

const pages = allHelp();
const examples = pages.flatMap(({ help }) => [...help.matchAll(/^ {2}(jevons .*)$/gm)].map((match) => match[1] ?? ''));
const shortened = /^jevons serve/;
/** A step of "npm test" of its own. */
const elsewhere = /^jevons proofs$/;
/** Tested where there is a Redis. */
const queued = /redis:\/\//;

test('help lists the commands, and every command that does something has examples', () => {
  expect(pages.map(({ path }) => path.join(' '))).toEqual(
    expect.arrayContaining(['run', 'facts capex', 'facts growth', 'facts guidance', 'model show', 'proofs', 'serve']),
  );
  for (const { path, help } of pages) {
    expect(help).toMatch(/^Usage: jevons/);
    if (path.length > 0 && commandsIn(help).length === 0) expect(help).toContain('Examples:');
    expect(help).not.toContain('\u001b');
  }
});

const whole = examples.filter((line) => ![shortened, elsewhere, queued].some((pattern) => pattern.test(line)));
const inShell = promisify(execFile);

test.concurrent.each(whole)('%s', async (line) => {
  const script = `jevons() { '${process.execPath}' '${join(root, 'bin', 'jevons.js')}' "$@"; }; set -o pipefail; ${line}`;
  // Rejects with what was said when the line ends with another code than 0.
  await inShell('bash', ['-c', script], { cwd: root, env: environment(), maxBuffer: 1 << 28 });
});

test.each(examples.filter((line) => shortened.test(line)))('%s', async (line) => {
  // The examples ask for the usual port, which a test may not take for granted.
  const args = line
    .split(' ')
    .slice(1)
    .filter((word) => !/^--port$|^\d+$/.test(word));
  const child = startJevons([...args, '--port', '0', '--no-open']);
  expect(await textWith(child.stdout, 'Listening on ')).toContain('http://127.0.0.1:');
  child.kill('SIGTERM');
});

test("the version is the package's, and help is the same in three spellings", () => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  expect(jevons(['--version']).stdout).toBe(`${version}\n`);
  expect(jevons(['help', 'run']).stdout).toBe(jevons(['run', '--help']).stdout);
  expect(jevons([]).stdout).toBe(jevons(['--help']).stdout);
});

test('a reader that closes the pipe early is no failure', () => {
  const script = `'${process.execPath}' '${join(root, 'bin', 'jevons.js')}' model list --format csv | head -n 1; echo "\${PIPESTATUS[0]}"`;
  const result = spawnSync('bash', ['-c', script], {
    cwd: root,
    encoding: 'utf8',
    env: environment(),
  });
  expect(result.stdout.trim().split('\n').at(-1)).toBe('0');
  expect(result.stderr).toBe('');
});
