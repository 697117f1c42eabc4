/** A Redis of the test's own, on a free port of this machine. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';

export const redisProgram = process.env.JEVONS_REDIS ?? 'redis-server';
export const hasRedis = spawnSync(redisProgram, ['--version']).status === 0;
/** Where a missing Redis is a failure and no reason to skip. */
export const redisRequired = process.env.JEVONS_REQUIRE_REDIS === '1';

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

export interface TestRedis {
  readonly url: string;
  readonly process: ChildProcess;
}

export async function startRedis(): Promise<TestRedis> {
  const port = await freePort();
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const child = spawn(redisProgram, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (text) => {
      if (String(text).includes('Ready to accept connections')) resolve();
    });
    child.on('exit', () => reject(new Error('redis-server ended at once')));
  });
  return { url: `redis://127.0.0.1:${port}`, process: child };
}
