import { expect, test } from 'vitest';
import { ensemble, inProcessExecutor } from '#analysis';
import { packageWorld } from '../../test/world/package-files.ts';
import {
  computePiece,
  expandOutputs,
  planSweep,
  resolveScenario,
  type SweepRequest,
  type SweepValues,
  sweepPiece,
} from './index.ts';

const world = packageWorld();
const plan = (request: SweepRequest) => planSweep(world, request, '1.0.0');

/** The columns of a whole sweep, by name. */
async function computed(request: SweepRequest): Promise<(name: string) => number[]> {
  const manifest = plan(request);
  const pieces: SweepValues[] = [];
  for (let index = 0; index < manifest.pieces; index += 1) {
    pieces.push((await computePiece(world.plan, manifest, sweepPiece(manifest, index))).values);
  }
  return (name) => {
    const place = manifest.columns.findIndex((one) => one.name === name);
    return pieces.flatMap((values) => [...((values[place] ?? []) as Float64Array)]);
  };
}

test('the rows of a sweep are the futures of the ensemble with the same seed', async () => {
  const n = 128;
  const { beliefs, correlations, fixed } = resolveScenario(world, { n, seed: 5 });
  const inputs = ['total_ai_revenue'];
  const { numbers } = await ensemble({
    plan: world.plan,
    beliefs,
    correlations,
    fixed,
    outputs: [],
    derived: [{ id: 'revenue', reducer: 'value-at', inputs, parameters: { time: 2030 } }],
    runs: n,
    seed: 5,
  });
  const sweep = await computed({ n, seed: 5, outputs: ['total_ai_revenue_2030'] });
  expect(sweep('total_ai_revenue_2030')).toEqual([...(numbers[0]?.values ?? [])]);
});

test('every row is in exactly one piece, whatever the size of the design', () => {
  for (const n of [1, 63, 64, 65, 1000, 4097, 99_999, 3_000_000]) {
    const manifest = plan({ n, levels: [{ id: 'lock_in', values: [0, 1] }] });
    let next = 0;
    const pieces = Array.from({ length: manifest.pieces }, (_, index) => sweepPiece(manifest, index));
    for (const { firstRow, rows, firstFuture } of pieces) {
      if (firstRow !== next || rows < 1 || rows > 16_384 || firstFuture + rows > n) throw new Error(`at ${firstRow}`);
      next += rows;
    }
    expect(next).toBe(2 * n);
  }
});

test('levels are crossed on the same draws, the last one fastest', async () => {
  const request: SweepRequest = {
    n: 64,
    outputs: ['capex_2030'],
    levels: [
      { id: 'lock_in', values: [0, 2] },
      { id: 'capex_tax', values: [0, 0.5, 1] },
    ],
  };
  const column = await computed(request);
  const [locks, taxes] = [column('lock_in'), column('capex_tax')];
  expect(locks).toHaveLength(6 * 64);
  expect([...new Set(locks.map((lock, row) => `${lock} ${taxes[row]}`))]).toEqual([
    '0 0',
    '0 0.5',
    '0 1',
    '2 0',
    '2 0.5',
    '2 1',
  ]);
  const draws = column(plan(request).columns.find(({ role }) => role === 'draw')?.name ?? '');
  expect(draws.slice(0, 64)).toEqual(draws.slice(-64));
  const capex = column('capex_2030');
  expect(capex.slice(0, 64)).not.toEqual(capex.slice(-64));
});

test('a range is spread evenly, in each design', async () => {
  for (const design of ['sobol', 'latin-hypercube', 'random'] as const) {
    const range = { id: 'lock_in', low: 0.5, high: 1.5 };
    const sweep = await computed({ n: 128, design, ranges: [range], outputs: ['capex_2030'] });
    const values = sweep('lock_in');
    expect(Math.min(...values)).toBeGreaterThan(0.5);
    expect(Math.max(...values)).toBeLessThan(1.5);
    const mean = values.reduce((sum, value) => sum + value, 0) / 128;
    // Four standard errors of independent draws; the other designs are nearer.
    expect(Math.abs(mean - 1)).toBeLessThan(4 / Math.sqrt(12 * 128));
  }
});

test('years can be spelt out, and two ways to write the same sweep are one', () => {
  expect(expandOutputs(['capex_2027..2029', 'capex_2028'])).toEqual(['capex_2027', 'capex_2028', 'capex_2029']);
  const one = plan({ n: 100, outputs: ['capex_2027..2028'] });
  const other = plan({ n: 100, outputs: ['capex_2027', 'capex_2028'], scenario: 'default' });
  expect(one.id).toBe(other.id);
  expect(plan({ n: 101, outputs: ['capex_2027..2028'] }).id).not.toBe(one.id);
});

test('failed futures keep their draws and say where they failed', async () => {
  const manifest = plan({ n: 64, outputs: ['capex_2030'] });
  const piece = sweepPiece(manifest, 0);
  const usual = inProcessExecutor();
  const { values, failed } = await computePiece(world.plan, manifest, piece, {
    executor: {
      workers: 1,
      // As an engine that fails in the third run.
      map: (request, chunks, onChunk, signal) =>
        usual.map(
          request,
          chunks,
          (chunk) => {
            if (chunk.index > 0) return onChunk(chunk);
            chunk.numbers.fill(Number.NaN, 2, 3);
            onChunk({ ...chunk, failures: [{ run: 2, time: 2027.5, variable: 'price', reason: 'overflow' }] });
          },
          signal,
        ),
    },
  });
  const at = (name: string) => values[manifest.columns.findIndex((one) => one.name === name)]?.[2];
  expect(failed).toBe(1);
  expect(at('capex_2030')).toBeNaN();
  expect([at('failed_variable'), at('failed_reason'), at('failed_time')]).toEqual(['price', 'overflow', 2027.5]);
  const draw = manifest.columns.find(({ role }) => role === 'draw')?.name ?? '';
  expect(Number.isFinite(at(draw))).toBe(true);
});

test.each<[string, SweepRequest, string]>([
  ['an unknown parameter', { ranges: [{ id: 'lock_on', low: 0, high: 1 }] }, 'unknown-parameter'],
  ['an unknown output', { outputs: ['capx_2030'] }, 'unknown-output'],
  ['a year outside', { outputs: ['capex_2099'] }, 'outside-the-run'],
  ['a range backwards', { ranges: [{ id: 'lock_in', low: 1, high: 0 }] }, 'bad-range'],
  ['a level twice', { levels: [{ id: 'lock_in', values: [1, 1] }] }, 'bad-levels'],
  ['a level outside its domain', { levels: [{ id: 'lock_in', values: [0, -9] }] }, 'outside-domain'],
  ['a parameter set and spread', { set: { lock_in: 1 }, ranges: [{ id: 'lock_in', low: 0, high: 1 }] }, 'given-twice'],
  [
    'too many rows',
    { n: 100_000_000, levels: [{ id: 'lock_in', values: Array.from({ length: 22 }, (_, k) => k / 10) }] },
    'too-many-rows',
  ],
])('%s is refused', (_, request, code) => {
  expect(() => plan(request)).toThrow(expect.objectContaining({ code }));
});
