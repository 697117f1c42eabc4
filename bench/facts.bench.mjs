// How long the facts commands take, against a bare node: the answer is checked first, the two are taken in turn.
import { spawnSync } from 'node:child_process';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../bin/jevons.js', import.meta.url));
const rounds = 15;
const variants = [
  { name: 'node -e 0', args: ['-e', '0'], expect: '' },
  { name: 'facts capex', args: [bin, 'facts', 'capex', '--period', 'CY2025'], expect: '131,819' },
  { name: 'facts ratio', args: [bin, 'facts', 'ratio', '--period', 'CY2025'], expect: '131,819' },
  { name: 'facts outcomes', args: [bin, 'facts', 'outcomes'], expect: '7 of 9' },
  { name: 'facts series gpu-rental', args: [bin, 'facts', 'series', 'gpu-rental'], expect: '210 rows' },
];
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

function milliseconds({ name, args, expect }) {
  const from = performance.now();
  const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  const took = performance.now() - from;
  if (status !== 0 || !stdout.includes(expect)) throw new Error(`${name} does not answer with ${expect}`);
  return took;
}

for (const variant of variants) milliseconds(variant);
const times = new Map(variants.map(({ name }) => [name, []]));
for (let round = 0; round < rounds; round++) {
  for (const variant of variants) times.get(variant.name).push(milliseconds(variant));
}
const bare = median(times.get('node -e 0'));
console.log(
  `${cpus()[0]?.model}, ${cpus().length} cores, load ${loadavg()[0].toFixed(1)}, Node ${process.versions.node}`,
);
for (const [name, values] of times) {
  const middle = median(values);
  const range = `${Math.min(...values).toFixed(0)}-${Math.max(...values).toFixed(0)}`;
  console.log(
    `${name.padEnd(24)} ${middle.toFixed(0).padStart(5)} ms (${range})  ${(middle / bare).toFixed(2)} x bare`,
  );
}
