import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bassAdopters, bassPeak } from './diffusion.ts';

const published = { innovation: 0.03, imitation: 0.38, market: 100 };
const markets = fc.record({
  innovation: fc.double({ min: 0.001, max: 0.2, noNaN: true }),
  imitation: fc.double({ min: 0.21, max: 2, noNaN: true }),
  market: fc.double({ min: 1, max: 1e6, noNaN: true }),
});

test('the published peak comes out', () => {
  const { time, rate } = bassPeak(published);
  expect(time).toBeCloseTo(6.1926192, 7);
  expect(rate).toBeCloseTo(11.0592105, 7);
});

test('adopters start at nobody, only rise, and end at the market', () => {
  fc.assert(
    fc.property(markets, (market) => {
      expect(bassAdopters(market, 0)).toBe(0);
      const path = Array.from({ length: 50 }, (_, t) => bassAdopters(market, t));
      path.slice(1).forEach((value, t) => {
        expect(value).toBeGreaterThanOrEqual(path[t] ?? Number.NaN);
      });
      expect(bassAdopters(market, 1e4) / market.market).toBeCloseTo(1, 9);
    }),
    { seed: 1, numRuns: 100 },
  );
});

test('the closed form solves the equation, and its slope is greatest at the peak', () => {
  fc.assert(
    fc.property(markets, fc.double({ min: 0.1, max: 20, noNaN: true }), (market, time) => {
      const { innovation, imitation, market: all } = market;
      const slope = (at: number) => (bassAdopters(market, at + 1e-5) - bassAdopters(market, at - 1e-5)) / 2e-5;
      const adopters = bassAdopters(market, time);
      const equation = (innovation + (imitation * adopters) / all) * (all - adopters);
      expect(Math.abs(slope(time) - equation) / all).toBeLessThan(1e-6);
      const peak = bassPeak(market);
      expect(Math.abs(slope(peak.time) - peak.rate) / all).toBeLessThan(1e-6);
      expect(equation).toBeLessThanOrEqual(peak.rate * (1 + 1e-12));
    }),
    { seed: 2, numRuns: 100 },
  );
});

test('without enough imitation there is no peak, and rates must be positive', () => {
  expect(() => bassPeak({ innovation: 0.4, imitation: 0.4, market: 1 })).toThrow(
    expect.objectContaining({ code: 'no-peak' }),
  );
  expect(() => bassAdopters({ ...published, market: 0 }, 1)).toThrow(
    expect.objectContaining({ code: 'outside-domain' }),
  );
});
