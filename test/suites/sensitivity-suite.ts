/** What every sensitivity method promises. */
import { expect, test } from 'vitest';
import {
  type BatchFunction,
  evaluateAtOnce,
  evaluateDesign,
  runSensitivity,
  type SensitivityMethod,
  sobolG,
} from '#analysis';

const inputs = ['a', 'b', 'c'];
const problem = { inputs };
/** Product form: the first input matters most, the last hardly. */
const formula = (point: Float64Array) => sobolG(point, [0, 1, 9]) + (point[0] ?? 0);

const model: BatchFunction = {
  outputs: ['nothing', 'value'],
  evaluate: (points, runs) =>
    Float64Array.from({ length: 2 * runs }, (_, i) => (i < runs ? 1 : formula(points.subarray((i - runs) * 3)))),
};

// biome-ignore lint/suspicious/noExplicitAny: the suite looks only at what all methods have.
type Any = SensitivityMethod<any, any, any, any>;

export function sensitivitySuite(method: Any, small: Record<string, number>): void {
  const design = (seed: number) => method.design(problem, seed, small);

  test(`${method.id}: same seed, same bytes, points and indices`, async () => {
    const once = method.estimate(design(5), await evaluateDesign(design(5), model), 'value');
    const again = await runSensitivity(method, problem, model, { seed: 5, settings: small, output: 'value' });
    expect(JSON.stringify(again)).toBe(JSON.stringify(once));
    expect(design(5).points).toEqual(design(5).points);
  });

  test(`${method.id}: it takes the runs that it says`, () => {
    expect(design(1).runs).toBe(method.cost(problem, small));
    expect(design(1).points.length).toBe(design(1).runs * inputs.length);
    expect(design(1).points.every((u) => u > 0 && u < 1)).toBe(true);
  });

  test(`${method.id}: a stop is heard between blocks`, async () => {
    const stop = new AbortController();
    let blocks = 0;
    const work = evaluateDesign(
      design(1),
      { ...model, evaluate: (points, runs, from) => model.evaluate(points, runs, from) },
      {
        signal: stop.signal,
        pause: async () => {
          blocks += 1;
          stop.abort();
        },
      },
    );
    await expect(work).rejects.toMatchObject({ code: 'aborted', kind: 'aborted' });
    expect(blocks).toBe(1);
  });

  test(`${method.id}: an output of another design is refused`, () => {
    const other = evaluateAtOnce(method.design({ inputs: ['x', 'y', 'z'] }, 1, small), formula);
    expect(() => method.estimate(design(1), other)).toThrow(expect.objectContaining({ code: 'other-design' }));
  });

  test(`${method.id}: what is unknown, or the same in every run, is refused`, async () => {
    const sample = await evaluateDesign(design(1), model);
    expect(() => method.estimate(design(1), sample, 'vlaue')).toThrow(
      expect.objectContaining({ code: 'unknown-output' }),
    );
    expect(() => method.estimate(design(1), sample, 'nothing')).toThrow(
      expect.objectContaining({ code: 'constant-output', kind: 'no-solution' }),
    );
    expect(() => method.design(problem, 1, { pionts: 3 })).toThrow(expect.objectContaining({ code: 'bad-settings' }));
    expect(() => method.design({ inputs: [] }, 1)).toThrow(expect.objectContaining({ code: 'no-inputs' }));
  });

  test(`${method.id}: runs that gave nothing are counted and left out`, () => {
    const whole = evaluateAtOnce(design(2), formula);
    const holed = {
      ...whole,
      values: whole.values.map((value, run) => (run === whole.values.length - 1 ? Number.NaN : value)),
    };
    expect(method.estimate(design(2), holed).dropped).toBe(1);
  });

  test(`${method.id}: it says what it asks and where it is from`, () => {
    expect(method.asks.en.endsWith('?') && method.asks.fr.endsWith('?')).toBe(true);
    expect(method.reference).toMatch(/\d{4}/);
  });
}
