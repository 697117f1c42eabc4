// Everything that must be in place before the project can build: Node's version and the packages.
// This file has no dependency, because it runs before there are any.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const stampFile = join(root, 'node_modules', '.jevons-install');

export function fail(message) {
  process.stderr.write(`jevons: ${message}\n`);
  process.exit(1);
}

/** Runs a command with the person's terminal; its output goes to stderr so that stdout stays for answers. */
export function run(command, args, { quiet = false, env = {} } = {}) {
  const result = spawnSync(command, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  return { ok: result.status === 0, status: result.status, output: `${result.stdout ?? ''}${result.stderr ?? ''}` };
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    fail(`Node ${process.versions.node} is too old; Jevons needs Node 20.19 or later (https://nodejs.org)`);
  }
}

function lockStamp() {
  const hash = createHash('sha256');
  for (const file of ['package.json', 'package-lock.json']) hash.update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

/** Installs the locked packages unless this very lockfile is installed already. */
export function setUp() {
  checkNode();
  const stamp = lockStamp();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  process.stderr.write('jevons: installing packages (once) ...\n');
  // The audit and fund notes would reach for the network beyond the packages themselves.
  const quiet = ['--no-audit', '--no-fund', '--include=dev'];
  const locked = run('npm', ['ci', ...quiet], { quiet: true });
  if (!locked.ok) {
    // A lockfile written on one platform can be refused on another; this leaves the lockfile alone.
    const loose = run('npm', ['install', '--no-save', '--no-package-lock', ...quiet], { quiet: true });
    if (!loose.ok) {
      fail(
        `npm could not install the packages; check the network and the npm registry, then try again\n${loose.output.trim()}`,
      );
    }
  }
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp);
}
