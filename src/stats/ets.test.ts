import { expect, test } from 'vitest';
import { chooseEts, etsPath, fitEts } from './ets.ts';

const noErrors = (steps: number) => new Array<number>(steps).fill(0);

test('a straight line goes on', () => {
  const line = Array.from({ length: 16 }, (_, i) => 3 + 2 * i);
  const fit = fitEts(line, { trend: 'straight', season: 1 });
  expect(fit.variance).toBeLessThan(1e-20);
  etsPath(fit, noErrors(4)).forEach((value, h) => {
    expect(value).toBeCloseTo(3 + 2 * (16 + h), 9);
  });
});

test('a damped trend adds up to slope times the shares kept', () => {
  const fit = { ...fitEts([1, 2, 3, 4, 5, 6], { trend: 'damped', season: 1 }), level: 10, slope: 2, damping: 0.5 };
  expect(etsPath(fit, noErrors(3))).toEqual([11, 11.5, 11.75]);
});

test('a season is found, and repeats', () => {
  const season = [5, 1, -2, -4];
  const series = Array.from({ length: 24 }, (_, i) => 100 + (season[i % 4] as number) + 0.01 * ((i * 7) % 5));
  const fit = chooseEts(series, 4);
  expect(fit.season).toBe(4);
  etsPath(fit, noErrors(6)).forEach((value, h) => {
    expect(value).toBeCloseTo(100 + (season[h % 4] as number), 1);
  });
});

test('noise around a level gets no trend, and its errors enter the level by alpha', () => {
  const noise = [0.3, -0.8, 0.5, 0.1, -0.4, 0.9, -0.6, -0.2, 0.7, -0.5, 0.2, -0.1, 0.4, -0.7, 0.6, -0.3];
  const fit = chooseEts(
    noise.map((one) => 20 + one),
    4,
  );
  expect(fit).toMatchObject({ trend: 'none', season: 1 });
  const [first = 0, second = 0] = etsPath(fit, [1, 0]);
  expect(second).toBeCloseTo(first - 1 + fit.alpha, 12);
});

test('too short a series is refused', () => {
  expect(() => chooseEts([1, 2, 3, 4])).toThrow(/at least 5/);
});
