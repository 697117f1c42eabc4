// How the cost grows: parse, plan and compile with the size of a model; time per variable and step with its size; time
// per run and memory with the number of runs.
import { createSimulator, planModel } from '../dist/src/engine/index.js';
import { parseModel } from '../dist/src/lang/index.js';
import { aim, heading, median, must, rounds, table, timed } from './measure.mjs';

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

const batch = (runs, firstRun = 0) => ({
  runs,
  inputs: Float64Array.from({ length: runs }, (_, i) => 1 + (((firstRun + i) * 0.618) % 1)),
  firstRun,
  seed: 1,
});

const milliseconds = (work) => {
  const [result, seconds] = timed(work);
  return [result, seconds * 1000];
};
const steps = 400;

for (let warm = 0; warm < 3; warm += 1)
  createSimulator(planModel(parseModel(model(300), 'warm')), { vary: ['seed_value'] });

/** One model of a size: made ready several times, checked, and a function that measures a variable and step. */
function sized(variables) {
  const text = model(variables);
  const options = { vary: ['seed_value'], outputs: [`variable_number_${variables - 1}`] };
  const tries = Array.from({ length: 3 }, () => {
    const [parsed, parse] = milliseconds(() => parseModel(text, 'chain.mdl'));
    const [plan, planned] = milliseconds(() => planModel(parsed));
    const [fast, compile] = milliseconds(() => createSimulator(plan, { ...options, backend: 'wasm' }));
    return { plan, fast, parse, planned, compile };
  });
  const { plan, fast } = tries[0];
  const plain = createSimulator(plan, { ...options, backend: 'reference' });
  const [a, b] = [fast.run(batch(4)).values, plain.run(batch(4)).values];
  must(
    a.every((value, i) => Object.is(value, b[i])),
    `the backends differ at ${variables} variables`,
  );
  const runs = Math.max(64, Math.round(400_000 / variables / 64) * 64);
  // Until the platform has optimised the module.
  for (let warm = 0; warm < 12; warm += 1) fast.run(batch(runs));
  const measure = () => (timed(() => fast.run(batch(runs)))[1] * 1e9) / runs / steps / variables;
  const of = (part) => median(tries.map((one) => one[part]));
  return { variables, bytes: text.length, parse: of('parse'), plan: of('planned'), compile: of('compile'), measure };
}

const sizes = [200, 300, 2000, 9000].map(sized);
const found = await rounds(Object.fromEntries(sizes.map((size) => [size.variables, size.measure])), 9);
const each = (variables) => median(found[variables]);
heading(`Growth with the size of the model: a chain of every common kind of equation, ${steps} steps, one thread`);
table(
  ['variables', 'text MB', 'parse ms', 'plan ms', 'compile ms', 'ns a variable and step'],
  sizes.map(({ variables, bytes, parse, plan, compile }) => [
    variables,
    (bytes / 1e6).toFixed(2),
    parse.toFixed(0),
    plan.toFixed(0),
    compile.toFixed(0),
    each(variables).toFixed(2),
  ]),
);
const [, three, , large] = sizes;
const spread = Math.max(each(200), each(300), each(2000)) / Math.min(each(200), each(300), each(2000));
aim(`flat within 1.3 from 200 to 2,000 variables (${spread.toFixed(2)})`, spread <= 1.3);
aim('parse and plan of 300 equations under 100 ms', three.parse + three.plan < 100);
aim('parse and plan of 1.3 MB under 1 s', large.parse + large.plan < 1000);
aim('compiling 300 variables under 150 ms', three.compile < 150);

const plan = planModel(parseModel(model(20), 'chain.mdl'));
const simulator = createSimulator(plan, { vary: ['seed_value'], outputs: ['variable_number_19'] });
for (let warm = 0; warm < 12; warm += 1) simulator.run(batch(4096));
let kept = 0;
const runsGrowth = Object.fromEntries(
  [1_000, 10_000, 100_000, 1_000_000].map((runs) => [
    runs,
    () => {
      const [, seconds] = timed(() => {
        for (let from = 0; from < runs; from += 1000) {
          const { values } = simulator.run(batch(Math.min(1000, runs - from), from));
          kept += values[values.length - 1];
        }
      });
      return (seconds * 1e6) / runs;
    },
  ]),
);
const growth = await rounds(runsGrowth, 3);
must(Number.isFinite(kept), 'the results are not finite');
heading(`Growth with the number of runs: 20 variables, ${steps} steps, in calls of 1,000, one thread`);
table(
  ['runs', 'us a run', 'ns a variable and step'],
  Object.entries(growth).map(([runs, all]) => [
    Number(runs).toLocaleString('en'),
    median(all).toFixed(2),
    ((median(all) * 1000) / steps / 20).toFixed(2),
  ]),
);
const runTimes = Object.values(growth).map(median);
const runSpread = Math.max(...runTimes) / Math.min(...runTimes);
aim(`flat within 1.3 from 1,000 to 1,000,000 runs (${runSpread.toFixed(2)})`, runSpread <= 1.3);
