import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readNumber, sliderScale, sliderSteps, stepAt, valueAt } from './scale.ts';

test('the ends of the slider are the ends of the domain', () => {
  const scale = sliderScale(0.8, 8);
  expect(scale.logarithmic).toBe(true);
  expect([valueAt(0, scale), valueAt(sliderSteps, scale)]).toEqual([0.8, 8]);
  expect([stepAt(0.8, scale), stepAt(8, scale)]).toEqual([0, sliderSteps]);
});

test('a domain that starts at zero is linear', () => {
  const scale = sliderScale(0, 10);
  expect(valueAt(sliderSteps / 2, scale)).toBe(5);
});

test('every value of the slider is inside the domain, and its step is found again', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 200 }).map((low) => low / 100),
      fc.integer({ min: 0, max: sliderSteps }),
      (low, step) => {
        const scale = sliderScale(low, low + 30);
        const value = valueAt(step, scale);
        expect(value).toBeGreaterThanOrEqual(scale.low);
        expect(value).toBeLessThanOrEqual(scale.high);
        // Three digits are coarser than a step where the domain is narrow against its values.
        expect(Math.abs(stepAt(value, scale) - step)).toBeLessThanOrEqual(3);
      },
    ),
  );
});

test('numbers are read as people of both languages type them', () => {
  expect(['1.5', '1,5', ' 1 250,5 ', '−0,25', '1e3', '.5'].map(readNumber)).toEqual([
    1.5, 1.5, 1250.5, -0.25, 1000, 0.5,
  ]);
  expect(['', 'x', '1.2.3', '1,2,3', '1.5x', '--1', 'Infinity'].every((text) => Number.isNaN(readNumber(text)))).toBe(
    true,
  );
});
