import { join } from 'node:path';
import { expect, test } from 'vitest';
import { articleCases, runCase } from './articles/run-case.ts';
import { packageWorld } from './world/package-files.ts';

const { ledger } = packageWorld();

test.each(articleCases(join(import.meta.dirname, 'articles', 'cases')).map((one) => [one.name, one] as const))(
  'the figures of %s get the verdicts on its label',
  (_, one) => {
    expect(runCase(one, ledger).faults).toEqual([]);
  },
);
