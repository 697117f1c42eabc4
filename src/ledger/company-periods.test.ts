import { expect, test } from 'vitest';
import { periodParts } from './company-periods.ts';

test('a calendar year of a company on the calendar is its fiscal year', () => {
  expect(periodParts('CY2024', '12-31')).toMatchObject({ labels: ['FY2024'], approximate: false });
  expect(periodParts('2024Q3', '')).toMatchObject({ labels: ['FY2024Q3'], approximate: false });
});

test('a calendar year of a company that ends in June is four of its quarters, by their days', () => {
  expect(periodParts('CY2024', '06-30').labels).toEqual(['FY2024Q3', 'FY2024Q4', 'FY2025Q1', 'FY2025Q2']);
  expect(periodParts('2026Q2', '06-30').labels).toEqual(['FY2026Q4']);
  expect(periodParts('2026H1', '06-30')).toMatchObject({ labels: ['FY2026Q3', 'FY2026Q4'], approximate: false });
});

test('quarters that do not match stand where their middle day falls, and are marked', () => {
  expect(periodParts('CY2024', '05-31')).toMatchObject({
    labels: ['FY2024Q3', 'FY2024Q4', 'FY2025Q1', 'FY2025Q2'],
    approximate: true,
  });
  expect(periodParts('CY2025', '01-31').labels).toEqual(['FY2026Q1', 'FY2026Q2', 'FY2026Q3', 'FY2026Q4']);
});

test('fiscal periods are the company’s own', () => {
  expect(periodParts('FY2025', '06-30')).toMatchObject({
    period: { label: 'FY2025', start: '2024-07-01', end: '2025-06-30' },
    labels: ['FY2025'],
  });
  expect(periodParts('FY2025H1', '06-30').labels).toEqual(['FY2025Q1', 'FY2025Q2']);
  expect(periodParts('FY2025 9M', '12-31').labels).toEqual(['FY2025Q1', 'FY2025Q2', 'FY2025Q3']);
});

test('a period that is none is refused', () => {
  expect(() => periodParts('CY24', '12-31')).toThrow(
    expect.objectContaining({ kind: 'usage', code: 'unknown-period' }),
  );
});
