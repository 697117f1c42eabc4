import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'vitest';
import { buildLedger } from './index.ts';

test('try', () => {
  const dir = new URL('../../data/', import.meta.url);
  const t: Record<string, string> = {};
  for (const f of readdirSync(dir)) if (f.endsWith('.csv')) t[f] = readFileSync(new URL(f, dir), 'utf8');
  for (let i = 0; i < 5; i++) {
    const a = performance.now();
    buildLedger(t);
    console.log(performance.now() - a);
  }
  const l = buildLedger(t);
  const v = (company: string, metric: string, definition: string | undefined, period: string, asOf?: string) => {
    const x = l.find({ company, metric, definition, period, asOf });
    console.log(
      company,
      metric,
      definition,
      period,
      asOf,
      'missing' in x
        ? x.missing + ' | ' + x.hint
        : [
            x.definition,
            x.value,
            x.published,
            x.status,
            x.grade,
            x.period.start,
            x.period.end,
            x.arithmetic.map((p) => `${p.sign > 0 ? '+' : '-'}${p.label}:${p.value}`).join(' '),
            x.notes.join(' / '),
          ].join(' ; '),
    );
  };
  v('AMZN', 'capex', 'gross', 'CY2024');
  v('amazon', 'capex', 'net', 'CY2024');
  v('Amazon', 'capex', 'net', 'CY2024', '2025-01-15');
  v('msft', 'capex', undefined, 'FY2025');
  v('msft', 'capex', 'gross', 'CY2024');
  v('msft', 'capex', undefined, 'CY2024');
  v('msft', 'capex', undefined, 'CY2025');
  v('oracle', 'capex', 'gross', 'CY2024');
  v('oracle', 'capex', 'gross', 'CY2025');
  v('oracle', 'capex', 'gross', 'CY2025', '2026-07-31');
  v('nvidia', 'revenue', undefined, 'CY2025');
  v('oracle', 'revenue', undefined, 'CY2023');
  v('google', 'capex', 'net', 'CY2024');
  v('google', 'operating_income', undefined, 'FY2018');
  v('google', 'operating_income', undefined, '2018H1');
  v('amazon', 'capex', 'gross', 'CY2031');
  v('amazon', 'capex', 'gross', '2026H1');
  v('meta', 'capex', 'net', 'CY2023', '2024-03-01');
  v('meta', 'capex', undefined, 'CY2023', '2024-03-01');
  v('microsoft', 'rpo-commercial', undefined, '2026Q2');
  v('microsoft', 'rpo_total', undefined, 'FY2026');
  v('coreweave', 'capex', undefined, 'CY2025');
  v('coreweave', 'capex', 'gross', 'CY2025');
  v('alphabet', 'cloud_operating_income', undefined, 'CY2022');
  v('amazon', 'capex', 'gross', 'CY2025');
  v('amazon', 'capex', 'net', 'CY2025');
  const t4 = l.total({ companies: ['AMZN', 'MSFT', 'GOOGL', 'META'], metric: 'capex', period: '2026Q2' });
  console.log(
    t4.value,
    t4.definition,
    t4.differences,
    t4.parts.map((p) => [p.company, p.value, p.share]),
  );
  console.log(
    l.guidance({ company: 'alphabet', period: 'CY2025' }).map((g) => [g.date, g.knownFrom, g.low, g.high, g.source.id]),
  );
  const r = l.guidanceAgainstOutcome({});
  for (const o of r.outcomes)
    console.log(
      o.company,
      o.period.label,
      o.firstMiddle,
      o.lastMiddle,
      'missing' in o.outcome ? o.outcome.missing : o.outcome.value,
      o.versusFirst,
      o.versusFirstRange,
      o.versusLast,
      o.revisions.join(),
      o.comparable,
    );
  console.log(r.summary, l.dataDate);
  try {
    l.growth({
      company: 'amazon',
      metric: 'capex',
      from: 'CY2024',
      to: 'CY2025',
      definition: 'net',
      toDefinition: 'gross',
    });
  } catch (e) {
    console.log((e as any).toLine());
  }
  const tr = l.trailingYear({ company: 'msft', metric: 'capex', definition: 'gross' });
  console.log(tr);
});
