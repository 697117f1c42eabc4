// The engine against hand-written code on the same model (Getting Big Too Fast, 640 steps): one process a variant where
// it must be, one thread, the answers compared before anything is timed.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSimulator, planModel } from '../dist/src/engine/index.js';
import { parseModel } from '../dist/src/lang/index.js';
import { simulate } from './gbtf-loop.mjs';
import { aim, heading, median, must, ratio, rounds, table, timed } from './measure.mjs';

const here = import.meta.dirname;
const runs = 4096;
const times = 9;
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

const seconds = (work) => timed(work)[1];

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
  ['the reference', sameBytes ? 0 : Infinity, 0],
  ['the JavaScript loop', difference(loop(), answer), 1e-6],
];
if (compiled) checks.push(['C', difference(runProgram().values, answer), 1e-6]);
for (const [name, worst, allowed] of checks) must(worst <= allowed, `${name} differs from the lanes by ${worst}`);

const lanes = 'WebAssembly lanes';
const c = 'C, gcc -O3 -march=native';
const script = 'JavaScript loop';
const found = await rounds(
  {
    [lanes]: () => seconds(() => fast.run(batch(runs))) / runs,
    ...(compiled ? { [c]: () => runProgram().seconds / runs } : {}),
    [script]: () => seconds(loop) / runs,
    'reference interpreter': () => seconds(() => plain.run(batch(few))) / few,
  },
  times,
);
rmSync(folder, { recursive: true });

heading(`Against hand-written code: gbtf.mdl, 640 steps, ${runs} runs, one thread, median of ${times} rounds`);
table(
  ['variant', 'us a run', 'range', 'times the lanes'],
  Object.entries(found).map(([name, each]) => [
    name,
    (median(each) * 1e6).toFixed(1),
    `${(Math.min(...each) * 1e6).toFixed(1)} to ${(Math.max(...each) * 1e6).toFixed(1)}`,
    ratio(each, found[lanes]).toFixed(2),
  ]),
);
if (compiled) aim('at least as fast as C run one scenario at a time', ratio(found[c], found[lanes]) >= 1);
else console.log('\nNo gcc on this machine: the comparison with C is left out.');
aim('three times as fast as a JavaScript loop', ratio(found[script], found[lanes]) >= 3);
