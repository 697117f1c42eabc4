import { expect, test } from 'vitest';
import { jevons, jevonsJson } from './run-jevons.ts';

const two = ['race', '--firms', 'amazon,alphabet', '--rules', 'forecast,leave', '-n', '8'];

interface Estimate {
  readonly value: number;
  readonly standardError: number;
}
interface Race {
  readonly strategies: readonly { readonly id: string; readonly strategies: readonly unknown[] }[];
  readonly payoffs: readonly { readonly payoffs: readonly Estimate[]; readonly regrets: readonly number[] }[];
  readonly equilibria: {
    readonly nash: readonly { readonly regret: number; readonly epsilon: number }[];
    readonly correlated: { readonly best: { readonly total: number } };
  };
  readonly planner: { readonly maximises: string; readonly welfare: Readonly<Record<string, Estimate>> };
  readonly coordinationGap: Estimate & { readonly interval: readonly number[] };
}

test('json has strategies, pay-offs, equilibria, planner and coordination gap, each with its error', () => {
  const result = jevonsJson<Race>([...two, '--planner', 'industry', '-q']);
  expect(result.strategies.map(({ id }) => id)).toEqual(['amazon', 'alphabet']);
  expect(result.payoffs).toHaveLength(4);
  for (const { payoffs } of result.payoffs) {
    for (const { value, standardError } of payoffs) {
      expect(Number.isFinite(value)).toBe(true);
      expect(standardError).toBeGreaterThan(0);
    }
  }
  expect(result.equilibria.nash[0]?.epsilon).toBeGreaterThan(0);
  expect(result.planner.maximises).toBe('industry');
  expect(result.coordinationGap.value).toBeGreaterThanOrEqual(0);
  expect(result.coordinationGap.interval).toHaveLength(2);
});

test('piped, the table is plain and fits, and the cost is said first; csv has a row for each profile', () => {
  const { code, stdout, stderr } = jevons(two);
  expect(code).toBe(0);
  expect(stderr).toMatch(/^jevons: 4 profiles, and \d+ policies .* on the same 8 futures: \d+ simulations\./);
  expect(stdout).not.toContain('\u001b');
  expect(stdout).toContain('coordination gap');
  for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
});

test.each([
  [['--rules', 'grabb,leave'], 'unknown-rule', /did you mean grab/],
  [['--belief', 'capability_pul'], 'unknown-parameter', /did you mean capability_pull/],
])('%j is refused as %s, with what to do', (args, code, hint) => {
  const outcome = jevons(['race', ...args]);
  expect(outcome.code).toBe(2);
  expect(outcome.stderr).toContain(`[${code}]`);
  expect(outcome.stderr).toMatch(hint);
});
