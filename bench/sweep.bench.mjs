// A sweep against the bare engine on the same futures: drawing, cutting into pieces, writing and reading back included.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { computePieces } from '../dist/src/cli/sweep/compute.js';
import { SweepFolder } from '../dist/src/cli/sweep/folder.js';
import { pieceValues } from '../dist/src/cli/sweep/piece-file.js';
import { loadWorld } from '../dist/src/cli/world.js';
import { createSimulator } from '../dist/src/engine/index.js';
import { planSweep, sweepPiece } from '../dist/src/studies/index.js';
import { aim, heading, median, must, quick, ratio, rounds, table, timedAsync } from './measure.mjs';

const n = quick ? 8192 : 32_768;
const batch = 64;
const world = await loadWorld();
const manifest = planSweep(world, { n }, 'bench');
const { question, columns } = manifest;
const place = mkdtempSync(join(tmpdir(), 'jevons-bench-sweep-'));
const all = Array.from({ length: manifest.pieces }, (_, index) => index);
let turn = 0;

/** Every piece into a new folder, in this thread. */
async function sweep() {
  turn += 1;
  const folder = await SweepFolder.open(join(place, String(turn)), manifest, false);
  await computePieces(world, folder, all, { place: 1, of: 1 }, {}, () => {});
  return folder;
}

// The engine is given the very draws of the sweep, read back from its files.
const folder = await sweep();
const files = folder.files();
const pieces = [];
for (const index of all) {
  const [name] = files.get(index);
  pieces.push(await pieceValues(manifest, folder.read(name), name));
}
const drawn = columns.flatMap(({ role, name }, at) => (role === 'draw' ? [{ name, at }] : []));
const fixed = Object.entries(question.fixed).filter(([id]) => !(id in question.beliefs));
const vary = [...drawn.map(({ name }) => name), ...fixed.map(([id]) => id)];
const kept = [...new Set(question.derived.flatMap(({ inputs }) => inputs))];
const simulator = createSimulator(world.plan, { vary, outputs: kept });
const batches = pieces.flatMap((values, index) => {
  const { rows, firstFuture } = sweepPiece(manifest, index);
  return Array.from({ length: Math.ceil(rows / batch) }, (_, k) => {
    const [from, runs] = [k * batch, Math.min(batch, rows - k * batch)];
    const inputs = new Float64Array(vary.length * runs);
    for (const [row, { at }] of drawn.entries()) inputs.set(values[at].subarray(from, from + runs), row * runs);
    const rest = drawn.length * runs;
    for (const [row, [, value]] of fixed.entries()) inputs.fill(value, rest + row * runs, rest + (row + 1) * runs);
    return { runs, inputs, firstRun: firstFuture + from, seed: manifest.seed, index, from };
  });
});
const engine = async () => {
  let sum = 0;
  for (const one of batches) sum += simulator.run(one).values.at(-1);
  return sum;
};

// The answer: a value at a moment must be the engine's own, to the last bit.
const { spec } = simulator;
const checked = question.derived.filter(({ reducer, inputs }) => reducer === 'value-at' && inputs.length === 1);
for (const one of batches.filter((_, k) => k % 37 === 0)) {
  const { values } = simulator.run(one);
  for (const { id, inputs, parameters } of checked) {
    const k = Math.round((parameters.time - spec.time.start) / (spec.time.saveEvery * spec.time.dt));
    const at = (kept.indexOf(inputs[0]) * spec.time.savePoints + k) * one.runs;
    const column = pieces[one.index][columns.findIndex(({ name }) => name === id)];
    for (let run = 0; run < one.runs; run += 1) {
      must(Object.is(values[at + run], column[one.from + run]), `${id} differs from the engine's`);
    }
  }
}

/** Seconds by the clock and of the processor: other work on the machine stretches the first only. */
async function both(work) {
  const from = process.cpuUsage();
  const [made, seconds] = await timedAsync(work);
  const { user, system } = process.cpuUsage(from);
  made?.removeAll?.();
  return { clock: seconds / n, processor: (user + system) / 1e6 / n };
}

const found = await rounds({ engine: () => both(engine), sweep: () => both(sweep) }, quick ? 3 : 5);
const of = (name, which) => found[name].map((one) => one[which]);
rmSync(place, { recursive: true, force: true });
const share = (name, which) => ratio(of('engine', which), of(name, which));
heading(`Sweep against the bare engine: ${n.toLocaleString('en')} futures, ${columns.length} columns, one thread`);
table(
  ['variant', 'us a run', 'throughput, share of the engine', 'processor us a run', 'share by processor time'],
  Object.keys(found).map((name) => [
    name,
    (median(of(name, 'clock')) * 1e6).toFixed(0),
    share(name, 'clock').toFixed(3),
    (median(of(name, 'processor')) * 1e6).toFixed(0),
    share(name, 'processor').toFixed(3),
  ]),
);
aim('throughput of a sweep at least 85 % of the engine', share('sweep', 'clock') >= 0.85);
