import { beforeAll, expect, test } from 'vitest';
import { packageWorld } from '../../../test/world/package-files.ts';
import type { DecideResult } from '../decide-types.ts';
import { decide, planDecision, sampleCompany } from './index.ts';

const world = packageWorld();
const company = { ...sampleCompany, cash: 0.5, creditLine: 1 };
const own = { company, n: 200, signals: [{ id: 'software_growth', noise: 0.2 }] };
const plan = { name: 'Mine', orders: { '2027': 200, '2028': 200 } };
let firm: DecideResult;
let mine: DecideResult;

beforeAll(async () => {
  firm = await decide(world, { firm: 'Alphabet', n: 200, plan, maxRuin: 1, minCvar: -1e6 });
  mine = await decide(world, own);
}, 120_000);

/** Every number in it, with its path. */
function numbersOf(value: unknown, path = ''): [string, number][] {
  if (typeof value === 'number') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => numbersOf(one, `${path}.${key}`));
}

test('everything is there with its error, and goes through JSON without loss', () => {
  for (const result of [firm, mine]) {
    expect(numbersOf(result).filter(([, value]) => !Number.isFinite(value))).toEqual([]);
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
    for (const one of [result.lambda, result.evpi, result.cvar, result.ruin, ...result.evppi]) {
      expect(one.standardError).not.toBeNull();
    }
    for (const key of ['pStar', 'lambda', 'contour', 'regret', 'evpi', 'evppi', 'cvar', 'ruin']) {
      expect(result).toHaveProperty(key);
    }
    expect(result.contour.difference).toHaveLength(result.contour.x.points.length * result.contour.y.points.length);
  }
});

test('lambda compares the regrets, p* the chances, and both say the same', () => {
  for (const { lambda, pStar } of [firm, mine]) {
    expect(lambda.regretOfLess.value - lambda.regretOfMore.value).toBeCloseTo(lambda.difference.value, 8);
    expect((lambda.value ?? 0) > 1).toBe(lambda.difference.value > 0);
    expect((pStar.margin.value ?? 0) > 0).toBe(lambda.difference.value > 0);
    if (pStar.verdict === 'undecided') expect(pStar.futuresNeeded).toBeGreaterThan(200);
    else expect(pStar.verdict).toBe(lambda.difference.value > 0 ? 'more' : 'less');
  }
});

test('more orders bring more capacity, a wait brings less, shells first stand on fewer servers', () => {
  const at = (id: string) => firm.choices.find((one) => one.id === id);
  const capacity = ['level-0.6', 'level-0.8', 'as-planned', 'level-1.2', 'level-1.4'].map(
    (id) => at(id)?.capacity.value,
  );
  expect(capacity).toEqual(capacity.toSorted((a, b) => (a ?? 0) - (b ?? 0)));
  expect(at('wait-4-level-1')?.capacity.value).toBeLessThan(at('as-planned')?.capacity.value ?? 0);
  expect(at('shells-first')?.capacity.value).toBeLessThan(at('as-planned')?.capacity.value ?? 0);
  expect(at('shells-first')?.capacity.value).toBeGreaterThanOrEqual(at('level-0.8')?.capacity.value ?? 0);
  expect(at('as-planned')?.gain).toEqual({ value: 0, standardError: 0 });
  expect(at('plan')?.label.en).toBe('Mine');
  expect(at('plan')?.capex.value).not.toBe(at('as-planned')?.capex.value);
});

test('regret is never negative, one choice has none in each state, and the minimax choice has the least', () => {
  for (const { regret, choices } of [firm, mine]) {
    const values = regret.table.map((row) => row.map(({ value }) => value));
    for (const state of regret.states.keys()) {
      expect(Math.min(...values.map((row) => row[state] ?? 0))).toBe(0);
    }
    const worst = values.map((row) => Math.max(...row));
    expect(choices[worst.indexOf(Math.min(...worst))]?.id).toBe(regret.minimaxChoice);
    expect(regret.states.reduce((sum, { probability }) => sum + probability.value, 0)).toBeCloseTo(1, 12);
  }
});

test('knowing one thing is worth no more than knowing everything, and a signal no more than the thing', () => {
  for (const { evpi, evppi } of [firm, mine]) {
    const room = (evpi.value ?? 0) + 4 * (evpi.standardError ?? 0);
    for (const one of evppi) expect((one.value ?? 0) - one.bias).toBeLessThan(room + 4 * (one.standardError ?? 0));
  }
  const [signal] = mine.evsi;
  const thing = mine.evppi.find(({ id }) => id === 'software_growth');
  const slack = 4 * ((signal?.standardError ?? 0) + (thing?.standardError ?? 0));
  expect(signal?.value).toBeLessThan((thing?.value ?? 0) + slack + 1e-9);
});

test('waiting is its option and what coming later costs; a company that takes prices as given has no rivals', () => {
  for (const { waiting } of [firm, mine]) {
    const { value, option, delay } = waiting?.withRivals ?? {};
    expect(value?.value).toBeCloseTo((option?.value ?? 0) + (delay?.value ?? 0), 9);
  }
  expect(firm.waiting?.preemption?.value).not.toBeNull();
  expect(mine.waiting?.rivalsWait).toBeNull();
});

test('the answer says lambda, p*, a probability and what knowing is worth, in both languages and without placeholders', () => {
  for (const { answer } of [firm, mine]) {
    for (const lang of ['en', 'fr'] as const) {
      const text = answer[lang].join(' ');
      expect(text).toContain('Lambda');
      expect(text).toContain('p*');
      expect(text).not.toMatch(/NaN|undefined|null|n\/a|n\.d\./);
      if (lang === 'fr') expect(text).not.toMatch(/\bbn\b|\$\d/);
    }
  }
});

test('the same seed gives the same bytes; another gives others', async () => {
  const again = await decide(world, own);
  expect(again.hash).toBe(mine.hash);
  expect((await decide(world, { ...own, seed: 2 })).hash).not.toBe(mine.hash);
}, 60_000);

test('a limit that nobody keeps is named with the nearest; it can be stopped; progress ends where the cost said', async () => {
  const reports: number[] = [];
  const request = { ...own, wait: 0, minCvar: 1000 };
  const result = await decide(world, request, { onProgress: (done) => reports.push(done) });
  expect(result.recommended.choice).toBeNull();
  expect(result.recommended.binding).toMatchObject({ on: 'cvar', limit: 1000 });
  expect(result.answer.en.join(' ')).toContain('No choice keeps');
  expect(Math.max(...reports)).toBe(planDecision(world, request).runs);
  const signal = AbortSignal.abort();
  await expect(decide(world, own, { signal })).rejects.toMatchObject({ code: 'aborted' });
}, 60_000);

test('what cannot be decided is refused before anything runs', () => {
  const refusal = (request: Parameters<typeof planDecision>[1]) => {
    try {
      planDecision(world, request);
    } catch (error) {
      return (error as { code: string }).code;
    }
    return 'accepted';
  };
  const meta = { firm: 'meta' };
  expect(refusal({})).toBe('no-firm');
  expect(refusal({ firm: 'mta' })).toBe('unknown-firm');
  expect(refusal({ ...meta, n: 50 })).toBe('too-few-futures');
  expect(refusal({ ...meta, from: 2025 })).toBe('bad-window');
  expect(refusal({ ...meta, from: 2034 })).toBe('bad-window');
  expect(refusal({ ...meta, levels: [9] })).toBe('bad-levels');
  expect(refusal({ ...meta, step: 1 })).toBe('bad-levels');
  expect(refusal({ ...meta, wait: 1.5 })).toBe('bad-wait');
  expect(refusal({ ...meta, map: ['lock_in', 'lock_n'] })).toBe('unknown-belief');
  expect(refusal({ ...meta, map: ['lock_in', 'lock_in'] })).toBe('same-axis');
  expect(refusal({ ...meta, map: ['lock_in', 'market_price_2030'] })).toBe('not-known-yet');
  expect(refusal({ ...meta, signals: [{ id: 'tax_rate', noise: 1 }] })).toBe('certain-parameter');
  expect(refusal({ ...meta, plan: { name: 'P', orders: { '2028': 1 } } })).toBe('bad-window');
  expect(refusal({ company: { ...company, orders: { '2030': 1 } } })).toBe('bad-window');
  expect(refusal({ ...meta, map: ['lock_in', 'market_elasticity_2027'] })).toBe('accepted');
});
