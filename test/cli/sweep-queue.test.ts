/** Sweeps over a real Redis: workers die, Redis dies, and the bytes are those of one process. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { hasRedis, redisRequired, startRedis, type TestRedis } from './redis.ts';
import { exitCode, jevons, startJevons, textWith } from './run-jevons.ts';

// Several programs at once: on a busy machine they take their time.
vi.setConfig({ testTimeout: 240_000 });

const place = mkdtempSync(join(tmpdir(), 'jevons-queue-test-'));
const at = (name: string) => join(place, name);
const question = ['-n', '256', '--output', 'capex_2030'];
const skipped = !hasRedis && !redisRequired;
if (skipped) {
  process.stdout.write('redis        SKIPPED: no redis-server found; install one (apt-get install redis-server)\n');
}

let redis: TestRedis;
let client: Redis;

beforeAll(async () => {
  if (skipped) return;
  redis = await startRedis();
  client = new Redis(redis.url);
  client.on('error', () => {});
});

afterAll(() => {
  client?.disconnect();
  redis?.process.kill('SIGKILL');
});

/** Waits until the list of jobs under way of some sweep has this length. */
async function active(length: number): Promise<void> {
  for (;;) {
    const [key] = await client.keys('jevons:sweep-*:active');
    if (key !== undefined && (await client.llen(key)) === length) return;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

test.skipIf(skipped)(
  'a worker killed in the middle of a piece loses nothing; the bytes are those of one process',
  async () => {
    const one = startJevons(['sweep', ...question, '-o', at('one.parquet'), '-q']);
    const work = ['worker', '--queue', redis.url, '--stall', '2', '--workers', '1'];
    const dies = startJevons([...work, '-q']);
    const sweep = startJevons(['sweep', ...question, '-o', at('queued.parquet'), '--queue', redis.url]);
    const [first, second, third] = [exitCode(one), exitCode(dies), exitCode(sweep)];
    await active(1);
    dies.kill('SIGKILL');
    expect(await second).toBe(null);
    // What it had begun is still its own until it has been silent for too long.
    await active(1);
    const heir = startJevons([...work, '--idle', '20']);
    const heard = textWith(heir.stderr, 'piece 1 of');
    const ended = exitCode(heir);
    expect(await third).toBe(0);
    expect(await heard).toContain('listening at redis://127.0.0.1:');
    expect(await first).toBe(0);
    expect(readFileSync(at('queued.parquet')).equals(readFileSync(at('one.parquet')))).toBe(true);
    heir.kill('SIGINT');
    expect(await ended).toBe(0);
  },
);

test.skipIf(skipped)('the example of the help takes work from the queue it names', async () => {
  const { stdout } = jevons(['worker', '--help']);
  const [line = ''] = /^ {2}jevons (worker .*)$/m.exec(stdout)?.slice(1) ?? [];
  const args = line.split(' ').map((word) => (word.startsWith('redis://') ? redis.url : word));
  expect(jevons(args)).toMatchObject({ code: 0, stderr: expect.stringContaining('0 pieces done') });
});

test.skipIf(skipped)('Redis gone: tried again with a word, a clear end, and the rest goes on without it', async () => {
  const command = ['sweep', ...question, '-o', at('left.parquet')];
  const sweep = startJevons([...command, '--queue', redis.url, '--patience', '1']);
  const ended = exitCode(sweep);
  const said = textWith(sweep.stderr, '[redis-gone]');
  await textWith(sweep.stderr, 'go to the queue');
  redis.process.kill('SIGKILL');
  expect(await said).toMatch(/Redis does not answer; trying again for up to 1 s/);
  expect(await ended).toBe(3);
  expect(jevons([...command, '-q']).code).toBe(0);
  expect(readFileSync(at('left.parquet')).equals(readFileSync(at('one.parquet')))).toBe(true);
});
