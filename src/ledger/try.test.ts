import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'vitest';
import { buildLedger, verifyLedger } from './index.ts';

test('try', () => {
  const dir = new URL('../../data/', import.meta.url);
  const t: Record<string, string> = {};
  for (const f of readdirSync(dir)) if (f.endsWith('.csv')) t[f] = readFileSync(new URL(f, dir), 'utf8');
  const l = buildLedger(t);
  const f = verifyLedger(l);
  console.log(f.length);
  for (const x of f) console.log(x.check, '|', x.subject, '|', x.message, '|', x.where);
});
