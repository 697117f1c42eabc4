import { expect, test } from 'vitest';
import { jevons, jevonsJson } from './run-jevons.ts';

interface Compared {
  readonly comparisons: readonly {
    readonly outputs: readonly {
      readonly id: string;
      readonly difference: { readonly mean: { readonly value: number; readonly standardError: number } };
      readonly byGroup: readonly { readonly group: string; readonly value: number }[];
    }[];
  }[];
  readonly hash: string;
}

const belief = '?server_lead_time=2&build_ambition=1.3';

test('the difference has an error, and its parts by belief and choice add up to it', () => {
  const result = jevonsJson<Compared>(['compare', 'default', belief, '-n', '16', '-q']);
  const head = result.comparisons[0]?.outputs[0];
  expect(head?.id).toBe('capex_2030');
  expect(head?.difference.mean.standardError).toBeGreaterThan(0);
  expect(head?.byGroup.map(({ group }) => group)).toEqual(['world', 'choice']);
  const parts = head?.byGroup.reduce((sum, { value }) => sum + value, 0);
  expect(parts).toBeCloseTo(head?.difference.mean.value ?? Number.NaN, 6);
});

test('a table in either language, plain when piped; csv has whole and parts', () => {
  const args = ['compare', 'default', belief, 'no-lock-in', '-n', '8', '--output', 'capex_2028'];
  const english = jevons(args);
  expect(english.code).toBe(0);
  expect(english.stdout).toContain('Of it, in whatever order changes are made');
  expect(english.stdout).not.toContain('\u001b');
  expect(english.stderr).toMatch(/^jevons: \d+ states of the world on the same 8 futures/);
  expect(jevons([...args, '--lang', 'fr']).stdout).toContain('quel que soit l’ordre');
  expect(jevons([...args, '--format', 'csv', '-q']).stdout).toMatch(/capex_2028,\$bn,whole,.*\n.*group choice/s);
});

test.each([
  [['default'], 'missing-argument'],
  [['default', 'cheap-model-shok'], 'unknown-scenario'],
  [['default', 'no-lock-in', '--output', 'capexx'], 'unknown-output'],
])('%j is refused as %s', (args, code) => {
  const outcome = jevons(['compare', ...args]);
  expect(outcome.code).toBe(2);
  expect(outcome.stderr).toContain(`[${code}]`);
});
