/** Starts the built command line as a person would. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const bin = join(root, 'bin', 'jevons.js');

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Settings {
  readonly input?: string;
  readonly env?: Record<string, string>;
  readonly cwd?: string;
}

/** The person's folder of a test file: facts that somebody imported on this machine are no part of a test. */
export const userData = mkdtempSync(join(tmpdir(), 'jevons-data-'));

export function environment(extra: Record<string, string> = {}): NodeJS.ProcessEnv {
  // The source condition is for vitest; the built files must not see it.
  return { ...process.env, NODE_OPTIONS: '', DEBUG: '', JEVONS_DATA: userData, JEVONS_USER_AGENT: '', ...extra };
}

export function jevons(args: readonly string[], settings: Settings = {}): Outcome {
  const result = spawnSync(process.execPath, [bin, ...args], {
    cwd: settings.cwd ?? root,
    encoding: 'utf8',
    env: environment(settings.env),
    maxBuffer: 1 << 28,
    ...(settings.input === undefined ? {} : { input: settings.input }),
  });
  return { code: result.status, stdout: result.stdout, stderr: result.stderr };
}

/** Standard output as JSON; fails with what was said when the command did. */
export function jevonsJson<T>(args: readonly string[]): T {
  const outcome = jevons([...args, '--format', 'json']);
  if (outcome.code !== 0) throw new Error(`exit ${outcome.code}: ${outcome.stderr}`);
  return JSON.parse(outcome.stdout) as T;
}

export function startJevons(args: readonly string[], env: Record<string, string> = {}) {
  return spawn(process.execPath, [bin, ...args], {
    cwd: root,
    env: environment(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Resolves with all text so far once it holds `wanted`. */
export function textWith(stream: NodeJS.ReadableStream, wanted: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    stream.on('data', (chunk) => {
      text += chunk;
      if (text.includes(wanted)) resolve(text);
    });
    stream.on('end', () => reject(new Error(`ended without "${wanted}": ${text}`)));
  });
}

export function exitCode(child: ReturnType<typeof startJevons>): Promise<number | null> {
  return new Promise((resolve) => child.on('exit', (code) => resolve(code)));
}
