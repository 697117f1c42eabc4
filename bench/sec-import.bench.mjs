// Import of a company file of the usual size (4 MB): time and memory of the whole command, in a process of its own.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'jevons-bench-'));
const days = (year) => [`${year}-03-31`, `${year}-06-30`, `${year}-09-30`, `${year}-12-31`];
const wanted = [
  'PaymentsToAcquirePropertyPlantAndEquipment',
  'Revenues',
  'NetCashProvidedByUsedInOperatingActivities',
  'OperatingIncomeLoss',
  'DepreciationDepletionAndAmortization',
];

/** Fifteen years of filings; 5 tags that we read and as many others as make up the size. */
function companyFile() {
  const concepts = {};
  const others = Array.from({ length: 215 }, (_, index) => `OtherConceptNumber${index}OfTheBalanceSheetAndTheNotes`);
  for (const [index, tag] of [...wanted, ...others].entries()) {
    const facts = [];
    for (let year = 2010; year <= 2025; year++) {
      for (const [quarter, end] of days(year).entries()) {
        for (const shown of year > 2010 ? [year, year - 1] : [year]) {
          const filed = `${quarter === 3 ? year + 1 : year}-${['04', '07', '10', '02'][quarter]}-28`;
          const accn = `0009999999-${filed.slice(2, 4)}-${String(quarter + 1).padStart(6, '0')}`;
          const val = (1000 + index + 10 * (quarter + 1) * (shown - 2000)) * 1_000_000;
          const fp = quarter === 3 ? 'FY' : `Q${quarter + 1}`;
          const form = quarter === 3 ? '10-K' : '10-Q';
          const start = `${shown}-01-01`;
          facts.push({ start, end: end.replace(/^\d+/, shown), val, accn, fy: year, fp, form, filed });
        }
      }
    }
    const description =
      'Amount of something that stands in the statements and is described at some length here. '.repeat(4);
    concepts[tag] = { label: tag, description, units: { USD: facts } };
  }
  return { cik: 9_999_999, entityName: 'EXAMPLE INDUSTRIES INC', facts: { 'us-gaap': concepts } };
}

for (const kind of ['companyfacts', 'submissions']) mkdirSync(join(folder, 'from', kind), { recursive: true });
const file = join(folder, 'from', 'companyfacts', 'CIK0009999999.json');
writeFileSync(file, JSON.stringify(companyFile()));
const record = { cik: '0009999999', name: 'EXAMPLE INDUSTRIES INC', tickers: ['EXIN'], fiscalYearEnd: '1231' };
writeFileSync(join(folder, 'from', 'submissions', 'CIK0009999999.json'), JSON.stringify(record));

const measure = join(folder, 'measure.mjs');
const report = join(folder, 'peak');
writeFileSync(
  measure,
  `import { writeFileSync } from 'node:fs';
   process.on('exit', () => writeFileSync(${JSON.stringify(report)}, JSON.stringify(process.resourceUsage())));`,
);
const seconds = [];
const processor = [];
const peaks = [];
for (let round = 0; round < 5; round++) {
  const data = join(folder, `data-${round}`);
  const args = ['--import', measure, join(root, 'bin', 'jevons.js')];
  args.push('facts', 'import', 'sec', '--cik', '9999999', '--from', join(folder, 'from'), '--format', 'json', '-q');
  const start = performance.now();
  const result = spawnSync(process.execPath, args, { encoding: 'utf8', env: { ...process.env, JEVONS_DATA: data } });
  seconds.push((performance.now() - start) / 1000);
  const usage = JSON.parse(readFileSync(report, 'utf8'));
  peaks.push(usage.maxRSS / 1024);
  processor.push((usage.userCPUTime + usage.systemCPUTime) / 1e6);
  const { figures, new: added } = JSON.parse(result.stdout || '{}');
  // 16 years: a year and four quarters of each of five tags, first figures only.
  if (result.status !== 0 || figures !== 400 || added.length !== 400) {
    process.stderr.write(`wrong answer: exit ${result.status}, ${figures} figures\n${result.stderr}`);
    process.exit(1);
  }
}
const size = statSync(file).size / 1_000_000;
rmSync(folder, { recursive: true, force: true });
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
process.stdout.write(
  `import of a company file of ${size.toFixed(1)} MB: ${median(seconds).toFixed(2)} s (limit 2), ${median(processor).toFixed(2)} s of processor, ` +
    `${Math.max(...peaks).toFixed(0)} MB at most (limit 200); ${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(1)}\n`,
);
