import { expect, test } from 'vitest';
import { packageWorld } from '../../test/world/package-files.ts';
import { foundingExample } from './index.ts';

const found = foundingExample(packageWorld().ledger);
const reading = (id: string) => found.growth.find((growth) => growth.id === id);

test('the claim of +29 % is true net of proceeds, about +35 % like for like, +20.5 % gross', () => {
  expect(reading('net')).toMatchObject({ holds: true });
  expect(reading('net')?.growth).toBeCloseTo(100 / 77.658 - 1, 12);
  expect(reading('like-for-like')?.growth).toBeCloseTo(105.2 / 78.2 - 1, 12);
  expect(reading('gross')?.growth).toBeCloseTo(0.2048, 4);
  expect(reading('gross')?.holds).toBe(false);
});

test('"respectively" inverts the rivals, whose plans are for different years', () => {
  expect(found.rivalsInverted).toBe(true);
  expect(found.ranking.map(({ company }) => company)).toEqual(['amazon', 'microsoft', 'alphabet']);
  expect(found.ranking.map(({ period }) => period.label)).toEqual(['CY2025', 'FY2025', 'CY2025']);
});

test('the outcome is told on both bases', () => {
  expect(found.outcome.net).toBeCloseTo(128.32, 6);
  expect(found.outcome.gross).toBeCloseTo(131.819, 6);
});

test('every guide for 2025 given around the cheap model was raised later', () => {
  expect(found.afterCheapModel.map(({ company }) => company).sort()).toEqual(['alphabet', 'amazon', 'meta']);
  expect(found.afterCheapModel.every(({ raised }) => raised)).toBe(true);
});

test('the French text has French money', () => {
  expect(found.text.fr.join(' ')).toContain('Md$');
  expect(found.text.fr.join(' ')).not.toMatch(/\$\d|bn/);
});

test('the exception is told: a slower Microsoft in January 2025, reversed in October', () => {
  expect(found.exception.map(({ date }) => date)).toEqual(['2025-01-29', '2025-10-29']);
});
