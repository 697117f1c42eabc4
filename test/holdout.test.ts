import { expect, test } from 'vitest';
import { articleCases, runCase } from './articles/run-case.ts';
import { packageWorld } from './world/package-files.ts';
test('h', () => {
  const { ledger } = packageWorld();
  let n = 0, ok = 0, wrongly = 0;
  for (const one of articleCases(process.env.HOLD ?? '/tmp/holdout')) {
    const out = runCase(one, ledger);
    n += out.verdicts.length; ok += out.verdicts.filter((v) => v.right).length;
    for (const v of out.verdicts) if (!v.right && v.got && v.got.verdict !== 'not-checkable') wrongly++;
    console.log(one.name, out.verdicts.filter((v) => v.right).length + '/' + out.verdicts.length, '\n' + out.faults.join('\n'));
  }
  console.log('SCORE', ok, n, 'confidently wrong', wrongly);
  expect(n).toBeGreaterThan(0);
});
