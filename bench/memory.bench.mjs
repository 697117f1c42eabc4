// Peak memory of `jevons run -n N`, one process each: it must not grow with the number of futures.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { aim, heading, must, quick, table } from './measure.mjs';

const root = join(import.meta.dirname, '..');
const report =
  'data:text/javascript,process.on("exit",()=>console.error("peak",process.resourceUsage().maxRSS,performance.now()))';
const counts = quick ? [10_000, 100_000] : [10_000, 100_000, 1_000_000];

heading('Peak memory of `jevons run -n N --workers 2`, the whole process');
const rows = counts.map((n) => {
  const args = [
    '--import',
    report,
    join(root, 'bin/jevons.js'),
    'run',
    '-n',
    n,
    '--workers',
    2,
    '-q',
    '--format',
    'json',
  ];
  const child = spawnSync(process.execPath, args.map(String), { encoding: 'utf8', maxBuffer: 1 << 28 });
  must(child.status === 0, `jevons run -n ${n} failed: ${child.stderr}`);
  must(JSON.parse(child.stdout).n === n, `the answer is not about ${n} futures`);
  const [, kilobytes, milliseconds] = /peak (\d+) ([\d.]+)/.exec(child.stderr) ?? [];
  return { n, megabytes: Number(kilobytes) / 1024, seconds: Number(milliseconds) / 1000 };
});
table(
  ['futures', 'peak MB', 'times that of 10,000', 's'],
  rows.map(({ n, megabytes, seconds }) => [
    n.toLocaleString('en'),
    megabytes.toFixed(0),
    (megabytes / rows[0].megabytes).toFixed(2),
    seconds.toFixed(1),
  ]),
);
const last = rows.at(-1);
aim(
  `peak memory at ${last.n.toLocaleString('en')} within 1.2 of that at 10,000`,
  last.megabytes <= 1.2 * rows[0].megabytes,
);
