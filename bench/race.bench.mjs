// The race itself: how long to make it ready, and a run in both backends, with the question that `jevons run` asks.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensemble } from '../dist/src/analysis/index.js';
import { createSimulator, planModel } from '../dist/src/engine/index.js';
import { parseModel } from '../dist/src/lang/index.js';
import { aim, heading, median, must, ratio, rounds, table, timed, timedAsync } from './measure.mjs';
import { raceQuestion } from './race-question.mjs';

const { request } = await raceQuestion();
const text = readFileSync(join(import.meta.dirname, '../model/race.mdl'), 'utf8');

const [few, many] = [64, 2048];
const ask = (backend, runs) => ensemble({ ...request, runs, backend });
const summary = ({ outputs, series, numbers }) => JSON.stringify([outputs, series, numbers]);
must(summary(await ask('wasm', few)) === summary(await ask('reference', few)), 'the backends differ');

const ready = await rounds(
  {
    parse: () => timed(() => parseModel(text, 'race.mdl'))[1],
    plan: () => {
      const model = parseModel(text, 'race.mdl');
      return timed(() => planModel(model))[1];
    },
    compile: () => {
      const plan = planModel(parseModel(text, 'race.mdl'));
      const outputs = request.outputs;
      return timed(() => createSimulator(plan, { vary: Object.keys(request.beliefs), outputs, backend: 'wasm' }))[1];
    },
  },
  7,
);

for (let warm = 0; warm < 3; warm += 1) await ask('wasm', many);
const found = await rounds(
  {
    'WebAssembly lanes': async () => (await timedAsync(() => ask('wasm', many)))[1] / many,
    'reference interpreter': async () => (await timedAsync(() => ask('reference', few)))[1] / few,
  },
  7,
);

const scalars = request.plan.scalars.length;
heading(
  `The race: ${scalars} scalars, ${Object.keys(request.beliefs).length} beliefs, one thread, draws and summaries included`,
);
table(
  ['making ready', 'ms'],
  Object.entries(ready).map(([name, all]) => [name, (median(all) * 1000).toFixed(0)]),
);
console.log('');
table(
  ['variant', 'us a run', 'range', 'times the lanes'],
  Object.entries(found).map(([name, all]) => [
    name,
    (median(all) * 1e6).toFixed(0),
    `${(Math.min(...all) * 1e6).toFixed(0)} to ${(Math.max(...all) * 1e6).toFixed(0)}`,
    ratio(all, found['WebAssembly lanes']).toFixed(1),
  ]),
);
aim('a run in 250 us', median(found['WebAssembly lanes']) < 250e-6);
