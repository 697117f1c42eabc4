// How the cost grows: parse, plan and compile with the size of a model; time per variable and step with its size; time
// per run and memory with the number of runs.
import { createSimulator, planModel } from '../dist/src/engine/index.js';
import { parseModel } from '../dist/src/lang/index.js';

const kinds = [
  (x, self) => `INTEG((${x} - ${self}) / 3, 1)`,
  (x) => `MAX(${x}, 0.5) * 1.01 - 0.2`,
  (x) => `EXP(-ABS(${x}) / 10) + 0.5`,
  (x) => `IF THEN ELSE(${x} > 1, ${x} * 0.9, ${x} + 0.1)`,
  (x) => `ZIDZ(${x}, 1 + ${x})`,
  (x) => `${x} * 0.99 + 0.01 * (${x} - seed value)`,
  (x) => `table(${x})`,
  (x) => `MIN(${x}, 100) + seed value / 7`,
];

/** A chain of equations of every common kind, one stock in eight. */
function model(variables) {
  const equations = Array.from({ length: variables }, (_, i) => {
    const self = `variable number ${i}`;
    const body = kinds[i % kinds.length](i === 0 ? 'seed value' : `variable number ${i - 1}`, self);
    return `${self} = ${body}\n\t~ Widget\n\t~ A variable of a large model, with some words about it.\n\t|\n`;
  });
  return `${equations.join('\n')}
table((0,0),(1,2),(2,3),(5,1)) ~ ~ |
seed value = 1 ~ ~ |
INITIAL TIME = 0 ~ ~ |
FINAL TIME = 100 ~ ~ |
TIME STEP = 0.25 ~ ~ |
SAVEPER = 10 ~ ~ |`;
}

const milliseconds = (work) => {
  const from = performance.now();
  const result = work();
  return [result, performance.now() - from];
};
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const batch = (runs, firstRun = 0) => ({
  runs,
  inputs: Float64Array.from({ length: runs }, (_, i) => 1 + (((firstRun + i) * 0.618) % 1)),
  firstRun,
  seed: 1,
});

for (let warm = 0; warm < 3; warm += 1)
  createSimulator(planModel(parseModel(model(300), 'warm')), { vary: ['seed_value'] });

console.log('variables   text MB   parse ms   plan ms   compile ms   ns a variable and step');
for (const variables of [200, 300, 2000, 9000]) {
  const text = model(variables);
  const [parsed, parse] = milliseconds(() => parseModel(text, 'chain.mdl'));
  const [plan, planned] = milliseconds(() => planModel(parsed));
  const options = { vary: ['seed_value'], outputs: [`variable_number_${variables - 1}`] };
  const [fast, compile] = milliseconds(() => createSimulator(plan, { ...options, backend: 'wasm' }));
  const plain = createSimulator(plan, { ...options, backend: 'reference' });
  const [a, b] = [fast.run(batch(4)).values, plain.run(batch(4)).values];
  if (!a.every((value, i) => Object.is(value, b[i]))) throw new Error('the backends differ: nothing is timed');
  const runs = Math.max(64, Math.round(200_000 / variables / 4) * 4);
  for (let warm = 0; warm < 3; warm += 1) fast.run(batch(runs));
  const times = Array.from({ length: 7 }, () => milliseconds(() => fast.run(batch(runs)))[1]);
  const each = (median(times) * 1e6) / runs / 400 / variables;
  const columns = [
    variables,
    (text.length / 1e6).toFixed(2),
    parse.toFixed(0),
    planned.toFixed(0),
    compile.toFixed(0),
    each.toFixed(2),
  ];
  console.log(columns.map((column, i) => String(column).padStart([9, 10, 11, 10, 13, 25][i])).join(''));
}

console.log('\n     runs   us a run   resident MB');
const plan = planModel(parseModel(model(40), 'chain.mdl'));
const simulator = createSimulator(plan, { vary: ['seed_value'], outputs: ['variable_number_39'] });
simulator.run(batch(4096));
let kept = 0;
for (const runs of [1_000, 10_000, 100_000, 1_000_000]) {
  const [, time] = milliseconds(() => {
    for (let from = 0; from < runs; from += 1024) {
      const { values } = simulator.run(batch(Math.min(1024, runs - from), from));
      kept += values[values.length - 1];
    }
  });
  const resident = process.memoryUsage().rss / 1e6;
  console.log(
    `${String(runs).padStart(9)}${((time * 1000) / runs).toFixed(2).padStart(11)}${resident.toFixed(0).padStart(14)}`,
  );
}
if (!Number.isFinite(kept)) throw new Error('the results are not finite');
