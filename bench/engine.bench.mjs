// The engine against hand-written code on the same model (Getting Big Too Fast, 640 steps): one process a variant where
// it must be, one thread, the answers compared before anything is timed, variants taken in turn, medians of rounds.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSimulator, planModel } from '../dist/src/engine/index.js';
import { parseModel } from '../dist/src/lang/index.js';
import { simulate } from './gbtf-loop.mjs';

const here = import.meta.dirname;
const runs = 4096;
const rounds = 9;
const vary = ['word_of_mouth_strength', 'progress_ratio', 'capacity_delay', 'reference_elasticity_of_demand'];
const middle = [1, 0.7, 1, 0.2];
const outputs = ['net_present_value[first]', 'net_present_value[second]'];
/** One set of inputs in four takes another place in its range in each run. */
const inputs = Float64Array.from({ length: runs * 4 }, (_, i) => {
  const [input, run] = [Math.floor(i / runs), i % runs];
  return middle[input] * (0.8 + 0.4 * (((run + 1) * (input + 2) * 0.6180339887498949) % 1));
});

const text = readFileSync(join(here, '../model/gbtf.mdl'), 'utf8');
const plan = planModel(parseModel(text, 'gbtf.mdl'));
const options = { vary, outputs, time: { saveEvery: 640 } };
const batch = (count) => ({
  runs: count,
  inputs:
    count === runs
      ? inputs
      : Float64Array.from({ length: 4 * count }, (_, i) => inputs[Math.floor(i / count) * runs + (i % count)]),
  firstRun: 0,
  seed: 1,
});

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const seconds = (work) => {
  const from = performance.now();
  work();
  return (performance.now() - from) / 1000;
};

/** Final values, [output x run]. */
const finals = ({ values }, count) =>
  Float64Array.from({ length: 2 * count }, (_, i) => values[(Math.floor(i / count) * 2 + 1) * count + (i % count)]);

const fast = createSimulator(plan, { ...options, backend: 'wasm' });
const plain = createSimulator(plan, { ...options, backend: 'reference' });
const loop = () => {
  const values = new Float64Array(2 * runs);
  const result = [0, 0];
  for (let run = 0; run < runs; run += 1) {
    simulate(inputs[run], inputs[runs + run], inputs[2 * runs + run], inputs[3 * runs + run], result);
    values[run] = result[0];
    values[runs + run] = result[1];
  }
  return values;
};

const folder = mkdtempSync(join(tmpdir(), 'jevons-bench-'));
const program = join(folder, 'gbtf');
const compiled = spawnSync('gcc', ['-O3', '-march=native', join(here, 'gbtf.c'), '-o', program, '-lm']).status === 0;
const runProgram = () => {
  const child = spawnSync(program, [String(runs), '1'], { input: Buffer.from(inputs.buffer), maxBuffer: 1 << 26 });
  const bytes = Uint8Array.from(child.stdout);
  const pairs = new Float64Array(bytes.buffer);
  const values = Float64Array.from({ length: 2 * runs }, (_, i) => pairs[(i % runs) * 2 + Math.floor(i / runs)]);
  return { seconds: Number(String(child.stderr).trim()), values };
};

/** Largest relative difference of two sets of answers. */
const difference = (a, b) => a.reduce((worst, value, i) => Math.max(worst, Math.abs(value - b[i]) / Math.abs(b[i])), 0);

const answer = finals(fast.run(batch(runs)), runs);
const few = 64;
const fewAnswer = finals(plain.run(batch(few)), few);
const sameBytes = fewAnswer.every((value, i) => Object.is(value, answer[Math.floor(i / few) * runs + (i % few)]));
const checks = [
  ['reference', sameBytes ? 0 : Infinity, 0],
  ['JavaScript loop', difference(loop(), answer), 1e-6],
];
if (compiled) checks.push(['C, gcc -O3 -march=native', difference(runProgram().values, answer), 1e-6]);
for (const [name, worst, allowed] of checks) {
  if (worst > allowed) {
    process.stderr.write(`${name} differs from the lanes by ${worst}: nothing is timed\n`);
    process.exit(1);
  }
}

const variants = {
  'wasm lanes': () => seconds(() => fast.run(batch(runs))) / runs,
  ...(compiled ? { 'C, gcc -O3 -march=native': () => runProgram().seconds / runs } : {}),
  'JavaScript loop': () => seconds(loop) / runs,
  reference: () => seconds(() => plain.run(batch(few))) / few,
};
const times = Object.fromEntries(Object.keys(variants).map((name) => [name, []]));
for (let round = 0; round < rounds; round += 1) {
  for (const [name, time] of Object.entries(variants)) times[name].push(time());
}
rmSync(folder, { recursive: true });

const microseconds = Object.fromEntries(Object.entries(times).map(([name, values]) => [name, median(values) * 1e6]));
console.log(
  `${cpus()[0].model}, Node ${process.version}, load ${loadavg()[0].toFixed(2)}; gbtf.mdl, ${runs} runs, median of ${rounds} rounds`,
);
for (const [name, value] of Object.entries(microseconds)) {
  const spread = times[name].map((time) => time * 1e6);
  const ratio = value / microseconds['wasm lanes'];
  console.log(
    `${name.padEnd(26)} ${value.toFixed(1).padStart(8)} us a run (${Math.min(...spread).toFixed(1)} to ${Math.max(...spread).toFixed(1)}), ${ratio.toFixed(2)} x the lanes`,
  );
}
if (!compiled) console.log('no gcc: the comparison with C was left out');
