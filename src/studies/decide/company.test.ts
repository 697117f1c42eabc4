import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exp, JevonsError } from '#base';
import type { CompanyFile } from '../company-types.ts';
import { leaseSpec, levelSpec, waitSpec } from './choice-specs.ts';
import { companyAccount, type Market } from './company-account.ts';
import { companyFromJson, planFromJson, sampleCompany } from './company-file.ts';

const window = { from: 2027, years: 2, horizon: 2036, start: 2024, discountRate: 0.09 };
const moments = 37;
const flat = (value: number) => new Float64Array(moments).fill(value);
const market: Market = {
  price: flat(20),
  use: flat(0.8),
  server: flat(30),
  shell: flat(14),
  intensity: flat(0.5),
  leadTime: 0.75,
  life: 1e12,
  decline: 0,
  running: 1.5,
};
const idle: CompanyFile = { name: 'Idle', capacity: 100, orders: { '2027': 0 }, cash: 1, debt: 0 };

test('capacity that neither grows nor wears earns the present value of its rent', () => {
  const { none, capex, capacity, ruin } = companyAccount(idle, levelSpec(1), market, window);
  // 100,000 H100 equivalents at 20 x 0.8 $bn a million, less 1.5 $bn for each of 0.05 GW, over nine years.
  const yearly = (100 * 20 * 0.8 - 50 * 1.5) / 1000;
  expect(none).toBeCloseTo((yearly * (1 - exp(-0.09 * 9))) / 0.09, 2);
  expect([capex, ruin]).toEqual([0, 0]);
  expect(capacity).toBeCloseTo(100, 6);
});

test('orders are paid when they arrive, at the price of their day, and a wait moves them', () => {
  const growing = { ...idle, cash: 100, orders: { '2027': 100, '2028': 100 } };
  const now = companyAccount(growing, levelSpec(1), market, window);
  expect(now.capex).toBeCloseTo((200 * (30 + 7)) / 1000, 9);
  expect(companyAccount(growing, levelSpec(0.8), market, window).capex).toBeCloseTo(0.8 * now.capex, 9);
  const later = companyAccount(growing, waitSpec(4, 1, false), market, window);
  expect(later.capacity).toBeCloseTo(now.capacity - 50, 6);
  const leased = companyAccount(growing, leaseSpec(), market, window);
  expect(leased.capex).toBe(0);
  expect(leased.capacity).toBeCloseTo(now.capacity, 6);
});

test('a contract is paid in full, and what cannot be delivered is bought', () => {
  const sold = { capacity: 50, price: 2, from: 2027, until: 2036.5 };
  const gain = (company: CompanyFile) =>
    companyAccount({ ...company, contracts: [sold] }, levelSpec(1), market, window).none -
    companyAccount(company, levelSpec(1), market, window).none;
  const factor = (1 - exp(-0.09 * 9)) / 0.09;
  // Against the spot market at the same use: 50 x (2 $ x 8,766 hours - 16,000 $).
  expect(gain(idle)).toBeCloseTo(factor * 0.05 * (17.532 - 16), 2);
  const none = { ...idle, capacity: 0 };
  expect(gain(none)).toBeCloseTo(factor * 0.05 * (17.532 - 20), 2);
});

test('who cannot pay is ruined, and more credit never ruins anybody', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 5, noNaN: true }),
      fc.double({ min: 0, max: 20, noNaN: true }),
      fc.double({ min: 5, max: 30, noNaN: true }),
      (cash, creditLine, price) => {
        const company = { ...idle, orders: { '2027': 200 }, cash, creditLine };
        const at = (credit: number) =>
          companyAccount({ ...company, creditLine: credit }, levelSpec(1), { ...market, price: flat(price) }, window);
        expect(at(creditLine + 1).ruin).toBeLessThanOrEqual(at(creditLine).ruin);
      },
    ),
    { seed: 4, numRuns: 60 },
  );
  const poor = { ...idle, orders: { '2027': 200 }, cash: 0 };
  expect(companyAccount(poor, levelSpec(1), market, window).ruin).toBe(1);
  expect(companyAccount({ ...poor, creditLine: 50 }, levelSpec(1), market, window).ruin).toBe(0);
});

test('the sample is a valid file, and files come back as they were written', () => {
  expect(companyFromJson(JSON.stringify(sampleCompany), 'c.json')).toEqual(sampleCompany);
  const plan = { name: 'P', orders: { '2027': 10, '2028': 0 } };
  expect(planFromJson(JSON.stringify(plan), 'p.json')).toEqual(plan);
});

test('a bad file is refused with every problem, its place, what was expected and a guess', () => {
  const thrown = (text: string): JevonsError => {
    try {
      companyFromJson(text, 'c.json');
    } catch (error) {
      if (error instanceof JevonsError) return error;
    }
    throw new Error('it was accepted');
  };
  const bad = thrown(JSON.stringify({ ...sampleCompany, capacity: -1, cash: 'much', order: {} }));
  expect(bad.code).toBe('company-file');
  const text = (bad.issues ?? []).map((one) => `${one.where} ${one.message} ${one.hint ?? ''}`).join('\n');
  expect(text).toContain('c.json capacity expected 0 or more, not -1');
  expect(text).toContain('c.json cash expected a number, not "much"');
  expect(text).toContain('did you mean orders?');
  expect(thrown('{').message).toContain('is not JSON');
  const { cash: _, ...rest } = sampleCompany;
  expect(thrown(JSON.stringify(rest)).message).toContain('is missing');
  const gap = thrown(JSON.stringify({ ...sampleCompany, orders: { '2027': 1, '2029': 1 } }));
  expect(gap.hint).toContain('years in a row');
  const contracts = [{ capacity: 1, price: 2, from: 2030, until: 2028 }];
  expect(thrown(JSON.stringify({ ...sampleCompany, contracts })).message).toContain('ends before');
});
